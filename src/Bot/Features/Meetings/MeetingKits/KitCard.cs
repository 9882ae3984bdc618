using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.MeetingKits;

/// <summary>What the code of a 会議キット opens.</summary>
/// <param name="Draft">The record that was begun of this meeting; null before.</param>
/// <param name="Record">The record that was made of it; null before.</param>
/// <param name="MayRecord">The person may begin or go on with the record.</param>
internal sealed record KitView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    MeetingKit Kit,
    DateOnly Today,
    MeetingDraft? Draft,
    MeetingRecord? Record,
    bool MayRecord
);

/// <summary>会議キット on the phone: the way to the record.</summary>
internal static class KitCard
{
    public static AdaptiveCard Render(KitView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = $"会議キット。{view.CouncilName}",
            Body =
            [
                .. Shapes.Heading("会議キット", view.CouncilName),
                Shapes.Fact("会議", JapaneseDate.Long(view.Kit.Date)),
                Shapes.Fact(
                    "記録",
                    view.Record is not null ? "作成済み"
                        : view.Draft is not null ? "入力途中"
                        : "未作成"
                ),
                .. !view.MayRecord && view.Record is null
                    ? [Shapes.Note("記録の入力は、交番・駐在所の運営担当者が行います。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions = [.. Actions(view, buttons), WayBack.Button(buttons)],
        };
    }

    private static IEnumerable<AdaptiveAction> Actions(KitView view, Buttons buttons)
    {
        if (view.Record is { } record)
        {
            yield return new Buttons(view.Drawing, view.Council, record.Id.Value).Button(
                "記録を見る",
                MeetingVerbs.Show,
                style: "positive"
            );
        }
        else if (view is { MayRecord: true, Draft: { } draft })
        {
            yield return new Buttons(view.Drawing, view.Council, draft.Id.Value, draft.Version).Button(
                "入力を再開",
                RecordVerbs.Resume,
                style: "positive"
            );
        }
        else if (view.MayRecord)
        {
            yield return buttons.Button("会議を記録", RecordVerbs.Start, style: "positive");
        }
    }
}
