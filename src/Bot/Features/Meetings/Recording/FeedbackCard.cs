using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

internal sealed record FeedbackView(RecordFrame Frame, MeetingContent Content)
{
    public FeedbackEntry? Edited => Content.Feedback.FirstOrDefault(f => f.Id == Frame.Item);
}

/// <summary>Step 5: 意見・要望等 and what is taken up as problem-solving.</summary>
internal static class FeedbackCard
{
    private const string AddSection = "add";
    private const string MeasureSection = "measures";
    private const string ProblemSection = "problem";

    private static readonly IReadOnlyList<InputField<FeedbackEntry>> Said =
    [
        FeedbackFields.Text,
        FeedbackFields.Kind,
        FeedbackFields.Field,
        FeedbackFields.Speaker,
    ];

    private static readonly IReadOnlyList<InputField<FeedbackEntry>> Done =
    [
        FeedbackFields.InCharge,
        FeedbackFields.Status,
        FeedbackFields.Measure,
        FeedbackFields.TakenUp,
    ];

    public static AdaptiveCard Render(FeedbackView view)
    {
        var (form, content) = (view.Frame.Form, view.Content);
        return view.Frame.Draw(
            "意見・要望等",
            [
                .. content.Feedback.Count > ItemList.MostWithButtons
                    ? ItemList.Compact(view.Frame, "意見・要望等", [.. content.Feedback.Select(f => (f.Id, f.Text))])
                    : content
                        .Feedback.Select((f, i) => (Entry: f, Number: i + 1))
                        .Where(f => f.Entry.Id != view.Edited?.Id)
                        .Select(f => Row(view.Frame, f.Entry, f.Number)),
                .. Entry(view),
                new AdaptiveActionSet([new AdaptiveToggleVisibilityAction([ProblemSection]) { Title = "問題解決の取組を記入" }]),
                new AdaptiveContainer([.. FeedbackFields.ProblemSolving.Draw(form, content)])
                {
                    Id = ProblemSection,
                    IsVisible = content.ProblemSolving.Length > 0 || form.Errors.ContainsKey(FeedbackFields.ProblemSolving.Id),
                },
            ],
            $"。{content.Feedback.Count}件入力済み"
        );
    }

    private static AdaptiveContainer Row(RecordFrame frame, FeedbackEntry entry, int number) =>
        ItemList.Row(
            frame,
            entry.Id,
            $"要望等{number}",
            $"{number}　{Shapes.Short(entry.Text, 60)}",
            $"{MeetingWords.Of(entry.Kind)}　{MeetingWords.Of(entry.Field)}　{(entry.Speaker.Length == 0 ? "匿名" : entry.Speaker)}",
            entry.Kind == FeedbackKind.Request ? MeetingWords.Of(entry.Status) : null
        );

    private static IEnumerable<AdaptiveElement> Entry(FeedbackView view)
    {
        var (form, edited) = (view.Frame.Form, view.Edited);
        var number = edited is null ? 0 : view.Content.Feedback.ToList().IndexOf(edited) + 1;
        var folded =
            view.Content.Feedback.Count > 0 && edited is null && form.Value(FeedbackFields.Text.Id, null) is null && !form.HasErrors;
        if (folded)
        {
            yield return new AdaptiveActionSet([new AdaptiveToggleVisibilityAction([AddSection]) { Title = "意見・要望等を追加" }]);
        }

        yield return new AdaptiveContainer([
            new AdaptiveTextBlock(edited is null ? "意見・要望等を追加" : $"意見・要望等{number}を修正")
            {
                Weight = "Bolder",
                Style = "heading",
            },
            .. edited is null && view.Content.Feedback.Count == 0
                ? [Shapes.Small("なければ、空欄のまま「次へ」を押してください。")]
                : Array.Empty<AdaptiveElement>(),
            .. Said.SelectMany(f => f.Draw(form, edited)),
            new AdaptiveActionSet([new AdaptiveToggleVisibilityAction([MeasureSection]) { Title = "担当・措置を記入" }]),
            Measures(form, edited),
            ItemList.EntryButtons(view.Frame, edited is null ? null : $"要望等{number}"),
        ])
        {
            Id = AddSection,
            IsVisible = folded ? false : null,
            Style = "emphasis",
            Spacing = "Medium",
        };
    }

    private static AdaptiveContainer Measures(FormState form, FeedbackEntry? edited) =>
        new([.. Done.SelectMany(f => f.Draw(form, edited))])
        {
            Id = MeasureSection,
            IsVisible =
                edited is not null
                && (edited.Measure.Length + edited.PersonInCharge.Length > 0 || edited.Status != FeedbackStatus.NotStarted),
        };
}
