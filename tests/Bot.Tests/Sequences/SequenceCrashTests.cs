using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Races;
using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Sequences;

/// <summary>
/// 異動 of two officers over two persons, two councils and the station. The process dies at every await of the way, one run for each, and another
/// carries on: the same end, every effect once, every audit line once.
/// </summary>
public sealed class SequenceCrashTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    [Fact]
    public async Task Without_a_crash_every_step_has_its_effect_and_its_line()
    {
        var dock = await LoadedAsync();

        (await Lives.RunAsync(dock, "T1")).ShouldBeTrue();

        var central = await FactsAsync(dock, World.Central);
        central.OperatingOn(Day.AddDays(-1)).Select(r => r.Officer).ShouldContain(World.Second.Id);
        central.OperatingOn(Day).Select(r => r.Officer).ShouldNotContain(World.Second.Id);
        central.SectionOn(Day).Select(r => r.Officer).ShouldNotContain(World.Section.Id);
        var east = await FactsAsync(dock, World.East);
        east.OperatingOn(Day).Select(r => r.Officer).ShouldBe([World.EastOfficer.Id, World.Second.Id], ignoreOrder: true);
        var office = (await dock.Offices.FindAsync("S1", CancellationToken.None))!.Facts; // Imported.
        office.Directory.Roster.Single(r => r.Officer == World.Section.Id).Days.To.ShouldBe(Day.AddDays(-1));
        office.Transfers.ShouldBeEmpty();
        var second = (await dock.People.FindAsync(World.Second.Id, CancellationToken.None))!.Officer; // Imported.
        second.On(Day).Select(a => a.Unit).ShouldBe(["K2"]);
        Lives.AuditsIn(dock).Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_crash_at_any_await_comes_to_the_same_end()
    {
        var (way, end) = await Lives.WayAsync();

        for (var at = 0; at < way.Count; at++)
        {
            (await Lives.AfterDeathsAsync(at)).Stored.ShouldBe(end, $"died at {at}, {way[at]}");
        }

        way.Count(p => p == "Transaction:after").ShouldBe(10);
    }

    [Fact]
    public async Task A_crash_in_the_second_life_too_comes_to_the_same_end()
    {
        var (way, end) = await Lives.WayAsync();

        foreach (var at in CrashPoints.OfDifferentWorlds(way))
        {
            var died = true;
            for (var again = 0; died; again++)
            {
                (var stored, died) = await Lives.AfterDeathsAsync(at, again);

                stored.ShouldBe(end, $"died at {at} and {again}");
            }
        }
    }

    /// <summary>The worker and whoever asks again.</summary>
    [Fact]
    public async Task Two_who_carry_it_on_at_once_come_to_the_same_end()
    {
        var (way, end) = await Lives.WayAsync();

        for (var at = 0; at < way.Count; at++)
        {
            (await Lives.WithAnotherAtAsync(at)).ShouldBe(end, $"the other one at {at}, {way[at]}");
        }
    }

    [Fact]
    public async Task What_has_changed_meanwhile_is_refused_and_the_rest_goes_on()
    {
        var dock = await LoadedAsync();
        var elsewhere = World.Second with
        {
            Assignments = [World.Second.Assignments[0] with { Days = new DayRange(Day.AddYears(-2), Day) }],
        };
        await dock.Import.PutOfficerAsync(elsewhere, CancellationToken.None);

        (await Lives.RunAsync(dock, "T1")).ShouldBeTrue();

        (await dock.People.FindAsync(World.Second.Id, CancellationToken.None))!.Officer.Assignments.ShouldHaveSingleItem(); // Imported.
        (await FactsAsync(dock, World.East)).OperatingOn(Day).Select(r => r.Officer).ShouldNotContain(World.Second.Id);
        (await FactsAsync(dock, World.Central)).SectionOn(Day).Select(r => r.Officer).ShouldNotContain(World.Section.Id);
        Lives.AuditsIn(dock).Count.ShouldBe(5);
        var over = dock.Storage.Stations.Rows.Single(r => r.Key.StartsWith("6transfer|", StringComparison.Ordinal));
        OfficeStore.Facts.Read(OfficeKinds.Transfer, over).Refused.ShouldBe([new RefusedStep(0, "transfer.changed-meanwhile")]);
    }

    private static readonly SequenceLives<TransferStep> Lives = new(
        "S1",
        OfficeKinds.Transfer,
        dock => new TransferSteps(new PersonnelStore(dock.Storage.Tables), dock.Councils, dock.Offices),
        async () => (await LoadedAsync(), "T1"),
        "officers.transferred"
    );

    private static async Task<MorningDock> LoadedAsync()
    {
        var dock = await MorningDock.OfWorldAsync();
        await Lives.PutAsync(dock, Transfer);
        return dock;
    }

    private static Sequence<TransferStep> Transfer =>
        new()
        {
            Id = "T1",
            Audit = new AuditEntry(World.Now, World.SectionChief.Id, "officers.transferred", new Guid(7, 0, 0, new byte[8])),
            Steps =
            [
                Of(World.Second, World.EastOfficer.Assignments[0] with { Days = new DayRange(Day, null) }),
                Of(World.Section, null),
                new TransferStep(new PartitionAddress(PartitionKind.Council, "C1")) { Officers = [World.Second.Id, World.Section.Id] },
                new TransferStep(new PartitionAddress(PartitionKind.Council, "C2")) { Officers = [World.Second.Id, World.Section.Id] },
                new TransferStep(new PartitionAddress(PartitionKind.Office, "S1")) { Officers = [World.Section.Id] },
            ],
        };

    private static TransferStep Of(Officer officer, Assignment? begins) =>
        new(new PartitionAddress(PartitionKind.Person, officer.Id.Value))
        {
            Move = new PostingMove(officer.Id, Day, begins, PostingMoves.EndingOn(officer, Day)),
        };

    private static async Task<CouncilFacts> FactsAsync(MorningDock dock, CouncilId council) =>
        (await dock.Councils.FindAsync(council, CancellationToken.None))!.Facts; // Imported.
}
