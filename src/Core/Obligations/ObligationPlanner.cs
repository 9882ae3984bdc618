using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Obligations;

/// <summary>
/// From facts and a day to what is open: pure and total. What the facts show to be done, or what is marked 済み, is not in the list; the
/// order of the facts does not matter.
/// </summary>
public static class ObligationPlanner
{
    /// <summary>The open obligations of one council, the most urgent first.</summary>
    public static IReadOnlyList<Obligation> Of(CouncilFacts facts, DateOnly day, ObligationRules rules)
    {
        if (day < rules.AskedSinceOf(facts.Council) || day < facts.Council.Established)
        {
            return [];
        }

        var at = new CouncilCase(facts, day, rules);
        return Ordered([
            .. MeetingObligations.Of(at),
            .. FeedbackObligations.Of(at),
            .. MemberObligations.Of(at),
            .. CouncilObligations.Of(at),
        ]);
    }

    /// <summary>The open obligations of one station itself; those of its councils are not among them.</summary>
    public static IReadOnlyList<Obligation> Of(StationFacts facts, DateOnly day, ObligationRules rules) =>
        day < rules.AskedSinceOf(facts) ? [] : Ordered([.. StationObligations.Of(facts, day, rules)]);

    private static List<Obligation> Ordered(List<Obligation> open)
    {
        open.Sort(
            (a, b) =>
            {
                var byTarget = a.Target.CompareTo(b.Target);
                var byKind = byTarget != 0 ? byTarget : a.Kind.CompareTo(b.Kind);
                return byKind != 0 ? byKind : string.CompareOrdinal(a.Key, b.Key);
            }
        );
        return open;
    }
}
