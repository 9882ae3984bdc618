using KobanBot.Bot.Storage;
using KobanBot.Core.Councils;
using KobanBot.Core.Councils.Reorganising;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Races;
using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Sequences;

/// <summary>
/// 統合 of two councils over three councils, the station and its officers, and the way back. The process dies at every await, one run for each, and
/// another carries on: the same end, every effect once, every audit line once.
/// </summary>
public sealed class ReorganisationCrashTests
{
    private static readonly DateOnly Day = new(2027, 4, 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_any_await_comes_to_the_same_end(bool takesBack)
    {
        var lives = Lives(takesBack);
        var (way, end) = await lives.WayAsync();

        for (var at = 0; at < way.Count; at++)
        {
            (await lives.AfterDeathsAsync(at)).Stored.ShouldBe(end, $"died at {at}, {way[at]}");
        }

        way.Count(p => p == "Transaction:after").ShouldBe(2 * Steps(takesBack).Steps.Count);
    }

    [Fact]
    public async Task A_crash_in_the_second_life_too_comes_to_the_same_end()
    {
        var lives = Lives(takesBack: false);
        var (way, end) = await lives.WayAsync();

        foreach (var at in CrashPoints.OfDifferentWorlds(way))
        {
            for (var again = 0; again < 4; again++)
            {
                (await lives.AfterDeathsAsync(at, again)).Stored.ShouldBe(end, $"died at {at} and {again}");
            }
        }
    }

    [Fact]
    public async Task Taken_back_every_council_and_every_posting_is_as_before()
    {
        var before = await MorningDock.OfWorldAsync();
        var dock = await LoadedAsync(takesBack: true);

        await Lives(true).RunAsync(dock, IdOf(true));

        foreach (var council in new[] { World.Central, World.East })
        {
            (await FactsAsync(dock, council)).Council.Abolished.ShouldBeNull();
        }

        foreach (var officer in World.Everyone)
        {
            var (then, now) = (await OfficerAsync(before, officer.Id), await OfficerAsync(dock, officer.Id));
            StorageJson.Write(now).ShouldBe(StorageJson.Write(then));
        }

        (await FactsAsync(dock, new CouncilId("R-1"))).Roster.ShouldBeEmpty();
        (await dock.Offices.FindAsync("S1", CancellationToken.None))!.Facts.Directory.Councils.Count.ShouldBe(2); // Imported.
    }

    [Fact]
    public async Task What_ends_meanwhile_by_itself_is_refused_and_the_rest_goes_on()
    {
        var dock = await LoadedAsync(takesBack: false);
        var east = (await dock.Councils.FindAsync(World.East, CancellationToken.None))!; // Imported.
        var ended = new CouncilWrite.PutCouncil(east.Facts.Council with { Abolished = Day.AddDays(-60) });
        await dock.Councils.TryCommitAsync(east.Version, new CouncilChange { Audit = Audit(9), Writes = [ended] }, CancellationToken.None);

        await Lives(false).RunAsync(dock, IdOf(false));

        (await FactsAsync(dock, World.Central)).Council.Abolished.ShouldBe(Day.AddDays(-1));
        (await FactsAsync(dock, World.East)).Council.Abolished.ShouldBe(Day.AddDays(-60));
        var over = dock.Storage.Stations.Rows.Single(r => r.Key.StartsWith("6founding|", StringComparison.Ordinal));
        OfficeStore.Facts.Read(OfficeKinds.Founding, over).Refused.Single().Code.ShouldBe("found.ends-already");
    }

    private static ReorganisationGround Ground =>
        new(World.Stations[0], null, [World.CentralFacts, World.EastFacts], [World.Lead, World.EastOfficer, World.Section]);

    private static PlannedReorganisation Planned =>
        new PlanReorganisation
        {
            Id = "R",
            Kind = CouncilKind.Merged,
            Day = Day,
            Boxes = [new PoliceBoxId("K1"), new PoliceBoxId("K2")],
            Ends = [World.Central, World.East],
            Councils = [new NewCouncil("中央・東連絡協議会")],
            Description = new CouncilDescription { Grounds = [UnitGround.Unity] },
        }
            .Decide(Ground, new DateOnly(2026, 11, 24))
            .Match(planned => planned, refusal => throw new InvalidOperationException(refusal.Code));

    private static Sequence<ReorganisationStep> Steps(bool takesBack)
    {
        var begin = ReorganisationSequence.Of(Audit(7), Planned, Ground);
        if (!takesBack)
        {
            return begin;
        }

        var reached = begin.Steps.First(s => s.Reached is not null).Reached!; // Of the station.
        var reaching = Ground with { People = [.. Ground.People.Select(p => p.Reaching(reached))] };
        return ReorganisationSequence.TakingBack(Audit(8), Planned.Plan, Planned.Begins, reaching);
    }

    private static AuditEntry Audit(int number) =>
        new(World.Now, World.SectionChief.Id, "found.tested", new Guid(number, 0, 0, new byte[8]));

    private static string IdOf(bool takesBack) => Steps(takesBack).Id;

    private static SequenceLives<ReorganisationStep> Lives(bool takesBack) =>
        new(
            "S1",
            OfficeKinds.Founding,
            dock => new ReorganisationSteps(new PersonnelStore(dock.Storage.Tables), dock.Councils, dock.Offices),
            async () => (await LoadedAsync(takesBack), IdOf(takesBack)),
            "found.tested"
        );

    /// <summary>What is taken back was carried out first.</summary>
    private static Task<MorningDock> LoadedAsync(bool takesBack) =>
        Lives(takesBack).LoadedAsync(Steps(takesBack: false), takesBack ? Steps(takesBack: true) : null);

    private static async Task<CouncilFacts> FactsAsync(MorningDock dock, CouncilId council) =>
        (await dock.Councils.FindAsync(council, CancellationToken.None))!.Facts; // Imported or set up.

    private static async Task<Officer> OfficerAsync(MorningDock dock, OfficerId officer) =>
        (await dock.People.FindAsync(officer, CancellationToken.None))!.Officer; // Imported.
}
