using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Forms;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Handovers;

/// <summary>引継書: what is open for the post, and below it who takes it over, or 確認.</summary>
internal static class HandoverCard
{
    private const string Clause = "要綱 第9";

    public static AdaptiveCard Render(HandoverView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.Given?.Handover.Id);
        return new AdaptiveCard
        {
            Speak = $"引継書。未了の事項{view.Paper.Matters.Count}件",
            Refresh = buttons.Refresh(view.Given is null ? HandoverVerbs.Open : HandoverVerbs.Show),
            Body =
            [
                .. Shapes.Heading("引継書", $"{view.CouncilName}　{JapaneseDate.WithoutWeekday(view.Paper.Day)}現在"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                .. view.Waiting.Select(w => Waiting(w, view)),
                .. view.Given is { } given ? Given(given, view.DoneSince) : [],
                .. HandoverSections.Of(view.Paper),
                .. view.Handed.Count == 0 || view.Given is not null ? [] : Handed(view.Handed),
                .. view is { Given: null, MayGive: true } ? [Form(view)] : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view is { Given: null, MayGive: true, Receivers.Count: > 0 }
                    ? [buttons.Button("引継書を渡す", HandoverVerbs.Give, style: "positive")]
                    : Array.Empty<AdaptiveAction>(),
                .. view.MayConfirm
                    ? [buttons.Button("確認しました", HandoverVerbs.Confirm, style: "positive")]
                    : Array.Empty<AdaptiveAction>(),
                .. view is { Given: null, MayGive: true }
                    ?
                    [
                        buttons.Button(
                            "印刷",
                            FormVerbs.Make,
                            withoutInputs: true,
                            more: (FormVerbs.FormKey, nameof(FormKind.HandoverSheet))
                        ),
                    ]
                    : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
            ],
        };
    }

    private static AdaptiveColumnSet Waiting(GivenHandover given, HandoverView view) =>
        Shapes.Row(
            $"{given.From}さんからの引継書",
            JapaneseDate.Short(JapanTime.DayOf(given.Handover.At), view.Paper.Day),
            "未確認",
            new Buttons(view.Drawing, view.Council, given.Handover.Id).Button(
                $"{given.From}からの引継書",
                HandoverVerbs.Show,
                withoutInputs: true
            ),
            "Attention"
        );

    private static IEnumerable<AdaptiveElement> Given(GivenHandover given, int doneSince)
    {
        var handover = given.Handover;
        yield return Shapes.Fact("前任者", $"{given.From}　{JapaneseDate.WithoutWeekday(JapanTime.DayOf(handover.At))}作成");
        yield return Shapes.Fact(
            "後任者",
            handover.ConfirmedAt is { } at ? $"{given.To}　{JapaneseDate.WithoutWeekday(JapanTime.DayOf(at))}確認" : $"{given.To}　未確認"
        );
        if (handover.Note.Length > 0)
        {
            yield return Shapes.Fact("引継事項", handover.Note);
        }

        if (doneSince > 0)
        {
            yield return Shapes.Small($"作成の後に終わった事項　{doneSince}件");
        }
    }

    private static IEnumerable<AdaptiveElement> Handed(IReadOnlyList<GivenHandover> handed) =>
        [
            Shapes.Section("渡した引継書"),
            .. handed.Select(h =>
                Shapes.Fact(
                    $"{h.To}さん",
                    h.Handover.ConfirmedAt is { } at ? $"{JapaneseDate.WithoutWeekday(JapanTime.DayOf(at))}確認" : "未確認"
                )
            ),
        ];

    private static AdaptiveContainer Form(HandoverView view) =>
        view.Receivers.Count == 0
            ? new AdaptiveContainer([
                new AdaptiveTextBlock("後任者の配置がまだ登録されていません。署の地域課が異動を登録すると、渡すことができます。"),
            ])
            {
                Style = "emphasis",
                Spacing = "Medium",
            }
            : new AdaptiveContainer([
                .. view.Form.Field(
                    new AdaptiveChoiceSetInput
                    {
                        Id = HandoverForm.To,
                        Label = "後任者（必須）",
                        Choices =
                        [
                            .. view.Receivers.Select(r => new AdaptiveChoice(
                                $"{r.Title}（{r.UnitName}、{JapaneseDate.WithoutWeekday(r.Days.From)}から）",
                                r.Officer.Value
                            )),
                        ],
                        Value = view.Form.Value(HandoverForm.To, null),
                    }
                ),
                .. view.Form.Field(
                    LimitedText.Lines(
                        HandoverForm.Note,
                        "引継事項（任意）",
                        HandoverForm.NoteLength,
                        view.Form.Value(HandoverForm.Note, null)
                    )
                ),
                Shapes.Small($"上の内容は、渡した後も最新の状態で表示されます（{Clause}）。"),
            ])
            {
                Style = "emphasis",
                Spacing = "Medium",
            };
}
