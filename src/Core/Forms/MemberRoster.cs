using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;

namespace KobanBot.Core.Forms;

/// <summary>委員名簿 (第4号様式): who is a member on a day, and who was dismissed in a term that still runs.</summary>
/// <param name="Composition">The figures that the cards show.</param>
public sealed record MemberRoster(
    string Station,
    string Council,
    DateOnly Day,
    Composition Composition,
    IReadOnlyList<RosterLine> Members,
    IReadOnlyList<DismissedLine> Dismissed
)
{
    public static MemberRoster Of(CouncilFacts facts, DateOnly day, GuidelineSettings settings)
    {
        var composition = Composition.On(facts, day, settings);
        return new MemberRoster(
            facts.Council.AnsweringOn(day)?.Name ?? "",
            facts.Council.Name,
            day,
            composition,
            [.. composition.Members.Select((m, i) => RosterLine.Of(facts, m, i + 1, day, settings))],
            [
                .. facts.Members.SelectMany(m =>
                    m.Commissions.Where(c => c.Term.Contains(day) && c.Dismissal?.Day <= day)
                        .Select(c => new DismissedLine(m.Name, c.Dismissal!)) // It has one.
                ),
            ]
        );
    }
}

/// <param name="Commission">The one of the day.</param>
/// <param name="Predecessor">Whose seat a 補充 has taken.</param>
public sealed record RosterLine(int Number, Member Member, Commission Commission, Service Service, string? Predecessor)
{
    public static RosterLine Of(CouncilFacts facts, Member member, int number, DateOnly day, GuidelineSettings settings)
    {
        var commission = member.Commissions.First(c => c.Covers(day)); // Composition lists nobody else.
        return new RosterLine(
            number,
            member,
            commission,
            Service.Of(member, day, settings),
            commission.Predecessor is { } id ? facts.Member(id)?.Name : null
        );
    }
}

public sealed record DismissedLine(string Name, Dismissal Dismissal);
