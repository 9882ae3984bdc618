using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Obligations;

/// <summary>From which day on something is asked of a council or a station: the rules' own, or later, that of the import that began it.</summary>
internal static class TrackedSince
{
    public static DateOnly AskedSinceOf(this ObligationRules rules, Council council) => Later(rules.AskedSince, council.TrackedSince);

    /// <summary>A station is asked from the first day on from which one of its councils is.</summary>
    public static DateOnly AskedSinceOf(this ObligationRules rules, StationFacts facts) =>
        facts.Councils.Count == 0
            ? rules.AskedSince
            : Later(rules.AskedSince, facts.Councils.Min(c => c.TrackedSince ?? DateOnly.MinValue));

    private static DateOnly Later(DateOnly one, DateOnly? other) => other > one ? other.Value : one;
}
