using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Members;

/// <summary>
/// 委嘱 of one person, new or in the place of somebody (補充). Whose term ends is renewed by <see cref="RenewCommission"/>. It is entered by
/// the section, for 警察署長 (<see cref="CouncilAccess.Commission"/>).
/// </summary>
/// <param name="Person">The member as entered; of one who is known the stored facts stand.</param>
/// <param name="First">The first day: that of the commission itself for a 補充, in principle 4月1日 else.</param>
public sealed record CommissionMember(Member Person, CommissionKind Kind, DateOnly First)
{
    /// <summary>The last day; null takes the one that the guideline gives.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>前任者 of a 補充.</summary>
    public MemberId? Predecessor { get; init; }

    /// <summary>Why a 補充 ends on another day than the predecessor: with it the station overrides the day (H4).</summary>
    public string? EndReason { get; init; }

    public string? TermReason { get; init; }

    public string? LongServiceNote { get; init; }

    public SelectionProcess? Selection { get; init; }

    /// <summary>Where the last day is not entered: the predecessor's, two years from 1 April, or with the council's other terms (A7).</summary>
    public CommissionTerm DefaultTerm(CouncilFacts facts, GuidelineSettings settings)
    {
        if (Kind == CommissionKind.Replacement)
        {
            return new CommissionTerm(First, PredecessorsTerm(facts)?.Last ?? CommissionTerm.TwoYearsFrom(First).Last);
        }

        return
            !IsAdditional
            || settings.AdditionalMemberTerm == AdditionalMemberTerm.TwoYears
            || Terms.CommonEnd(facts, First, Person.Id) is not { } last
            ? CommissionTerm.TwoYearsFrom(First)
            : new CommissionTerm(First, last);
    }

    /// <summary>The member with the new commission. Refused by a hard finding, never by another; <see cref="Review"/> names it.</summary>
    public Outcome<Member> Decide(CouncilFacts facts, GuidelineSettings settings) =>
        Impossible(facts, settings).Count > 0 ? new Refusal("commission.blocked") : Commissioned(facts, settings);

    /// <summary>What the guideline has to say about it. Only impossible facts are hard.</summary>
    /// <param name="others">Other councils that were looked at for the same person: two councils are allowed.</param>
    public IReadOnlyList<Finding> Review(CouncilFacts facts, GuidelineSettings settings, IReadOnlyList<CouncilFacts> others)
    {
        var impossible = Impossible(facts, settings);
        if (Last < First)
        {
            return impossible;
        }

        var member = Commissioned(facts, settings);
        var commission = member.Commissions[^1];
        IEnumerable<Finding> findings =
        [
            .. impossible,
            .. EndOf(facts, commission),
            .. CommissionReview.OfTerm(commission, settings),
            .. AdditionalEnd(facts, commission, settings),
            .. CommissionReview.OfLongService(member, settings),
            .. CommissionReview.OfSelection(commission, settings),
            .. SameName(facts, commission.Term),
            .. Elsewhere(others, commission.Term),
        ];
        return [.. findings.OrderByDescending(f => f.Level)];
    }

    private bool IsAdditional => Kind != CommissionKind.Replacement && (First.Month, First.Day) != (4, 1);

    private CommissionTerm TermFor(CouncilFacts facts, GuidelineSettings settings) =>
        Last is { } last ? new CommissionTerm(First, last) : DefaultTerm(facts, settings);

    private Member Commissioned(CouncilFacts facts, GuidelineSettings settings) =>
        Before(facts)
            .With(
                new Commission(Kind, TermFor(facts, settings))
                {
                    Predecessor = Kind == CommissionKind.Replacement ? Predecessor : null,
                    EndReason = EndReason,
                    TermReason = TermReason,
                    LongServiceNote = LongServiceNote,
                    Selection = Selection,
                }
            ) with
        {
            RenewalIntention = RenewalIntention.Unknown,
        };

    private Member Before(CouncilFacts facts) => facts.Member(Person.Id) ?? Person with { Commissions = [] };

    // H4, H5, H6. Without a term that can be there is nothing else to look at.
    private IReadOnlyList<Finding> Impossible(CouncilFacts facts, GuidelineSettings settings)
    {
        if (Last < First)
        {
            return [new Finding(FindingLevel.Hard, "commission.end-before-start", "任期の終了日が開始日より前です。", "")];
        }

        var term = TermFor(facts, settings);
        return
        [
            .. CommissionReview.OfCouncil(facts.Council, term),
            .. CommissionReview.OfOverlap(Before(facts), term),
            .. Kind == CommissionKind.Replacement ? Succession(facts, term) : [],
        ];
    }

