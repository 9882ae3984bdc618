using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Support.Races;
using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Reminders;

/// <summary>
/// The process dies at every await of a morning: nothing is lost, and only in the gap between an answer and its record is one message doubled,
/// and counted. On the first morning two people get a digest that replaces an older one; on the second one of them is reached by mail alone; on
/// the third the police box has a channel besides.
/// </summary>
public sealed class MorningCrashTests
{
    private const string Teams = "teams";
    private const string Mail = "mail";
    private const string Channel = "channel";

    private static readonly DateOnly Day = new(2026, 10, 23);

    private static readonly string[] Readers = ["lead", "section"];

    [Fact]
    public async Task Without_a_crash_each_reader_gets_one_digest_and_one_replacement()
    {
        var (town, dock) = await BeforeAsync();

        await dock.MorningAsync(Day);

        foreach (var reader in Readers)
        {
            dock.DigestsOf(town[reader]).Count().ShouldBe(1);
            dock.All.Count(d => d.To == reader && d.Replaced is not null).ShouldBe(1);
        }
    }

    [Theory]
    [InlineData(Teams, 4, 120)]
    [InlineData(Mail, 4, 120)]
    [InlineData(Channel, 8, 140)]
    public async Task A_crash_at_any_await_loses_nothing_and_doubles_only_in_the_gap(string kind, int gaps, int points)
    {
        var (town, morning) = await BeforeAsync(kind);
        var way = await WayAsync(morning.Fork());
        var expected = await ExpectedAsync(morning.Fork(), kind);
        var doubled = new List<int>();

        for (var at = 0; at < way.Count; at++)
        {
            var dock = morning.Fork();
            await DieAtAsync(dock, at);
            await SurviveAsync(dock);

            var arrived = Arrived(dock);
            arrived.Keys.ShouldBe(expected, ignoreOrder: true, customMessage: $"died at {at}, {way[at]}");
            foreach (var (to, times) in arrived.Where(a => a.Value > 1))
            {
                times.ShouldBe(2, $"{to}: died at {at}, {way[at]}");
                doubled.Add(at);
                (await AttemptsAsync(dock, town, to)).ShouldBe(2, $"died at {at}: doubled and not counted");
            }

            await ShouldKnowAsync(dock, town, kind, $"died at {at}, {way[at]}");
        }

        // That something has left is known to the process alone from the answer until it is recorded.
        doubled.ShouldBe(Enumerable.Range(0, way.Count).Where(at => CrashPoints.IsInGap(way, at)));
        doubled.Count.ShouldBe(gaps);
        way.Count.ShouldBeGreaterThan(points);
    }

    [Theory]
    [InlineData(Teams)]
    [InlineData(Mail)]
    [InlineData(Channel)]
    public async Task A_crash_in_the_second_life_too_loses_nothing(string kind)
    {
        var (town, morning) = await BeforeAsync(kind);
        var way = await WayAsync(morning.Fork());
        var expected = await ExpectedAsync(morning.Fork(), kind);

        foreach (var at in CrashPoints.OfDifferentWorlds(way))
        {
            var second = await WayAsync(await DiedAtAsync(at));
            foreach (var again in CrashPoints.OfDifferentWorlds(second))
            {
                var dock = await DiedAtAsync(at);
                (await DieAtAsync(dock, again)).ShouldBeTrue();
                await SurviveAsync(dock);

                var arrived = Arrived(dock);
                arrived.Keys.ShouldBe(expected, ignoreOrder: true, customMessage: $"died at {at} and {again}");
                await ShouldKnowAsync(dock, town, kind, $"died at {at} and {again}");

                // One a death at most.
                arrived.Values.Sum().ShouldBeLessThanOrEqualTo(expected.Count + 2, $"died at {at} and {again}");
            }
        }

        // The second life may begin.
        async Task<MorningDock> DiedAtAsync(int at)
        {
            var dock = morning.Fork();
            await DieAtAsync(dock, at);
            dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
            return dock;
        }
    }

    [Fact]
    public async Task Whatever_a_dead_replica_had_in_hand_is_taken_over_within_a_minute_and_not_before_its_lease()
    {
        var (town, morning) = await BeforeAsync();
        var way = await WayAsync(morning.Fork());

        for (var at = 0; at < way.Count; at++)
        {
            var dock = morning.Fork();
            await DieAtAsync(dock, at);
            var died = dock.Clock.GetUtcNow();
            var (other, sent) = (dock.Replica(), dock.Digests.Count());

            while (!await other.LookAsync(CancellationToken.None))
            {
                dock.Clock.Advance(dock.Options.Poll);
                (dock.Clock.GetUtcNow() - died).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1), $"died at {at}, {way[at]}");
            }

            foreach (var reader in Readers)
            {
                dock.DigestsOf(town[reader]).ShouldNotBeEmpty($"died at {at}, {way[at]}");
            }

