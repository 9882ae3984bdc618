using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Members;

/// <summary>再任 (記 第2-4(1)イ): continues the term of one, of some or of all members whose term ends on a day. There is no limit to it.</summary>
/// <param name="Ends">任期満了日: the last day of the terms that are continued.</param>
/// <param name="Members">Whose; null means of all who have not declined and are not settled yet.</param>
public sealed record RenewCommission(DateOnly Ends, IReadOnlyList<MemberId>? Members = null)
{
    /// <summary>The new term; two years from the day after, in principle.</summary>
    public CommissionTerm Term { get; init; } = CommissionTerm.Following(Ends);

    /// <summary>Why it is another term than 4月1日から2年間; null where it is that one, or where nobody has said.</summary>
    public string? TermReason { get; init; }

    /// <summary>選定経過, where there was one.</summary>
    public SelectionProcess? Selection { get; init; }

    /// <summary>配慮事項 for those who serve long.</summary>
    public IReadOnlyDictionary<MemberId, string> LongServiceNotes { get; init; } = new Dictionary<MemberId, string>();

    /// <summary>Everybody whose term ends on that day, and what has become of it: the list that a card shows, in the council's order.</summary>
    public static IReadOnlyList<RenewalCandidate> Candidates(CouncilFacts facts, DateOnly ends) =>
        [
            .. facts
                .Members.Where(m => EndsOn(m, ends))
                .Select(m => new RenewalCandidate(
                    m,
                    m.IsCommissionedAfter(ends) ? RenewalState.Continued
                        : m.RenewalIntention == RenewalIntention.Declined ? RenewalState.Declined
                        : RenewalState.Open
                )),
        ];

    /// <summary>The members with their new commission.</summary>
    public Outcome<Renewals> Decide(CouncilFacts facts)
    {
        if (Term.First <= Ends)
        {
            return new Refusal("commission.term-before-end", JapaneseDate.WithoutWeekday(Ends)) { Property = nameof(Term) };
        }

        if (CommissionReview.OfCouncil(facts.Council, Term).Any())
        {
            return new Refusal("commission.no-council", JapaneseDate.WithoutWeekday(Term.First)) { Property = nameof(Term) };
        }

        if (Members?.FirstOrDefault(id => facts.Member(id) is not { } m || !EndsOn(m, Ends)) is { Value: not null } other)
        {
            return new Refusal("commission.term-does-not-end", facts.Member(other)?.Name ?? "", JapaneseDate.WithoutWeekday(Ends))
            {
                Property = nameof(Members),
            };
        }

        var chosen = Members is null
            ?
            [
                .. Candidates(facts, Ends)
                    .Where(c => c.State == RenewalState.Open)
                    .Select(c => c.Member)
                    .Where(m => !CommissionReview.OfOverlap(m, Term).Any()),
            ]
            : facts.Members.Where(m => Members.Contains(m.Id)).ToList();
        if (chosen.Find(m => CommissionReview.OfOverlap(m, Term).Any()) is { } twice)
        {
            return new Refusal("commission.overlap", twice.Name) { Property = nameof(Members) };
        }

        return chosen.Count == 0
            ? new Refusal("commission.nobody-to-renew", JapaneseDate.WithoutWeekday(Ends)) { Property = nameof(Members) }
            : new Renewals([.. chosen.Select(Renewed)]);
    }

    /// <summary>What the guideline has to say about it; nothing of it blocks, and nothing counts how often. What is the same for all is said once.</summary>
    public static IReadOnlyList<Finding> Review(Renewals renewals, GuidelineSettings settings)
    {
        var terms = renewals.Members.Select(m => m.Newest).OfType<Commission>().SelectMany(c => CommissionReview.OfTerm(c, settings));
        var service = renewals.Members.SelectMany(m => CommissionReview.OfLongService(m, settings));
        return [.. terms.Concat(service).Distinct().OrderByDescending(f => f.Level)];
    }

    private static bool EndsOn(Member member, DateOnly ends) => member.Commissions.Any(c => c.Term.Last == ends && c.Covers(ends));

    // What was said about the next term has been answered; the term after that is another question.
    private Member Renewed(Member member) =>
        member.With(
            new Commission(CommissionKind.Renewal, Term)
            {
                TermReason = TermReason,
                LongServiceNote = LongServiceNotes.GetValueOrDefault(member.Id),
                Selection = Selection,
            }
        ) with
        {
            RenewalIntention = RenewalIntention.Unknown,
        };
}

/// <summary>Members whose last commission is their new one.</summary>
public sealed record Renewals(IReadOnlyList<Member> Members);

public enum RenewalState
{
    /// <summary>Undecided, or willing.</summary>
    Open,

    /// <summary>辞退.</summary>
    Declined,

    /// <summary>Commissioned again already.</summary>
    Continued,
}

/// <summary>A member whose term ends.</summary>
public sealed record RenewalCandidate(Member Member, RenewalState State);
