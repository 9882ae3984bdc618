using System.Text.RegularExpressions;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reforms;
using KobanBot.Support.Conversations;
using KobanBot.Support.Races;
using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Sequences;

/// <summary>
/// 統合 of a station with its two councils over officers, offices and councils, and the way back. The process dies at every await, one run for each,
/// and another carries on: the same end, every effect once, every audit line once.
/// </summary>
public sealed partial class ReformCrashTests
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

        // Three officers of the station and one of the other, two stations, two councils; each with its record.
        way.Count(p => p == "Transaction:after").ShouldBe(2 * 8);
    }

    [Fact]
    public async Task Two_who_carry_it_on_at_once_come_to_the_same_end()
    {
        var lives = Lives(takesBack: false);
        var (way, end) = await lives.WayAsync();

        for (var at = 0; at < way.Count; at++)
        {
            (await lives.WithAnotherAtAsync(at)).ShouldBe(end, $"the other one at {at}, {way[at]}");
        }
    }

    [Fact]
    public async Task Taken_back_every_row_is_as_before()
    {
        var before = await MorningDock.OfWorldAsync();
        var dock = await LoadedAsync(takesBack: true);

        await Lives(true).RunAsync(dock, IdOf(true));

        Facts(dock).ShouldBe(Facts(before));
    }

    /// <summary>All facts but what the headquarters keep of the reform, and the audit.</summary>
    private static string Facts(MorningDock dock) =>
        string.Join(
            '\n',
            new[] { dock.Storage.Councils, dock.Storage.Stations, dock.Storage.People }
                .SelectMany(t => t.Rows)
                .Where(r => !r.Key.Contains("audit|") && !r.Key.Contains("reform") && r.Key != Keys.OfficeHead)
                .Select(r => $"{r.Partition} {r.Key} {Versions().Replace(r.Body, "")}")
        );

    /// <summary>How often a council was changed is no fact of it.</summary>
    [GeneratedRegex("\"Changes\":\\d+")]
    private static partial Regex Versions();

    private static ReformState State =>
        new(
            [
                .. OfficeDirectories
                    .Of(World.Stations, [World.CentralFacts.Council, World.EastFacts.Council], World.Everyone)
                    .Where(d => d.Kind == OfficeKind.Station)
                    .Select(d => new OfficeFacts { Directory = d, Station = World.Stations.First(s => s.Id.Value == d.Unit) }),
            ],
            [World.CentralFacts, World.EastFacts],
            [.. World.Everyone.Where(o => o.Assignments[0].Unit is "K1" or "K2" or "S1" or "S2")]
        );

    private static RegisteredReform Reform =>
        new PlanReform("R", ReformKind.MergeStation, Day, [new ReformLine("中央警察署", "北警察署", "", default)])
            .Decide(State, new DateOnly(2026, 11, 24))
            .Match(reform => reform, refusal => throw new InvalidOperationException(refusal.Code));

    private static Sequence<ReformStep> Steps(bool takesBack) =>
        ReformSequence.Of(Audit(takesBack ? 8 : 7), Reform, takesBack ? State.After(Reform) : State, takesBack);

    private static AuditEntry Audit(int number) => new(World.Now, World.HqOfficer.Id, "reform.tested", new Guid(number, 0, 0, new byte[8]));

    private static string IdOf(bool takesBack) => Steps(takesBack).Id;

    private static SequenceLives<ReformStep> Lives(bool takesBack) =>
        new(
            "HQ",
            HeadquartersKinds.Reforming,
            dock => new ReformSteps(new PersonnelStore(dock.Storage.Tables), dock.Councils, dock.Offices),
            async () => (await LoadedAsync(takesBack), IdOf(takesBack)),
            "reform.tested"
        );

    /// <summary>What is taken back was carried out first.</summary>
    private static Task<MorningDock> LoadedAsync(bool takesBack) =>
        Lives(takesBack)
            .LoadedAsync(
                Steps(takesBack: false),
                takesBack ? Steps(takesBack: true) : null,
                new OfficeWrite.Put<RegisteredReform>(HeadquartersKinds.Reform, Reform)
            );
}
