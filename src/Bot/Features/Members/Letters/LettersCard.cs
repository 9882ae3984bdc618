using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Letters;

/// <summary>委嘱状の交付: a tick for each letter, one day for all that are ticked.</summary>
internal static class LettersCard
{
    private const int MostLetters = 30;

    public static AdaptiveCard Render(LettersView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = $"委嘱状の交付。未入力{view.Pending.Count}件",
            Refresh = buttons.Refresh(MemberVerbs.Letters),
            Body =
            [
                .. Shapes.Heading("委嘱状の交付", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                .. view.Refused.Select(r => Shapes.Note(r, "warning")),
                Shapes.Small("委員の委嘱は、委嘱状（第3号様式）を交付して行います。要綱 第5-1"),
                .. view.Pending.Count == 0 ? [new AdaptiveTextBlock("交付が未入力の委嘱状はありません。")] : Listed(view),
                .. view.Pending.Count > MostLetters
                    ? [Shapes.Small($"ほかに{view.Pending.Count - MostLetters}件あります。入力すると続きを表示します。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view.MayEnter && view.Pending.Count > 0
                    ? [buttons.Button("交付を記録", LettersFlow.Save, style: "positive")]
                    : Array.Empty<AdaptiveAction>(),
                buttons.Button("委員名簿", MemberVerbs.List, withoutInputs: true),
                .. view is { MayEnter: true, Pending.Count: > 0, JustEntered.Count: 0 }
                    ? [buttons.Button("委嘱状を印刷", FormVerbs.Letters, secondary: true, withoutInputs: true)]
                    : Array.Empty<AdaptiveAction>(),
                .. view is { JustEntered.Count: > 0, EnteredOn: { } day }
                    ?
                    [
                        buttons.Button(
                            "取り消す",
                            LettersFlow.Undo,
                            withoutInputs: true,
                            more:
                            [
                                (LettersFlow.EnteredKey, string.Join(',', view.JustEntered.Select(LettersForm.Value))),
                                (LettersFlow.DayKey, day.ToString("O")),
                            ]
                        ),
                    ]
                    : Array.Empty<AdaptiveAction>(),
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Listed(LettersView view) =>
        view.MayEnter
            ? [Entry(view)]
            : view.Pending.Take(MostLetters).Select(p => new AdaptiveTextBlock(Shapes.Plain(Line(p, view.Today))));

    private static AdaptiveContainer Entry(LettersView view)
    {
        var form = view.Form;
        var shown = view
            .Pending.Take(MostLetters)
            .Select(p => (Pending: p, Value: LettersForm.Value(new LetterOf(p.Member.Id, p.Commission.Term.First))))
            .ToList();
        // A form that came back with nothing ticked had nothing ticked.
        var typed = form.Typed.Count > 0 ? form.Value(LettersForm.Letters, null) ?? "" : string.Join(',', shown.Select(s => s.Value));
        var chosen = typed.Split(',').Where(v => shown.Exists(s => s.Value == v)).ToList();
        var day = form.Value(LettersForm.Day, view.Today.ToString("O"));
        return new AdaptiveContainer([
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = LettersForm.Letters,
                    Label = "交付した委員（交付していない委員は選択を外してください）",
                    IsMultiSelect = true,
                    Style = "expanded",
                    Choices = [.. shown.Select(s => new AdaptiveChoice(Shapes.Plain(Line(s.Pending, view.Today)), s.Value))],
                    Value = chosen.Count > 0 ? string.Join(',', chosen) : null,
                }
            ),
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = LettersForm.Day,
                    Label = "交付した日（必須）",
                    Value = day,
                }
            ),
            .. JapaneseDate.TryParse(day, out var shownDay) ? [Shapes.Small(JapaneseDate.Long(shownDay))] : Array.Empty<AdaptiveElement>(),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
    }

    private static string Line(PendingLetter pending, DateOnly today) =>
        $"{pending.Member.Name}（{MemberWords.Of(pending.Commission.Kind)}、{JapaneseDate.WithoutWeekday(pending.Commission.Term.First)}から{(pending.Commission.LetterPendingOn(today) ? "、交付未了" : "")}）";
}
