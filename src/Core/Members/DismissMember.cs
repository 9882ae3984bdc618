using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Members;

/// <summary>
/// 解嘱 (要綱 第5-3, 記 第2-4(2)): 警察署長 may dismiss a member, and the section enters it. It begins with <see cref="ConsiderDismissal"/> or
/// at once, and goes on with <see cref="NotifyDismissal"/> and <see cref="RetrieveLetter"/>. Nothing in the product ever proposes it.
/// </summary>
/// <param name="Day">解嘱日: the first day out of office.</param>
public sealed record DismissMember(MemberId Member, DateOnly Day, DismissalGrounds Grounds)
{
    /// <summary>支障の有無; null while nobody has said.</summary>
    public bool? NeedsSuccessor { get; init; }

    /// <summary>悪用のおそれ.</summary>
    public bool MisuseFeared { get; init; }

    public LetterReturn Letter { get; init; }

    public DateOnly? LetterReturnedOn { get; init; }

    public string? LetterNote { get; init; }

    /// <summary>
    /// The member without office from that day. A term that was already commissioned for later ends before it begins: whoever is
    /// dismissed does not come back by an old renewal.
    /// </summary>
    public Outcome<Member> Decide(CouncilFacts facts, CouncilAccess access)
    {
        if (!access.Commission)
        {
            return new Refusal("dismissal.not-station");
        }

        if (facts.Member(Member) is not { } member)
        {
            return new Refusal("commission.unknown-member");
        }

        if (member.Commissions.FirstOrDefault(c => c.Term.Contains(Day)) is not { } current)
        {
            return new Refusal("dismissal.outside-term", JapaneseDate.WithoutWeekday(Day)) { Property = nameof(Day) };
        }

        return current.Dismissal is { } earlier
            ? new Refusal("dismissal.already", JapaneseDate.WithoutWeekday(earlier.Day))
            : member with
            {
                Commissions =
                [
                    .. member.Commissions.Select(c =>
                        c == current ? Ended(c, Day)
                        : c.Term.First > Day ? NeverBegun(c)
                        : c
                    ),
                ],
            };
    }

    /// <summary>What the guideline has to say about it before it is entered; only the day can be impossible (H5).</summary>
    public IReadOnlyList<Finding> Review(CouncilFacts facts, GuidelineSettings settings)
    {
        if (facts.Member(Member) is not { } member)
        {
            return [];
        }

        IEnumerable<Finding> findings =
        [
            .. DismissalReview.OfDay(member, Day),
            .. DismissalReview.OfGrounds(member, Grounds, Day, settings),
            .. DismissalReview.OfVacancy(facts, member, Day, NeedsSuccessor, settings),
            .. DismissalReview.OfLetter(AsDismissal(Day)),
        ];
        return [.. findings.OrderByDescending(f => f.Level)];
    }

    /// <summary>Goes on with a dismissal that has been decided.</summary>
    internal static Outcome<Member> Change(
        CouncilFacts facts,
        CouncilAccess access,
        MemberId id,
        DateOnly day,
        Func<Dismissal, Dismissal> change
    )
    {
        if (!access.Commission)
        {
            return new Refusal("dismissal.not-station");
        }

        return facts.Member(id) is { } member && member.Commissions.Any(c => c.Dismissal?.Day == day)
            ? member with
            {
                Commissions =
                [
                    .. member.Commissions.Select(c =>
                        c.Dismissal is { } dismissal && dismissal.Day == day ? c with { Dismissal = change(dismissal) } : c
                    ),
                ],
            }
            : new Refusal("dismissal.unknown");
    }

    private Commission Ended(Commission commission, DateOnly day) => commission with { Consideration = null, Dismissal = AsDismissal(day) };

    // Told once, replaced once: those belong to the current term. A letter that was already handed over is one more to get back. An earlier
    // decision for a later day is overtaken.
    private Commission NeverBegun(Commission commission) =>
        commission.InOffice is null
            ? commission
            : Ended(commission, commission.Term.First) with
            {
                Dismissal = AsDismissal(commission.Term.First) with
                {
                    Grounds = null,
                    NeedsSuccessor = false,
                    Letter = commission.LetterHandedOver is null ? LetterReturn.NotNeeded : Letter,
                    MisuseFeared = MisuseFeared && commission.LetterHandedOver is not null,
                },
            };

