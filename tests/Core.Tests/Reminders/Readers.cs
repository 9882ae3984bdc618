using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>The persons of a council's roster as readers, and what the planner says to each of them.</summary>
internal static class Readers
{
    public static readonly OfficerId Second = new("1000002");
    public static readonly OfficerId Section = new("1000003");
    public static readonly OfficerId SectionChief = new("1000004");
    public static readonly OfficerId Supervisor = new("1000005");
    public static readonly OfficerId StationChief = new("1000006");

    public static readonly IReadOnlySet<OfficerId> Nobody = new HashSet<OfficerId>();

    /// <summary>The officer whose assignments are those that the roster was derived from.</summary>
    public static Officer Officer(this CouncilFacts facts, OfficerId id)
    {
        var box = facts.Council.PoliceBoxes.Count == 0 ? "B0101" : facts.Council.PoliceBoxes[0].PoliceBox.Value;
        var station = facts.Council.Stations[0].Station.Value;
        return new Officer
        {
            Id = id,
            Name = "試験",
            Rank = "巡査部長",
            UserPrincipalName = $"{id}@koban.example",
            Assignments =
            [
                .. facts
                    .Roster.Where(r => r.Officer == id)
                    .Select(r => new Assignment(r.Role, UnitOf(r.Role, box, station), r.UnitName, r.Days)
                    {
                        Councils = [new CouncilLink(facts.Council.Id, facts.Council.Name)],
                    }),
            ],
        };
    }

    /// <summary>What these readers will hear of the council, who were told nothing yet.</summary>
    public static ForecastCase Forecast(this CouncilFacts facts, params Officer[] readers) =>
        new() { Readers = [.. readers.Select(r => (r, new ReaderState()))], Councils = [facts] };

    public static ReaderCase Case(
        this CouncilFacts facts,
        OfficerId reader,
        DateOnly day,
        Ledger? ledger = null,
        ReminderRules? rules = null,
        IReadOnlySet<OfficerId>? unreachable = null
    ) =>
        new()
        {
            Reader = reader,
            Councils =
            [
                ReaderCouncil.Of(
                    facts.Officer(reader),
                    facts,
                    OpenItems.Of(facts, day, rules ?? ReminderRules.Default, unreachable ?? Nobody),
                    day
                ),
            ],
            Ledger = ledger ?? Ledger.Empty,
        };

    public static Digest Digest(
        this CouncilFacts facts,
        OfficerId reader,
        DateOnly day,
        Ledger? ledger = null,
        ReminderRules? rules = null,
        IReadOnlySet<OfficerId>? unreachable = null
    ) => DigestPlanner.Of(facts.Case(reader, day, ledger, rules, unreachable), day, rules ?? ReminderRules.Default);

    public static OpenItem Item(this CouncilFacts facts, ObligationKind kind, DateOnly day, IReadOnlySet<OfficerId>? unreachable = null) =>
        OpenItems.Of(facts, day, ReminderRules.Default, unreachable ?? Nobody).Single(i => i.Obligation.Kind == kind);

    public static CouncilFacts Mark(this CouncilFacts facts, ReminderMark mark) =>
        facts with
        {
            ReminderMarks = [.. facts.ReminderMarks.Where(m => m.Key != mark.Key || m.Officer != mark.Officer), mark],
        };

    private static string UnitOf(Role role, string box, string station) =>
        role switch
        {
            Role.OperatingOfficer => box,
            Role.AreaHeadquarters => nameof(Area.Kushiro),
            Role.Headquarters => "HQ",
            _ => station,
        };
}
