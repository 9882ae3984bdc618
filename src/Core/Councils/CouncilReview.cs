using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>
/// What the guideline has to say when a council is set up, changed or abolished. What was decided before the guideline came into force
/// is never flagged; only impossible facts always are.
/// </summary>
public static class CouncilReview
{
    /// <summary>Of a council as it is to be set up on its day. Most weighty first.</summary>
    public static IReadOnlyList<Finding> OfEstablishment(Council council, StationIndex stations, GuidelineSettings settings)
    {
        var findings = Impossible(council, council.Established).ToList();
        if (council.Established >= settings.InForceSince)
        {
            var details = council.Establishment ?? new EstablishmentDetails();
            findings.AddRange(council.IsUnit ? Unit(details) : []);
            findings.AddRange(council.Kind == CouncilKind.SpecialPurpose ? SpecialPurpose(council, details) : []);
            findings.AddRange(Consulted(council, ConsultationKind.Establishment, council.Established, details.Consultation, stations));
        }

        return Sorted(findings);
    }

    /// <summary>Of a council whose area or police boxes become other ones on a day; the council is as it will be.</summary>
    /// <param name="explanations">To whom of the members it has been explained.</param>
    public static IReadOnlyList<Finding> OfChange(CouncilFacts facts, DateOnly day, IReadOnlyList<Explanation> explanations) =>
        Sorted([.. Impossible(facts.Council, day), .. NotExplained(facts.MembersOn(day.AddDays(-1)), explanations, day)]);

    /// <summary>Of a council with a day of abolition, which is its last day.</summary>
    public static IReadOnlyList<Finding> OfAbolition(CouncilFacts facts, StationIndex stations, GuidelineSettings settings)
    {
        var council = facts.Council;
        if (council.Abolished is not { } last)
        {
            return [];
        }

        var findings = Dates(council).ToList();
        if (last >= settings.InForceSince)
        {
            var details = council.Abolition ?? new AbolitionDetails();
            findings.AddRange(Consulted(council, ConsultationKind.Abolition, last, details.Consultation, stations));
            findings.AddRange(NotExplained(facts.MembersOn(last), details.Explanations, last));
            findings.AddRange(OpenRequests(facts));
        }

        return Sorted(findings);
    }

    // They are not lost with the council, and somebody has to see to them.
    private static IEnumerable<Finding> OpenRequests(CouncilFacts facts)
    {
        if (facts.Feedback.Count(f => f.IsOpen) is > 0 and var open)
        {
            yield return Warn(
                "council.open-requests",
                $"未完了の意見・要望等が{open}件あります。廃止の後も措置と、参加者への連絡を続けてください。",
                "記 第2-6(4)"
            );
        }
    }

    // H2, H5 and H7.
    private static IEnumerable<Finding> Impossible(Council council, DateOnly day)
    {
        if (!Enum.IsDefined(council.Kind))
        {
            yield return Hard("council.kind", "連絡協議会の種別が未選択です。", "要綱 第3-1");
        }

        foreach (var finding in Dates(council))
        {
            yield return finding;
        }

        var boxes = council.PoliceBoxesOn(day).Count;
        if (council.IsUnit && boxes == 0)
        {
            yield return Hard("council.no-beat", "単位連絡協議会の対象となる所管区が未記入です。", "要綱 第3-1");
        }

        if (council.Kind == CouncilKind.Merged && boxes == 1)
        {
            yield return Hard("council.merged-beats", "統合する所管区が1か所です。2か所以上を記入してください。", "要綱 第3-1");
        }

        if (council.Kind == CouncilKind.Split && string.IsNullOrWhiteSpace(council.AreaText))
        {
            yield return Hard("council.split-area", "分割する区域が未記入です。", "要綱 第3-1");
        }
    }

    private static IEnumerable<Finding> Dates(Council council)
    {
        if (council.Abolished is { } last && last < council.Established)
        {
            yield return Hard(
                "council.abolished-before-established",
                $"廃止日（{JapaneseDate.WithoutWeekday(last)}）が設置日（{JapaneseDate.WithoutWeekday(council.Established)}）より前です。",
                "要綱 第3-3"
            );
        }
    }

    private static IEnumerable<Finding> Unit(EstablishmentDetails details)
    {
        // その他 alone says nothing without its text.
        if (!details.Grounds.Any(g => g != UnitGround.Other) && string.IsNullOrWhiteSpace(details.GroundsText))
        {
            yield return Warn("council.grounds", "地域の一体性、共同性などの設置理由が未記入です。", "記 第2-2(1)");
        }

        if (details.FollowsGroupOperation)
        {
            yield return Warn(
                "council.group-operation",
                "グループ運用又はブロック運用と同じ区割りです。これに合わせた安易な設置でないことを確認してください。",
                "記 第2-2(1)"
            );
        }
    }

    private static IEnumerable<Finding> SpecialPurpose(Council council, EstablishmentDetails details)
    {
        if (string.IsNullOrWhiteSpace(council.Purpose))
        {
            yield return new Finding(FindingLevel.WarnPlus, "council.purpose", "職種等連絡協議会の目的が未記入です。", "要綱 第3-2");
        }

        if (string.IsNullOrWhiteSpace(details.OtherKindsFallShort))
        {
            yield return Warn(
                "council.other-kinds-fall-short",
                "所管区連絡協議会又は単位連絡協議会では目的を達成し難いと認める理由が未記入です。",
                "要綱 第3-2"
            );
        }

        if (string.IsNullOrWhiteSpace(details.WhyEffective))
        {
            yield return Warn(
                "council.why-effective",
                "職種、地区等に着眼した連絡協議会の設置が効果的と認める理由が未記入です。",
                "要綱 第3-2"
            );
        }
    }

    // The duty is that of 単位 and 職種等 only; the counterpart is right or wrong wherever a consultation was held.
    private static IEnumerable<Finding> Consulted(
        Council council,
        ConsultationKind kind,
        DateOnly day,
        Consultation? consultation,
        StationIndex stations
    )
    {
        var station = council.StationOn(day)?.Station;
        var duty =
            council.IsUnit || council.Kind == CouncilKind.SpecialPurpose
                ? ConsultationReview.OfDuty(new ConsultedEvent(kind, station, day), consultation, stations)
                : [];
        return duty.Concat(ConsultationReview.OfCounterpart(station, consultation, stations));
    }

    private static IEnumerable<Finding> NotExplained(IEnumerable<Member> members, IReadOnlyList<Explanation> explanations, DateOnly day)
    {
        var told = explanations.Where(e => e.Day <= day).Select(e => e.Member).ToHashSet();
        var untold = members.Count(m => !told.Contains(m.Id));
        if (untold > 0)
        {
            yield return Warn("council.not-explained", $"見直しの趣旨の事前説明が未記入の委員が{untold}人います。", "記 第2-2(4)");
        }
    }

    private static IReadOnlyList<Finding> Sorted(IEnumerable<Finding> findings) => [.. findings.OrderByDescending(f => f.Level)];

    private static Finding Hard(string code, string sentence, string clauses) => new(FindingLevel.Hard, code, sentence, clauses);

    private static Finding Warn(string code, string sentence, string clauses) => new(FindingLevel.Warn, code, sentence, clauses);
}
