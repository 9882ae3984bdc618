using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Obligations;

/// <summary>
/// 引継ぎ時の確認事項: what was open before the day from which a council's matters are tracked. Nobody is reminded of it, and nobody is told how old
/// it is: it is listed, for whoever takes over to look at once.
/// </summary>
public static class OlderMatters
{
    /// <summary>What of it is open still, in the planner's order; empty where everything is tracked.</summary>
    public static IReadOnlyList<Obligation> Of(CouncilFacts facts, DateOnly day, ObligationRules rules)
    {
        if (facts.Council.TrackedSince is not { } tracked || tracked <= rules.Guideline.InForceSince)
        {
            return [];
        }

        // What is asked from the day on, under a period of its own, is not listed beside that.
        var asked = ObligationPlanner.Of(facts, day, rules).Select(o => (o.Kind, o.Subject, o.Leg)).ToHashSet();
        return
        [
            .. ObligationPlanner
                .Of(Untracked(facts), day, rules with { Settings = rules.Settings with { TrackedSince = rules.Guideline.InForceSince } })
                .Where(o => o.Since < tracked && !asked.Contains((o.Kind, o.Subject, o.Leg))),
        ];
    }

    /// <summary>The same of what a station itself owes: 半期の送付 and the list of 1 April. The way through the 方面 is not the station's.</summary>
    public static IReadOnlyList<Obligation> Of(StationFacts facts, DateOnly day, ObligationRules rules)
    {
        if (TrackedSince(facts, rules) is null)
        {
            return [];
        }

        var asked = ObligationPlanner.Of(facts, day, rules).Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        var whole = facts with { Councils = [.. facts.Councils.Select(c => c with { TrackedSince = null })] };
        return [.. ObligationPlanner.Of(whole, day, rules).Where(o => o.Leg == 1 && !asked.Contains(o.Key))];
    }

    /// <summary>From when on a station's own matters are tracked, where the import has set a day; null where all are.</summary>
    public static DateOnly? TrackedSince(StationFacts facts, ObligationRules rules) =>
        rules.AskedSinceOf(facts) is var tracked && tracked > rules.AskedSince ? tracked : null;

    private static CouncilFacts Untracked(CouncilFacts facts) => facts with { Council = facts.Council with { TrackedSince = null } };
}
