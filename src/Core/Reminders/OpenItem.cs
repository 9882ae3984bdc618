using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>An open obligation with what reminders need of its council or station.</summary>
/// <param name="Where">The council's or the station's name.</param>
/// <param name="Chain">The posts that somebody who can be reached holds today, in order (RULES 2.7).</param>
/// <param name="Area">Of the station that answers, or the one through which it goes up.</param>
/// <param name="Marks">再通知 and 引継ぎ of this obligation.</param>
public sealed record OpenItem(
    Obligation Obligation,
    string Where,
    IReadOnlyList<Responsible> Chain,
    Area? Area,
    IReadOnlyList<ReminderMark> Marks
)
{
    /// <summary>What a station has passed up, as the offices above it look at it; they have put no marks on it yet.</summary>
    public static OpenItem Of(EscalatedItem item) => new(item.Obligation, item.Where, item.Chain, item.Area, []);

    /// <summary>The place of a reader who holds these posts; null when he or she is not in the chain.</summary>
    public Rung? RungOf(IReadOnlySet<Responsible> posts)
    {
        for (var place = 0; place < Chain.Count; place++)
        {
            if (posts.Contains(Chain[place]))
            {
                return RungAt(place);
            }
        }

        return null;
    }

    /// <summary>
    /// 0 for who is responsible, 1 for who is next, and so on. Where several posts are told together, those of them that can be reached are
    /// level 0; when none can, whoever is next takes their place.
    /// </summary>
    public int LevelAt(int place) => LevelAt(Obligation, Chain, place);

    public Rung RungAt(int place) => new(LevelAt(place), Chain[place]);

    /// <summary>The posts that are responsible, of those that somebody holds.</summary>
    public static IEnumerable<Responsible> FirstOf(Obligation obligation, IReadOnlyList<Responsible> held) =>
        held.Where((_, place) => LevelAt(obligation, held, place) == 0);

    private static int LevelAt(Obligation obligation, IReadOnlyList<Responsible> held, int place)
    {
        var together = obligation.Trait.Chain.Take(obligation.Trait.Together).ToList();
        return together.Contains(held[place]) ? 0 : place - Math.Max(0, held.Count(together.Contains) - 1);
    }
}

public static class OpenItems
{
    /// <param name="unreachable">Officers whom no message reaches: whoever is next in the chain takes their place at once.</param>
    public static IReadOnlyList<OpenItem> Of(
        CouncilFacts facts,
        DateOnly today,
        ReminderRules rules,
        IReadOnlySet<OfficerId> unreachable
    ) =>
        [
            .. ObligationPlanner
                .Of(facts, today, rules.Obligations)
                .Select(o => new OpenItem(
                    o,
                    facts.Council.Name,
                    Responsibles.Filled(facts, ChainOf(o, AreaOf(o, facts.Council.AnsweringOn(today)?.Area)), today, unreachable),
                    AreaOf(o, facts.Council.AnsweringOn(today)?.Area),
                    Marks(facts.ReminderMarks, o.Key, facts.Roster, today, unreachable)
                )),
        ];

    /// <param name="roster">Who holds the posts of the station; empty chains keep the offices above it.</param>
    public static IReadOnlyList<OpenItem> Of(
        StationFacts facts,
        IReadOnlyList<RosterEntry> roster,
        DateOnly today,
        ReminderRules rules,
        IReadOnlySet<OfficerId> unreachable
    )
    {
        var period = facts.Station.PeriodOn(today);
        return
        [
            .. ObligationPlanner
                .Of(facts, today, rules.Obligations)
                .Select(o => new OpenItem(
                    o,
                    period?.Name ?? facts.Station.Name,
                    Responsibles.Filled(roster, ChainOf(o, AreaOf(o, period?.Area)), today, unreachable),
                    AreaOf(o, period?.Area),
                    Marks(facts.ReminderMarks, o.Key, roster, today, unreachable)
                )),
        ];
    }

    private static Area? AreaOf(Obligation obligation, Area? today) => obligation.Through ?? today;

    /// <summary>札幌方面 has no 方面本部, which is then no step of the chain.</summary>
    private static IReadOnlyList<Responsible> ChainOf(Obligation obligation, Area? area) =>
        area == Area.Sapporo ? [.. obligation.Chain.Where(p => p != Responsible.AreaHeadquarters)] : obligation.Chain;

    /// <summary>
    /// The marks of one obligation as they count today. A colleague who has been transferred, or whom nothing reaches, takes nothing over: it is
    /// the reader's own again. So it is where the way leads back to its beginning, as when two leave it to each other at the same moment:
    /// otherwise nobody would hear.
    /// </summary>
    public static IReadOnlyList<ReminderMark> Marks(
        IReadOnlyList<ReminderMark> marks,
        string key,
        IReadOnlyList<RosterEntry> roster,
        DateOnly today,
        IReadOnlySet<OfficerId> unreachable
    )
    {
        List<ReminderMark> there =
        [
            .. marks
                .Where(m => m.Key == key)
                .Select(m =>
                    m.DelegateOn(today) is { } to
                    && (unreachable.Contains(to) || !roster.Any(r => r.Officer == to && r.Days.Contains(today)))
                        ? m.WithoutDelegation()
                        : m
                ),
        ];
        return [.. there.Select(m => Delegations.From(there, m.Officer, today).Contains(m.Officer) ? m.WithoutDelegation() : m)];
    }
}
