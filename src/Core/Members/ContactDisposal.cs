using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Members;

/// <summary>Somebody who has left, with the last day in office.</summary>
public sealed record FormerMember(Member Member, DateOnly Left);

/// <summary>
/// 連絡先の廃棄: whose address and telephone are needed no more. The guideline is silent on it; what it makes the station keep (名簿, records, who was
/// commissioned and why) stays, and so does everything else.
/// </summary>
public static class ContactDisposal
{
    /// <summary>Those who left long enough ago and of whom nothing is open: no term to come, no notice to give, no letter to get back.</summary>
    public static IReadOnlyList<FormerMember> Due(CouncilFacts facts, DateOnly today, ObligationSettings settings) =>
        [
            .. facts
                .Members.Select(m => (Member: m, Left: LastDay(m)))
                .Where(m => m.Left is { } left && left.AddMonths(settings.ContactMonths) < today && !IsOpen(m.Member))
                .Select(m => new FormerMember(m.Member, m.Left!.Value)) // Chosen above.
                .OrderBy(m => m.Left)
                .ThenBy(m => m.Member.Id.Value, StringComparer.Ordinal),
        ];

    /// <summary>The chosen ones, if they all are due on this day; whoever has come back since, or was never due, is refused.</summary>
    public static Outcome<IReadOnlyList<FormerMember>> Decide(
        CouncilFacts facts,
        IReadOnlyList<MemberId> chosen,
        DateOnly today,
        ObligationSettings settings
    )
    {
        var due = Due(facts, today, settings).Where(m => chosen.Contains(m.Member.Id)).ToList();
        return chosen.Count == 0 ? new Refusal("disposal.none-chosen") { Property = nameof(chosen) }
            : due.Count < chosen.Distinct().Count() ? new Refusal("disposal.not-due")
            : due;
    }

    /// <summary>The files of an import do not bring back the contact of somebody who has left where none is stored: it may have been disposed of.</summary>
    /// <param name="member">Known before the import, with the terms that hold after it.</param>
    public static bool StaysAway(Member member, DateOnly today) => LastDay(member) is { } left && left < today;

    private static DateOnly? LastDay(Member member) =>
        member.Commissions.Count == 0 ? null
        : member.Commissions.Max(c => c.InOffice?.To ?? DateOnly.MinValue) is var last && last > DateOnly.MinValue ? last
        : null;

    private static bool IsOpen(Member member) =>
        member.Commissions.Any(c =>
            c.DismissalState is DismissalState.UnderConsideration or DismissalState.Dismissed or DismissalState.Notified
        );
}
