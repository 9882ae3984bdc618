using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.ReviewTerms;

/// <summary>再任・後任の検討: whose term ends, and what each has said.</summary>
internal sealed record ReviewTermsView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required IReadOnlyList<EndingTerms> Groups { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Days before the end of a term on which its review opens.</summary>
    public required int OpensDays { get; init; }

    /// <summary>By which 通算 is counted.</summary>
    public required GuidelineSettings Guideline { get; init; }

    public bool MayNote { get; init; }

    public bool MayRenew { get; init; }

    public string? Note { get; init; }
}

/// <summary>再任の手続: who, and for which term, before anything is entered.</summary>
internal sealed record RenewView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required EndingTerms Group { get; init; }

    /// <summary>The term that is proposed: two years, in principle (記 第2-4(1)ア).</summary>
    public required CommissionTerm Term { get; init; }

    /// <summary>The other end that is offered: with the fiscal year, where the former term did not end with one; null where both are the same.</summary>
    public DateOnly? OtherEnd { get; init; }

    /// <summary>Those who will have served long, with what the guideline has to say about each.</summary>
    public IReadOnlyList<(Member Member, Finding Finding)> LongServing { get; init; } = [];

    /// <summary>Key of the obligation that ends by 再任しない; null once it is settled.</summary>
    public string? ObligationKey { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }

    public static RenewView Of(Sitting at, EndingTerms group, ObligationRules rules)
    {
        var term = CommissionTerm.TwoYearsFrom(group.Ends.AddDays(1));
        var joined = CommissionTerm.Following(group.Ends);
        return new RenewView
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            Group = group,
            Term = term,
            OtherEnd = joined.Last == term.Last ? null : joined.Last,
            LongServing =
            [
                .. group
                    .Candidates.Where(c => c.State == RenewalState.Open)
                    .Select(c => c.Member)
                    .SelectMany(m =>
                        CommissionReview
                            .OfLongService(m.With(new Commission(CommissionKind.Renewal, term)), rules.Guideline)
                            .Select(f => (m, f))
                    ),
            ],
            ObligationKey = ObligationPlanner
                .Of(at.Facts, at.Today, rules)
                .FirstOrDefault(o => o.Kind == ObligationKind.TermEnd && o.Nominal == group.Ends)
                ?.Key,
        };
    }
}

/// <summary>What was entered; without names, since the card stays in the chat.</summary>
internal sealed record RenewedView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required IReadOnlyList<MemberId> Members { get; init; }

    public required CommissionTerm Term { get; init; }

    /// <summary>What becomes due by it.</summary>
    public required IReadOnlyList<Obligation> Duties { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Why some of those who were ticked were not renewed, a sentence each.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>How many of those who will have served long are without a 配慮事項.</summary>
    public int CareMissing { get; init; }

    /// <summary>Still undecided of the same last day.</summary>
    public required int Undecided { get; init; }

    public required bool MayWithdraw { get; init; }

    public required DateOnly Today { get; init; }
}
