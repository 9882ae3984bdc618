using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Forms;

/// <summary>委嘱状 (第3号様式) of one commission, by the chief of the day on which the term begins (INFERRED from 要綱 第5-3, 第5-6).</summary>
/// <param name="Day">委嘱年月日.</param>
/// <param name="Station">The station of that day; null where the organisation's data does not say.</param>
/// <param name="Chief">警察署長 of that day; null while the post is vacant.</param>
public sealed record CommissionLetter(
    MemberId Id,
    string Member,
    string Council,
    CommissionTerm Term,
    DateOnly Day,
    StationLink? Station,
    RosterEntry? Chief
)
{
    /// <summary>One for every member who is commissioned today or will be, in the council's order: of several terms the newest.</summary>
    /// <param name="only">Nobody else's; null for everybody.</param>
    public static IReadOnlyList<CommissionLetter> Of(CouncilFacts facts, DateOnly today, MemberId? only = null) =>
        [
            .. facts
                .Members.Where(m => only is null || m.Id == only)
                .Select(m => (Member: m, m.Newest))
                .Where(m => m.Newest is { Dismissal: null } newest && newest.Term.Last >= today)
                .Select(m => Of(facts, m.Member, m.Newest!)), // Those without one are left out above.
        ];

    private static CommissionLetter Of(CouncilFacts facts, Member member, Commission commission)
    {
        var day = commission.Term.First;
        return new CommissionLetter(
            member.Id,
            member.Name,
            facts.Council.Name,
            commission.Term,
            day,
            facts.Council.StationOn(day) ?? facts.Council.AnsweringOn(day),
            facts.Roster.FirstOrDefault(r => r.Role == Role.StationChief && r.Days.Contains(day))
        );
    }
}
