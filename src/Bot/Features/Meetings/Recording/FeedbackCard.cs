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
                new AdaptiveContainer([
                    .. form.Field(
                        LimitedText.Lines(
                            FeedbackForm.ProblemSolving,
                            "犯罪被害抑止等に向けた取組（問題解決）：協働者、取組の内容",
                            FeedbackForm.ProblemLength,
                            form.Value(FeedbackForm.ProblemSolving, content.ProblemSolving)
                        )
                    ),
                ])
                {
                    Id = ProblemSection,
                    IsVisible = content.ProblemSolving.Length > 0 || form.Errors.ContainsKey(FeedbackForm.ProblemSolving),
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
        var folded = view.Content.Feedback.Count > 0 && edited is null && form.Value(FeedbackForm.Text, null) is null && !form.HasErrors;
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
            .. form.Field(
                LimitedText.Lines(FeedbackForm.Text, "内容", FeedbackForm.TextLength, form.Value(FeedbackForm.Text, edited?.Text))
            ),
            Choice(FeedbackForm.Kind, "種別", form, edited?.Kind ?? FeedbackKind.Request, MeetingWords.Of),
            Choice(FeedbackForm.Field, "分野", form, edited?.Field ?? FeedbackField.CommunityPolice, MeetingWords.Of),
            .. form.Field(
                LimitedText.Line(
                    FeedbackForm.Speaker,
                    "発言者（空欄は匿名）",
                    FeedbackForm.NameLength,
                    form.Value(FeedbackForm.Speaker, edited?.Speaker)
                )
            ),
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
        new([
            .. form.Field(
                LimitedText.Line(
                    FeedbackForm.InCharge,
                    "担当",
                    FeedbackForm.NameLength,
                    form.Value(FeedbackForm.InCharge, edited?.PersonInCharge)
                )
            ),
            Choice(FeedbackForm.Status, "措置状況", form, edited?.Status ?? FeedbackStatus.NotStarted, MeetingWords.Of),
            .. form.Field(
                LimitedText.Lines(
                    FeedbackForm.Measure,
                    "措置の内容",
                    FeedbackForm.TextLength,
                    form.Value(FeedbackForm.Measure, edited?.Measure)
                )
            ),
            new AdaptiveToggleInput
            {
                Id = FeedbackForm.TakenUp,
                Title = "犯罪被害抑止等に向けた取組（問題解決）として取り上げる",
                Value = form.Value(FeedbackForm.TakenUp, edited?.ProblemSolving == true ? "true" : "false") ?? "false",
            },
        ])
        {
            Id = MeasureSection,
            IsVisible =
                edited is not null
                && (edited.Measure.Length + edited.PersonInCharge.Length > 0 || edited.Status != FeedbackStatus.NotStarted),
        };

    private static AdaptiveChoiceSetInput Choice<TEnum>(string id, string label, FormState form, TEnum stored, Func<TEnum, string> word)
        where TEnum : struct, Enum =>
        new()
        {
            Id = id,
            Label = label,
            Choices = [.. Enum.GetValues<TEnum>().Select(v => new AdaptiveChoice(word(v), v.ToString()))],
            Value = form.Value(id, stored.ToString()),
        };
}