            // What is sent twice was in the dead one's hand until its lease was over.
            var late = dock.Digests.Skip(sent).Where(d => dock.Digests.Count(e => e.To == d.To) > 1);
            late.ShouldAllBe(d => d.At - died >= dock.Options.Lease);
        }
    }

    [Fact]
    public async Task After_a_crash_the_next_days_go_on_as_if_nothing_had_been()
    {
        var (town, morning) = await BeforeAsync();
        var way = await WayAsync(morning.Fork());
        var expected = await TomorrowAsync(morning.Fork());

        foreach (var at in CrashPoints.OfDifferentWorlds(way))
        {
            var dock = morning.Fork();
            await DieAtAsync(dock, at);
            await SurviveAsync(dock);

            (await TomorrowAsync(dock)).ShouldBe(expected, $"died at {at}, {way[at]}");
        }

        async Task<IReadOnlyList<string>> TomorrowAsync(MorningDock dock)
        {
            await dock.MorningAsync(Day);
            var sent = dock.Digests.Count();
            await dock.DaysAsync(Day.AddDays(1), Day.AddDays(12));
            return [.. dock.Digests.Skip(sent).Select(d => $"{d.Day:O} {d.To}").Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>On the evening before: both have a digest of 21 October in their chats, and the third day comes.</summary>
    private static async Task<(Town Town, MorningDock Dock)> BeforeAsync(string kind = Teams)
    {
        var town = await Town.OpenAsync("2026-10-12", held: true, without: kind == Mail ? ["lead"] : []);
        town.Dock.Letters.IsOn = kind == Mail;
        await town.PlanAsync("2026-10-20");
        await town.UntilAsync("2026-10-20");
        await town.HoldExtraordinaryAsync("2026-10-20");
        if (kind == Channel)
        {
            await BindAsync(town);
        }

        await town.UntilAsync("2026-10-22");
        var dock = town.Dock.Fork();
        dock.Clock.SetUtcNow(MorningDock.At(Day, 8, 45));
        return (town, dock);
    }

    private static async Task BindAsync(Town town)
    {
        var office = (await town.Dock.Offices.FindAsync(Town.Station.Value, CancellationToken.None))!; // Imported.
        var channel = new BoxChannel(
            new PoliceBoxId("K1"),
            "試験町交番",
            MorningDock.ReferenceOf(Channel),
            town["section"].Id,
            town.Dock.Clock.GetUtcNow()
        );
        await town.Dock.Offices.TryCommitAsync(
            office.Version,
            new OfficeChange { Writes = [new OfficeWrite.PutChannel(channel)] },
            CancellationToken.None
        );
    }

    private static async Task SurviveAsync(MorningDock dock)
    {
        dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
        await dock.MorningAsync(Day);
    }

    /// <summary>Whom a morning without a crash reaches, each once.</summary>
    private static async Task<IReadOnlyList<string>> ExpectedAsync(MorningDock dock, string kind)
    {
        await dock.MorningAsync(Day);
        var arrived = Arrived(dock);
        arrived.Values.ShouldAllBe(times => times == 1);
        arrived.Keys.ShouldBeSubsetOf(["lead", "second", "section", Channel]);
        arrived.ContainsKey(Channel).ShouldBe(kind == Channel);
        dock.Letters.Sent.Count.ShouldBe(kind == Mail ? 1 : 0);
        return [.. arrived.Keys];
    }

    /// <summary>New messages, lines and mails, by whom they are for.</summary>
    private static Dictionary<string, int> Arrived(MorningDock dock) =>
        dock
            .All.Where(d => d.Replaced is null)
            .Select(d => d.To)
            .Concat(dock.Letters.Sent.Select(l => l.To.Split('@')[0]))
            .CountBy(to => to)
            .ToDictionary();

    private static async Task<int> AttemptsAsync(MorningDock dock, Town town, string to) =>
        to == Channel ? (await ChannelAsync(dock)).Line!.Attempts : (await RecordAsync(dock, town, to)).Attempts; // Begun.

    private static async Task ShouldKnowAsync(MorningDock dock, Town town, string kind, string when)
    {
        foreach (var reader in Readers)
        {
            var isByMail = kind == Mail && reader == "lead";
            (await RecordAsync(dock, town, reader)).State.ShouldBe(isByMail ? DigestState.Unreachable : DigestState.Sent, when);
            var state = (await dock.Readers.FindReaderAsync(town[reader].Id, Day, CancellationToken.None))!.State; // Imported.
            var owed = reader == "lead" ? ObligationKind.MeetingRecord : ObligationKind.ChiefReport;
            state.Ledger.Entries.ShouldContain(
                e => e.Key.StartsWith($"{owed}|", StringComparison.Ordinal) && e.Stage == "S+3" && e.On == Day,
                when
            );
            state.Standing?.Day.ShouldBe(Day, when);
            (state.Standing is null).ShouldBe(isByMail, when);
        }

        if (kind == Channel)
        {
            var channel = await ChannelAsync(dock);
            (channel.LastDay, channel.Line?.State).ShouldBe((Day, DigestState.Sent), when);
        }
    }

    private static async Task<DigestRecord> RecordAsync(MorningDock dock, Town town, string reader) =>
        (await dock.Readers.FindReaderAsync(town[reader].Id, Day, CancellationToken.None))!.State.Digest!; // Begun.

    private static async Task<BoxChannel> ChannelAsync(MorningDock dock) =>
        (await dock.Offices.FindAsync(Town.Station.Value, CancellationToken.None))!.Facts.Channels.Single(); // Bound.

    /// <summary>The points that a morning without a crash passes.</summary>
    private static async Task<IReadOnlyList<string>> WayAsync(MorningDock dock)
    {
        var way = new List<string>();
        dock.OnPoint = point =>
        {
            way.Add(point);
            return Task.CompletedTask;
        };
        await dock.Replica().LookAsync(CancellationToken.None);
        return way;
    }

    /// <summary>False when the way is shorter.</summary>
    private static async Task<bool> DieAtAsync(MorningDock dock, int at)
    {
        var passed = 0;
        dock.OnPoint = _ => passed++ >= at ? throw new Died() : Task.CompletedTask;
        try
        {
            await dock.Replica().LookAsync(CancellationToken.None);
        }
        catch (Died)
        {
            // What a process does when it dies: nothing.
        }

        dock.OnPoint = null;
        return passed > at;
    }

    private sealed class Died : Exception;
}