    /// <summary>H4: a replacement serves the rest of one named predecessor's term (記 第2-4(1)ウ).</summary>
    private IEnumerable<Finding> Succession(CouncilFacts facts, CommissionTerm term)
    {
        if (Predecessor is not { } predecessor || predecessor == Person.Id || facts.Member(predecessor) is null)
        {
            yield return Hard("commission.predecessor-missing", "補充は、前任の委員を選択してください。");
        }
        else if (facts.Members.Any(m => m.Id != Person.Id && HasSucceeded(m, predecessor, term)))
        {
            yield return Hard("commission.seat-taken", "選択した前任者の後任は、既に委嘱されています。");
        }
        else if (PredecessorsTerm(facts) is not { } ended)
        {
            yield return Hard(
                "commission.no-vacancy",
                $"{JapaneseDate.WithoutWeekday(First)}は、前任者が欠けた後の残任期間の日ではありません。"
            );
        }
        else if (term.Last != ended.Last && string.IsNullOrWhiteSpace(EndReason))
        {
            yield return Hard(
                "commission.end-not-predecessors",
                $"補充の委員の任期は、前任者の残任期間（{JapaneseDate.WithoutWeekday(ended.Last)}まで）です。"
            );
        }
    }

    private static bool HasSucceeded(Member member, MemberId predecessor, CommissionTerm term) =>
        member.Commissions.Any(c => c.Predecessor == predecessor && c.InOffice is { } days && days.Overlaps(term.Days));

    /// <summary>The term of the predecessor that runs on the first day without him or her in office.</summary>
    private CommissionTerm? PredecessorsTerm(CouncilFacts facts) =>
        Predecessor is { } id && facts.Member(id) is { } predecessor && !predecessor.InOfficeOn(First)
            ? predecessor.Commissions.FirstOrDefault(c => c.Term.Contains(First))?.Term
            : null;

    // The station has overridden the predecessor's day.
    private IEnumerable<Finding> EndOf(CouncilFacts facts, Commission commission)
    {
        if (
            Kind == CommissionKind.Replacement
            && PredecessorsTerm(facts) is { } ended
            && ended.Last != commission.Term.Last
            && !string.IsNullOrWhiteSpace(EndReason)
        )
        {
            yield return new Finding(
                FindingLevel.WarnPlus,
                "commission.end-differs",
                $"任期の終了日が、前任者の残任期間（{JapaneseDate.WithoutWeekday(ended.Last)}まで）と異なります（理由：{EndReason}）。",
                "記 第2-4(1)ウ"
            );
        }
    }

    private IEnumerable<Finding> AdditionalEnd(CouncilFacts facts, Commission commission, GuidelineSettings settings)
    {
        if (
            IsAdditional
            && First >= settings.InForceSince
            && settings.AdditionalMemberTerm == AdditionalMemberTerm.CommonEnd
            && Terms.CommonEnd(facts, First, Person.Id) is { } last
            && commission.Term.Last != last
        )
        {
            yield return new Finding(
                FindingLevel.Warn,
                "commission.common-end",
                $"任期の終了日が、他の委員（{JapaneseDate.WithoutWeekday(last)}まで）と異なります。",
                "記 第2-4(1)ア",
                "増員の委員の任期の終期は要綱に定めがなく、設定による扱いです。"
            );
        }
    }

    // Two persons may have one name, so this cannot be hard.
    private IEnumerable<Finding> SameName(CouncilFacts facts, CommissionTerm term)
    {
        if (facts.Members.Any(m => m.Id != Person.Id && IsNamesake(m) && Overlaps(m, term)))
        {
            yield return new Finding(
                FindingLevel.Warn,
                "commission.same-name",
                "同じ氏名の委員がこの連絡協議会にいます。同一人でないことを確認してください。",
                "要綱 第5"
            );
        }
    }

    private IEnumerable<Finding> Elsewhere(IReadOnlyList<CouncilFacts> others, CommissionTerm term) =>
        others
            .Where(o => o.Members.Any(m => IsNamesake(m) && Overlaps(m, term)))
            .Select(o => new Finding(
                FindingLevel.Info,
                "commission.also-elsewhere",
                $"同じ氏名の委員が{o.Council.Name}にもいます。複数の連絡協議会の委員となることは差し支えありません。",
                "要綱 第5"
            ));

    private bool IsNamesake(Member other) => Unspaced(other.Name) == Unspaced(Person.Name);

    private static bool Overlaps(Member member, CommissionTerm term) =>
        member.Commissions.Any(c => c.InOffice is { } days && days.Overlaps(term.Days));

    private static string Unspaced(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)));

    private static Finding Hard(string code, string sentence) => new(FindingLevel.Hard, code, sentence, "記 第2-4(1)ウ");
}
