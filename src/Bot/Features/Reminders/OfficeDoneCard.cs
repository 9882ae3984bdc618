using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Guideline;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>済み of an office: day and means.</summary>
internal static class OfficeDoneCard
{
    public const string Station = "station";

    public static AdaptiveCard Render(OfficeDoneView view)
    {
        var obligation = view.Item.Obligation;
        var buttons = new Buttons(view.Drawing);
        (string, string) key = (ReminderVerbs.ObligationKey, obligation.Key);
        var day = view.Form.Value(OfficeDoneFlow.Day, view.Today.ToString("O"));
        var tooEarly = obligation.NotBefore > view.Today ? obligation.NotBefore : null;
        return new AdaptiveCard
        {
            Speak = $"{obligation.Trait.Name}。済みの入力",
            Body =
            [
                .. Shapes.Heading(Title(obligation), view.Item.Where),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                new AdaptiveTextBlock(Shapes.Plain(obligation.Sentence)) { Weight = "Bolder" },
                Shapes.Small(obligation.Clauses),
                .. !view.MayMark ? [Shapes.Note("この事項の入力は、あなたの現在の役割ではできません。")]
                : tooEarly is { } from ? [Shapes.Note($"{JapaneseDate.Long(from)}から入力できます。")]
                : Fields(view.Form, day),
            ],
            Actions =
            [
                .. view.MayMark && tooEarly is null
                    ? [buttons.Button("済みにする", OfficeDoneFlow.Save, style: "positive", more: key)]
                    : Array.Empty<AdaptiveExecuteAction>(),
                buttons.Button("本日の対応", ReminderVerbs.Show, withoutInputs: true),
            ],
        };
    }

    public static AdaptiveCard RenderDone(Drawing drawing, OpenItem item, Fulfilment done, string note)
    {
        var buttons = new Buttons(drawing);
        return new AdaptiveCard
        {
            Speak = $"{item.Obligation.Trait.Name}。{note}",
            Body =
            [
                .. Shapes.Heading(item.Obligation.Trait.Name, item.Where),
                Shapes.Note(note, "good"),
                Shapes.Fact("実施日", JapaneseDate.Long(done.Day)),
                Shapes.Fact("方法", done.Means),
            ],
            Actions =
            [
                buttons.Button("本日の対応", ReminderVerbs.Show),
                .. item.Obligation.Station is not { } station
                    ? []
                    : new[]
                    {
                        buttons.Button(
                            "取り消す",
                            OfficeDoneFlow.Undo,
                            more:
                            [
                                (ReminderVerbs.ObligationKey, item.Obligation.Key),
                                (OfficeDoneFlow.DoneOn, done.Day.ToString("O")),
                                (Station, station.Value),
                            ]
                        ),
                    },
            ],
        };
    }

    public static AdaptiveCard RenderUndone(Drawing drawing, string what, string where) =>
        new()
        {
            Speak = $"{what}。取り消しました",
            Body = [.. Shapes.Heading(what, where), Shapes.Note("取り消しました。この事項は未処理に戻りました。", "good")],
            Actions = [new Buttons(drawing).Button("本日の対応", ReminderVerbs.Show)],
        };

    private static string Title(Obligation obligation) =>
        obligation.Kind == ObligationKind.OperationListAnnual ? "作成の入力" : "送付の入力";

    private static IEnumerable<AdaptiveElement> Fields(FormState form, string? day) =>
        [
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = OfficeDoneFlow.Day,
                    Label = "実施日（必須）",
                    Value = day,
                }
            ),
            .. JapaneseDate.TryParse(day, out var shown) ? [Shapes.Small(JapaneseDate.Long(shown))] : Array.Empty<AdaptiveElement>(),
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = OfficeDoneFlow.Means,
                    Label = "方法（必須）",
                    Choices = [.. OfficeDoneFlow.AllMeans.Select(m => new AdaptiveChoice(m, m))],
                    Value = form.Value(OfficeDoneFlow.Means, OfficeDoneFlow.AllMeans[0]),
                }
            ),
            .. form.Field(
                new AdaptiveTextInput
                {
                    Id = OfficeDoneFlow.Note,
                    Label = "備考（氏名は入力しないでください）",
                    MaxLength = LimitedText.Room(OfficeDoneFlow.NoteLength),
                    Value = form.Value(OfficeDoneFlow.Note, null),
                }
            ),
        ];
}
