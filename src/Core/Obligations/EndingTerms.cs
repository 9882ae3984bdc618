using System.Globalization;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;

namespace KobanBot.Core.Obligations;

/// <summary>再任・後任の検討: the terms that end soon, and those that have ended without a decision.</summary>
/// <param name="Ends">任期満了日, the last day.</param>
/// <param name="IsOpen">Somebody is still undecided.</param>
public sealed record EndingTerms(DateOnly Ends, IReadOnlyList<RenewalCandidate> Candidates, bool IsOpen)
{
    public int Undecided => Candidates.Count(c => c.State == RenewalState.Open);

    /// <summary>By their last day. What has ended is listed only while it is open.</summary>
    public static IReadOnlyList<EndingTerms> Of(CouncilFacts facts, DateOnly today, ObligationRules rules)
    {
        var open = ObligationPlanner
            .Of(facts, today, rules)
            .Where(o => o.Kind == ObligationKind.TermEnd)
            .Select(o => DateOnly.ParseExact(o.Subject, "O", CultureInfo.InvariantCulture))
            .ToHashSet();
        var soon = facts
            .Members.SelectMany(m => m.Commissions)
            .Where(c => c.Covers(c.Term.Last) && c.Term.First <= today)
            .Select(c => c.Term.Last)
            .Where(last => last >= today && today >= last.AddDays(-rules.Settings.TermEndOpensDays));
        return
        [
            .. soon.Concat(open)
                .Distinct()
                .Order()
                .Select(ends => new EndingTerms(ends, RenewCommission.Candidates(facts, ends), open.Contains(ends))),
        ];
    }
}
