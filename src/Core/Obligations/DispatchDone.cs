using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Obligations;

/// <summary>What a dispatch means for what is owed: each leg that was sent is done, as the plain 済み of former days said it.</summary>
public static class DispatchDone
{
    public static IEnumerable<Fulfilment> Of(HalfYearDispatch dispatch) =>
        dispatch
            .Legs.Select(
                (leg, i) =>
                    leg is { SentOn: { } day, SentBy: { } by }
                        ? new Fulfilment(
                            ObligationKind.HalfYearSubmission,
                            i == 0 ? dispatch.Owed.Value : CouncilObligations.Transit(dispatch.Owed.Value),
                            Obligation.DaySubject(dispatch.Half),
                            day,
                            leg.Means,
                            by
                        )
                        {
                            Withdrawn = !dispatch.Stands,
                        }
                        : null
            )
            .OfType<Fulfilment>();

    /// <summary>Everything that an office has done: what was entered as 済み, and what it has sent.</summary>
    public static IReadOnlyList<Fulfilment> AllDone(this OfficeFacts office) =>
        [.. office.Fulfilments, .. office.Dispatches.SelectMany(Of)];

    /// <summary>The newest of a half, standing or taken back; null while nothing was sent.</summary>
    public static HalfYearDispatch? Newest(this OfficeFacts office, StationId owed, DateOnly half) =>
        office.Dispatches.Where(d => d.Owed == owed && d.Half == half).MaxBy(d => d.Number);
}
