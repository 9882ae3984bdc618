using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <param name="Page">From 0; a page holds <see cref="EarlierFeedbackForm.PageSize"/>.</param>
internal sealed record EarlierFeedbackView(RecordFrame Frame, IReadOnlyList<(Feedback Feedback, FeedbackUpdate Update)> Items, int Page);

/// <summary>Step 3: what became of earlier feedback. Skipped when nothing is open.</summary>
internal static class EarlierFeedbackCard
{
    public static AdaptiveCard Render(EarlierFeedbackView view)
    {
        var pages = EarlierFeedbackForm.Pages(view.Items.Count);
        var shown = view.Items.Skip(view.Page * EarlierFeedbackForm.PageSize).Take(EarlierFeedbackForm.PageSize);
        return view.Frame.Draw(
            "前回までの要望等の措置状況",
            [
                .. pages > 1 ? [Shapes.Small($"{view.Items.Count}件のうち{view.Page + 1}／{pages}ページ")] : Array.Empty<AdaptiveElement>(),
                .. shown.Select(item => Item(item.Feedback, item.Update, view.Frame.Form)),
            ],
            $"。{view.Items.Count}件"
        );
    }

    private static AdaptiveContainer Item(Feedback feedback, FeedbackUpdate update, FormState form)
    {
        var (id, name) = (feedback.Entry.Id, Shapes.Plain(Shapes.Short(feedback.Entry.Text, 16)));
        return new AdaptiveContainer([
            new AdaptiveTextBlock(Shapes.Plain(Shapes.Short(feedback.Entry.Text, 120))) { Weight = "Bolder" },
            Shapes.Small($"{JapaneseDate.WithoutWeekday(feedback.MeetingDate)}の会議　{MeetingWords.Of(feedback.Entry.Field)}"),
            .. new EarlierFeedbackFields(id, name).All.SelectMany(f => f.Draw(form, update)),
        ])
        {
            Separator = true,
            Spacing = "Small",
        };
    }
}