    private Dismissal AsDismissal(DateOnly day) =>
        new(day, Grounds.Reason)
        {
            Grounds = Grounds,
            NeedsSuccessor = NeedsSuccessor,
            MisuseFeared = MisuseFeared,
            Letter = Letter,
            LetterReturnedOn = LetterReturnedOn,
            LetterNote = LetterNote,
        };
}

/// <summary>解嘱を検討中, or not any more. It changes nothing about the office.</summary>
/// <param name="Grounds">Null ends the consideration.</param>
public sealed record ConsiderDismissal(MemberId Member, DismissalGrounds? Grounds)
{
    public Outcome<Member> Decide(CouncilFacts facts, CouncilAccess access, OfficerId by, DateOnly today)
    {
        if (!access.Commission)
        {
            return new Refusal("dismissal.not-station");
        }

        if (facts.Member(Member) is not { } member)
        {
            return new Refusal("commission.unknown-member");
        }

        if (member.Commissions.FirstOrDefault(c => c.Covers(today)) is not { } current)
        {
            return new Refusal("dismissal.not-in-office", member.Name);
        }

        var considered = Grounds is null ? null : new DismissalConsideration(Grounds, current.Consideration?.Since ?? today, by);
        return member.Replacing(current, current with { Consideration = considered });
    }
}

/// <summary>解嘱の通知 to the member or whoever stands in, orally or in writing (要綱 第5-4).</summary>
/// <param name="Dismissed">解嘱日 of the dismissal.</param>
public sealed record NotifyDismissal(MemberId Member, DateOnly Dismissed, DismissalNotice Notice)
{
    public Outcome<Member> Decide(CouncilFacts facts, CouncilAccess access, DateOnly today) =>
        Notice.Day > today
            ? new Refusal("dismissal.notice-in-future") { Property = nameof(Notice) }
            : DismissMember.Change(facts, access, Member, Dismissed, d => d with { Notice = Notice });
}

/// <summary>委嘱状の返納・回収 (要綱 第5-5). It is no condition of the dismissal (記 第2-4(2)ウ).</summary>
/// <param name="Dismissed">解嘱日 of the dismissal.</param>
/// <param name="On">返納・回収の日.</param>
/// <param name="Note">Why it is not retrieved.</param>
public sealed record RetrieveLetter(MemberId Member, DateOnly Dismissed, LetterReturn Letter, DateOnly? On = null, string? Note = null)
{
    public Outcome<Member> Decide(CouncilFacts facts, CouncilAccess access, DateOnly today) =>
        On > today
            ? new Refusal("dismissal.letter-in-future") { Property = nameof(On) }
            : DismissMember.Change(
                facts,
                access,
                Member,
                Dismissed,
                d => d with { Letter = Letter, LetterReturnedOn = On, LetterNote = Note }
            );
}

/// <summary>
/// Takes back a 解嘱 that was entered by mistake, with the later terms that it has ended before their first day. Only as long as nobody was
/// told of it and nobody has taken the seat: afterwards it is a fact outside of the product.
/// </summary>
/// <param name="Dismissed">解嘱日 of the dismissal.</param>
public sealed record WithdrawDismissal(MemberId Member, DateOnly Dismissed)
{
    public Outcome<Member> Decide(CouncilFacts facts, CouncilAccess access)
    {
        if (!access.Commission)
        {
            return new Refusal("dismissal.not-station");
        }

        if (
            facts.Member(Member) is not { } member
            || member.Commissions.FirstOrDefault(c => c.Dismissal?.Day == Dismissed) is not { Dismissal: { } dismissal }
        )
        {
            return new Refusal("dismissal.unknown");
        }

        if (dismissal.Grounds is null)
        {
            return new Refusal("dismissal.imported");
        }

        if (dismissal.Notice is not null)
        {
            return new Refusal("dismissal.notified");
        }

        return facts.Members.Any(m => m.Commissions.Any(c => c.Predecessor == Member && c.Term.First >= Dismissed))
            ? new Refusal("dismissal.replaced")
            : member with
            {
                Commissions =
                [
                    .. member.Commissions.Select(c =>
                        c.Dismissal == dismissal
                        || (c.Term.First > Dismissed && c.Dismissal is { Grounds: null } never && never.Day == c.Term.First)
                            ? c with
                            {
                                Dismissal = null,
                            }
                            : c
                    ),
                ],
            };
    }
}
