using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Features.SupportRequests;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Measures;

/// <summary>措置状況 of one request: what is known, and the form for what became of it.</summary>
internal static class RecordMeasureCard
{
    public static AdaptiveCard Render(RecordMeasureView view)
    {
        var buttons = ButtonsOf(view);
        return new AdaptiveCard
        {
            Speak = $"措置状況。{MeetingWords.Of(view.Request.Entry.Status)}",
            Refresh = buttons.Refresh(ObligationVerbs.Measure),
            Body =
            [
                .. Shapes.Heading("措置状況", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                .. About(view),
                .. History(view),
                .. view.MayAskForSupport && !view.SupportIsAsked
                    ? [new AdaptiveActionSet([buttons.Button("支援を依頼", SupportFlow.Open, withoutInputs: true)]) { Spacing = "Small" }]
                    : Array.Empty<AdaptiveElement>(),
                .. view.MayRecord
                    ? [Entry(view)]
                    : new AdaptiveElement[] { Shapes.Note("措置状況の入力は、あなたの現在の役割ではできません。") },
            ],
            Actions =
            [
                .. view.MayRecord ? [buttons.Button("保存", RecordMeasureFlow.Save, style: "positive")] : Array.Empty<AdaptiveAction>(),
                buttons.Button("要望一覧", RecordMeasureFlow.List, withoutInputs: true),
                WayBack.Button(buttons),
            ],
        };
    }

    /// <summary>The request itself, as every card about it begins.</summary>
    public static IEnumerable<AdaptiveElement> About(RecordMeasureView view) =>
        [
            new AdaptiveTextBlock(Shapes.Plain(view.Request.Entry.Text)) { Weight = "Bolder", Spacing = "Medium" },
            Shapes.Small(
                $"{JapaneseDate.WithoutWeekday(view.Request.MeetingDate)}の会議　{MeetingWords.Of(view.Request.Entry.Field)}　記 第2-6(4)"
            ),
            .. view.Due is null ? [] : new AdaptiveElement[] { Shapes.Small(view.Due) },
        ];

    private static IEnumerable<AdaptiveElement> History(RecordMeasureView view)
    {
        if (view.EnteredBy is { } by && view.Request.ChangedOn is { } day)
        {
            yield return Shapes.Fact("前回の入力", $"{JapaneseDate.Short(day)}　{by}");
        }

        yield return Shapes.Fact("参加者への連絡", view.Request.ToldOn is { } told ? $"{JapaneseDate.Long(told)}に連絡済み" : "未了");
        if (view.SupportIsAsked)
        {
            yield return Shapes.Fact("支援依頼", "地域警察幹部に依頼中");
        }
    }

    private static AdaptiveContainer Entry(RecordMeasureView view)
    {
        var prefilled = RecordMeasureForm.Prefilled(view.Request, view.Today);
        return new AdaptiveContainer([.. MeasureFields.All.SelectMany(f => f.Draw(view.Form, prefilled))])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
    }

    public static Buttons ButtonsOf(RecordMeasureView view) => new(view.Drawing, view.Council, view.Request.Entry.Id, view.Request.Version);
}
