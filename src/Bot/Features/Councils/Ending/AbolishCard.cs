using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.Ending;

/// <summary>廃止の手続: day, reason, 協議 and 説明; until the day is over it can be taken back.</summary>
internal static class AbolishCard
{
    private const string UndoSection = "undo";

    public static AdaptiveCard Render(AbolishView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council.Id);
        return new AdaptiveCard
        {
            Speak = view.Council.Abolished is { } last
                ? $"廃止の手続。廃止日は{JapaneseDate.Long(last)}です"
                : "廃止の手続。準備の段階から保存できます",
            Refresh = view.Form.HasErrors ? null : buttons.Refresh(CouncilVerbs.Abolish),
            Body =
            [
                .. Shapes.Heading("廃止の手続", view.Council.Name),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                Shapes.Small("廃止日が決まる前でも、協議や説明の状況を保存できます。廃止日は連絡協議会の最後の日です。記 第2-2"),
                .. view.Findings.Select(f => FindingBox.Draw(f, asksReason: false)),
                .. view.Open is { } open ? Left(open) : [],
                Entry(view),
                .. view.CanBeTakenBack ? Undo(buttons) : [],
            ],
            Actions =
            [
                buttons.Button("保存", AbolishFlow.Save, style: "positive"),
                buttons.Button("戻る", CouncilVerbs.Show, withoutInputs: true),
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Left(OpenAtTheEnd open)
    {
        (int Count, string Words)[] left =
        [
            (open.Members, $"在任中の委員　{open.Members}人"),
            (open.Requests, $"未完了の意見・要望等　{open.Requests}件"),
            (open.Drafts, $"確定していない記録　{open.Drafts}件"),
            (open.Planned, $"廃止日より後の開催計画　{open.Planned}件"),
        ];
        if (left.All(l => l.Count == 0))
        {
            yield break;
        }

        yield return Shapes.Section("廃止日までに確かめること");
        foreach (var (_, words) in left.Where(l => l.Count > 0))
        {
            yield return new AdaptiveTextBlock(words) { Spacing = "None" };
        }

        yield return Shapes.Small("いずれも廃止を妨げません。記録は廃止の後も閲覧できます。");
    }

    private static AdaptiveContainer Entry(AbolishView view)
    {
        var (form, details) = (view.Form, view.Details);
        return new AdaptiveContainer([
            .. DayInput.Draw(form, AbolishForm.Last, "廃止日（決まっているとき）", view.Council.Abolished),
            .. form.Field(
                LimitedText.Lines(
                    AbolishForm.Reason,
                    "廃止の理由",
                    AbolishForm.ReasonLength,
                    form.Value(AbolishForm.Reason, details.Reason)
                )
            ),
            .. DayInput.Draw(form, AbolishForm.ConsultedOn, "廃止前の協議の日", details.Consultation?.Day),
            .. form.Field(
                LimitedText.Line(
                    AbolishForm.Result,
                    "協議の結果",
                    AbolishForm.LineLength,
                    form.Value(AbolishForm.Result, details.Consultation?.Result)
                )
            ),
            .. view.Counterpart is { } counterpart
                ? [Shapes.Small($"協議の相手方は{counterpart.Title}です。単位連絡協議会と職種等連絡協議会で必要です。記 第2-2(3)")]
                : Array.Empty<AdaptiveElement>(),
            .. Explanation(view),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
    }

    private static IEnumerable<AdaptiveElement> Explanation(AbolishView view) =>
        view.Members.Count == 0
            ? []
            :
            [
                .. view.Form.Field(
                    new AdaptiveChoiceSetInput
                    {
                        Id = AbolishForm.Explained,
                        Label = "趣旨を説明した委員　記 第2-2(4)",
                        Style = "expanded",
                        IsMultiSelect = true,
                        Choices = [.. view.Members.Select(m => new AdaptiveChoice(m.Name, m.Id.Value))],
                        Value = view.Form.Value(
                            AbolishForm.Explained,
                            string.Join(',', view.Details.Explanations.Select(e => e.Member.Value))
                        ),
                    }
                ),
                .. DayInput.Draw(view.Form, AbolishForm.ExplainedOn, "新たに選択した委員へ説明した日（空欄は本日）", null),
                .. view.Form.Field(
                    LimitedText.Line(AbolishForm.How, "説明の方法", AbolishForm.LineLength, view.Form.Value(AbolishForm.How, null))
                ),
            ];

    /// <summary>Folded, so that it takes two presses.</summary>
    private static IEnumerable<AdaptiveElement> Undo(Buttons buttons) =>
        [
            new AdaptiveActionSet([new AdaptiveToggleVisibilityAction([UndoSection]) { Title = "廃止を取り消す" }]),
            new AdaptiveContainer([
                Shapes.Small("廃止日だけを取り消します。協議と説明の記録は残ります。"),
                new AdaptiveActionSet([buttons.Button("廃止日を取り消す", AbolishFlow.Undo, style: "destructive", withoutInputs: true)]),
            ])
            {
                Id = UndoSection,
                IsVisible = false,
            },
        ];
}
