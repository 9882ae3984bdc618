using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>One open draft in a list.</summary>
/// <param name="Progress">2／6.</param>
internal sealed record DraftLine(
    MeetingId Id,
    int Version,
    string When,
    string ChangedBy,
    DateOnly ChangedOn,
    DraftState State,
    string Progress
);

internal sealed record DraftChoiceView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    IReadOnlyList<DraftLine> Drafts,
    bool MayStart
);

/// <summary>There is a draft already: go on with it, or begin another.</summary>
internal static class DraftChoiceCard
{
    public static AdaptiveCard Render(DraftChoiceView view) =>
        new()
        {
            Speak = $"会議を記録。確定していない記録が{view.Drafts.Count}件あります",
            Body =
            [
                .. Shapes.Heading("会議を記録", view.CouncilName),
                new AdaptiveTextBlock("確定していない記録があります。"),
                .. view.Drafts.Select(
                    (d, i) =>
                        Shapes.Row(
                            d.When,
                            $"{State(d)}　{JapaneseDate.Short(d.ChangedOn)} {d.ChangedBy}",
                            Open(d),
                            new Buttons(view.Drawing, view.Council, d.Id.Value, d.Version).Button(
                                $"{d.When}の{(d.State == DraftState.AwaitingLead ? "確認待ちの" : "")}記録{(view.Drafts.Count(o => o.When == d.When) > 1 ? $"（{i + 1}件目）" : "")}を{Open(d)}",
                                RecordVerbs.Resume
                            )
                        )
                ),
            ],
            Actions = view.MayStart ? [new Buttons(view.Drawing, view.Council).Button("別の会議を記録", RecordVerbs.New)] : null,
        };

    private static string State(DraftLine draft) => draft.State == DraftState.AwaitingLead ? "確認待ち" : $"下書き（{draft.Progress}まで）";

    /// <summary>What waits for its confirmation is looked at; only what is being entered is resumed.</summary>
    private static string Open(DraftLine draft) => draft.State == DraftState.AwaitingLead ? "表示" : "再開";
}
