using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.RecordMeeting;

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
        var (status, measure, told) = EarlierFeedbackForm.Fields(id);
        return new AdaptiveContainer([
            new AdaptiveTextBlock(Shapes.Plain(Shapes.Short(feedback.Entry.Text, 120))) { Weight = "Bolder" },
            Shapes.Small($"{JapaneseDate.WithoutWeekday(feedback.MeetingDate)}の会議　{MeetingWords.Of(feedback.Entry.Field)}"),
            new AdaptiveChoiceSetInput
            {
                Id = status,
                Label = $"{name}：措置状況",
                Choices = [.. Enum.GetValues<FeedbackStatus>().Select(s => new AdaptiveChoice(MeetingWords.Of(s), s.ToString()))],
                Value = form.Value(status, update.Status.ToString()),
            },
            .. form.Field(
                LimitedText.Lines(measure, $"{name}：措置の内容", EarlierFeedbackForm.MeasureLength, form.Value(measure, update.Measure))
            ),
            new AdaptiveToggleInput
            {
                Id = told,
                Title = "今回の会議で参加者に連絡した",
                Value = form.Value(told, update.Told ? "true" : "false") ?? "false",
            },
        ])
        {
            Separator = true,
            Spacing = "Small",
        };
    }
}

internal static class EarlierFeedbackForm
{
    public const int PageSize = 3;
    public const int MeasureLength = 1000;

    public static (string Status, string Measure, string Told) Fields(string id) => ($"status-{id}", $"measure-{id}", $"told-{id}");

    public static int Pages(int items) => (items + PageSize - 1) / PageSize;

    public static (MeetingContent Content, FormState State) Read(
        CardData data,
        MeetingContent content,
        IReadOnlyList<(Feedback Feedback, FeedbackUpdate Update)> items
    )
    {
        var fields = new FieldReader(data);
        var updates = items
            .Select(item =>
            {
                var (status, measure, told) = Fields(item.Feedback.Entry.Id);
                if (!data.Has(status) && !data.Has(measure))
                {
                    return item.Update;
                }

                // Whoever only passes by has not decided anew on what has come in between.
                var shown = content.EarlierFeedback.FirstOrDefault(u => u.FeedbackId == item.Feedback.Entry.Id) ?? item.Update;
                var typed = shown with
                {
                    Status = data.Choice<FeedbackStatus>(status) ?? shown.Status,
                    Measure = fields.Text(measure, MeasureLength),
                    Told = data.IsOn(told),
                };
                return typed == shown ? item.Update : typed with { Seen = item.Feedback.Version };
            })
            .ToList();
        return (content with { EarlierFeedback = updates }, fields.State());
    }
}
