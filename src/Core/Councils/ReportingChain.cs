using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Councils;

/// <summary>警察署長まで報告 (要綱 第8): who stands between is a setting (A15). Dates only, no seals.</summary>
public static class ReportingChain
{
    /// <summary>After the lead officer, in their order: the posts that somebody holds on the day.</summary>
    public static IReadOnlyList<RosterEntry> On(CouncilFacts facts, GuidelineSettings settings, DateOnly day)
    {
        var lead = facts.LeadOn(day)?.Officer;
        return
        [
            .. settings
                .ReportingChain.Select(role => facts.Roster.FirstOrDefault(r => r.Role == role && r.Days.Contains(day)))
                .OfType<RosterEntry>()
                .Where(r => r.Officer != lead)
                .DistinctBy(r => r.Officer),
        ];
    }

    /// <summary>To whom the lead officer reports; null when not even the chief's post is filled.</summary>
    public static RosterEntry? NextAfterLead(CouncilFacts facts, GuidelineSettings settings, DateOnly day) =>
        On(facts, settings, day) is [var next, ..] ? next : null;
}
