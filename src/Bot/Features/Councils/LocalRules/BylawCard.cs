using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Councils.Consulting;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.LocalRules;

/// <summary>会則等の入力.</summary>
internal static class BylawCard
{
    public static AdaptiveCard Render(BylawView view)
    {
        var buttons = new Buttons(view.Drawing, Flow: view.Id);
        return new AdaptiveCard
        {
            Speak = view.Stored is null ? "会則等の追加" : "会則等の修正",
            Body =
            [
                .. Shapes.Heading(view.Stored is null ? "会則等の追加" : "会則等の修正", view.StationName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                .. view.Answered is { } answered
                    ?
                    [
                        Shapes.Note(
                            $"{JapaneseDate.WithoutWeekday(answered.Day)}に{answered.Answered.Counterpart.Name}から「{ConsultationWords.StateOf(answered.Answered)}」の回答がありました（{answered.Council.Name}からの協議）。協議の日と結果に入れてあります。この会則等の協議でないときは、消してから保存してください。"
                        ),
                    ]
                    : Array.Empty<AdaptiveElement>(),
                new AdaptiveContainer([.. Inputs(view)]) { Style = "emphasis", Spacing = "Medium" },
            ],
            Actions =
            [
                buttons.Button("保存", BylawFlow.Save, style: "positive", more: view.Stored is null ? [(Buttons.FreshKey, "true")] : []),
                new Buttons(view.Drawing).Button("協議を依頼", CouncilVerbs.Consultations, secondary: true, withoutInputs: true),
                new Buttons(view.Drawing).Button("戻る", CouncilVerbs.Bylaws, withoutInputs: true),
            ],
        };
    }

    private static string? Answer(BylawView view) =>
        view.Answered is { } answered ? Shapes.Short(ConsultationWords.ResultOf(answered.Answered), BylawForm.LineLength) : null;

    private static IEnumerable<AdaptiveElement> Inputs(BylawView view)
    {
        var (form, stored) = (view.Form, view.Stored);
        return
        [
            .. form.Field(
                LimitedText.Line(BylawForm.Title, "名称（必須）", BylawForm.LineLength, form.Value(BylawForm.Title, stored?.Title))
            ),
            .. DayInput.Draw(form, BylawForm.Enacted, "制定日（必須）", stored?.Enacted),
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = BylawForm.Council,
                    Label = "対象",
                    Choices =
                    [
                        new AdaptiveChoice("管内の全ての連絡協議会", BylawForm.All),
                        .. view.Councils.Select(c => new AdaptiveChoice(c.Name, c.Id.Value)),
                    ],
                    Value = form.Value(BylawForm.Council, stored?.Council?.Value ?? BylawForm.All),
                }
            ),
            .. form.Field(
                LimitedText.Line(
                    BylawForm.Chair,
                    "会長などの定め（ある場合の名称）",
                    BylawForm.ChairLength,
                    form.Value(BylawForm.Chair, stored?.ChairTitle)
                )
            ),
            .. DayInput.Draw(form, BylawForm.ConsultedOn, "制定前の協議の日　記 第2-1(2)", stored?.Consultation?.Day ?? view.Answered?.Day),
            .. form.Field(
                LimitedText.Line(
                    BylawForm.Result,
                    "協議の結果",
                    BylawForm.LineLength,
                    form.Value(BylawForm.Result, stored?.Consultation?.Result ?? Answer(view))
                )
            ),
            .. view.Counterpart is { } counterpart
                ? [Shapes.Small($"協議の相手方は{counterpart.Title}です。記 第2-1(2)")]
                : Array.Empty<AdaptiveElement>(),
            .. DayInput.Draw(form, BylawForm.Ended, "廃止日（廃止したとき）", stored?.Ended),
        ];
    }
}
