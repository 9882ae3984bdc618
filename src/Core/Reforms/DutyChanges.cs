using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Core.Reforms;

/// <summary>What is open on a day without and with a change, and who is told of it.</summary>
/// <param name="Opened">Due with the change only.</param>
/// <param name="Ended">Due without it only.</param>
/// <param name="Moved">Due both ways, and told to others.</param>
public sealed record DutyChanges(IReadOnlyList<Duty> Opened, IReadOnlyList<Duty> Ended, IReadOnlyList<MovedDuty> Moved)
{
    private static readonly HashSet<OfficerId> Nobody = [];

    public bool IsEmpty => Opened.Count == 0 && Ended.Count == 0 && Moved.Count == 0;

    public static DutyChanges Of(CouncilFacts without, CouncilFacts with, DateOnly day, ReminderRules rules)
    {
        return Between(Open(without), Open(with));

        IReadOnlyList<Duty> Open(CouncilFacts facts) =>
            [
                .. OpenItems
                    .Of(facts, day, rules, Nobody)
                    .Select(i => Duty.Of(i, Told(i).SelectMany(p => Responsibles.Of(facts, p, day)), Told(i))),
            ];
    }

    public static DutyChanges Of(
        (StationFacts Facts, IReadOnlyList<RosterEntry> Roster)? without,
        (StationFacts Facts, IReadOnlyList<RosterEntry> Roster)? with,
        DateOnly day,
        ReminderRules rules
    )
    {
        return Between(Open(without), Open(with));

        IReadOnlyList<Duty> Open((StationFacts Facts, IReadOnlyList<RosterEntry> Roster)? station) =>
            station is not var (facts, roster)
                ? []
                : [.. OpenItems.Of(facts, roster, day, rules, Nobody).Select(i => Duty.Of(i, HoldersIn(roster, Told(i), day), Told(i)))];
    }

    private static IEnumerable<RosterEntry> HoldersIn(IReadOnlyList<RosterEntry> roster, IReadOnlyList<Responsible> told, DateOnly day) =>
        told.SelectMany(p => roster.Where(r => Responsibles.RoleOf(p) == r.Role && r.Days.Contains(day)));

    private static IReadOnlyList<Responsible> Told(OpenItem item) => [.. OpenItem.FirstOf(item.Obligation, item.Chain)];

    private static DutyChanges Between(IReadOnlyList<Duty> without, IReadOnlyList<Duty> with)
    {
        var (before, after) = (without.ToDictionary(d => d.Key), with.ToDictionary(d => d.Key));
        return new DutyChanges(
            [.. with.Where(d => !before.ContainsKey(d.Key))],
            [.. without.Where(d => !after.ContainsKey(d.Key))],
            [
                .. with.Where(d => before.TryGetValue(d.Key, out var was) && !d.IsToldTo(was))
                    .Select(d => new MovedDuty(d, before[d.Key].Officers)),
            ]
        );
    }
}

/// <summary>Something open, with whoever is told of it first.</summary>
/// <param name="Posts">Of which nobody is known by name above the station.</param>
public sealed record Duty(
    string Key,
    ObligationKind Kind,
    string Sentence,
    IReadOnlyList<OfficerId> Officers,
    IReadOnlyList<Responsible> Posts,
    Area? Area
)
{
    public static Duty Of(OpenItem item, IEnumerable<RosterEntry> told, IReadOnlyList<Responsible> posts) =>
        new(
            item.Obligation.Key,
            item.Obligation.Kind,
            item.Obligation.Sentence,
            [.. told.Select(r => r.Officer).Distinct().OrderBy(o => o.Value, StringComparer.Ordinal)],
            posts,
            item.Area
        );

    /// <summary>By officers, posts and area: those of the offices above follow from the area.</summary>
    public bool IsToldTo(Duty other) => Officers.SequenceEqual(other.Officers) && Posts.SequenceEqual(other.Posts) && Area == other.Area;
}

/// <param name="Former">Who would be told without the change.</param>
public sealed record MovedDuty(Duty Duty, IReadOnlyList<OfficerId> Former);
