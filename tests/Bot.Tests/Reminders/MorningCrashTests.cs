using KobanBot.Core.Obligations;
using KobanBot.Core.Reminders;
using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Reminders;

/// <summary>
/// The process dies at every await of a morning on which two people get a digest that replaces an older one: nothing is lost, and only
/// in the gap between the connector's answer and its record is one digest doubled, and counted.
/// </summary>
public sealed class MorningCrashTests
{
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

    [Fact]
    public async Task A_crash_at_any_await_loses_nothing_and_doubles_only_in_the_gap()
    {
        var (town, morning) = await BeforeAsync();
        var way = await WayAsync(morning.Fork());
        var doubled = new List<int>();

        for (var at = 0; at < way.Count; at++)
        {
            var dock = morning.Fork();
            await DieAtAsync(dock, at);
            await SurviveAsync(dock);

            foreach (var reader in Readers)
            {
                var times = dock.DigestsOf(town[reader]).Count();
                times.ShouldBeInRange(1, 2, $"{reader}: died at {at}, {way[at]}");
                if (times == 2)
                {
                    doubled.Add(at);
                    (await RecordAsync(dock, town, reader)).Attempts.ShouldBe(2, $"died at {at}: doubled and not counted");
                }

                await ShouldKnowAsync(dock, town, reader, $"died at {at}, {way[at]}");
            }
        }

        // A digest is known as sent by the process alone from the connector's answer until it is recorded.
        doubled.ShouldBe(Enumerable.Range(0, way.Count).Where(at => IsInGap(way, at)));
        doubled.Count.ShouldBe(4);
        way.Count.ShouldBeGreaterThan(80);
    }

    [Fact]
    public async Task A_crash_in_the_second_life_too_loses_nothing()
    {
        var (town, morning) = await BeforeAsync();
        var way = await WayAsync(morning.Fork());

        for (var at = 0; at < way.Count; at += 4)
        {
            for (var again = 0; again < way.Count; again += 6)
            {
                var dock = morning.Fork();
                await DieAtAsync(dock, at);
                dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
                await DieAtAsync(dock, again);
                await SurviveAsync(dock);

                foreach (var reader in Readers)
                {
                    dock.DigestsOf(town[reader]).Count().ShouldBeInRange(1, 3, $"{reader}: died at {at} and {again}");
                    await ShouldKnowAsync(dock, town, reader, $"died at {at} and {again}");
                }

                // One a death at most.
                dock.Digests.Count().ShouldBeLessThanOrEqualTo(Readers.Length + 2, $"died at {at} and {again}");
            }
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

        for (var at = 0; at < way.Count; at += 5)
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
    private static async Task<(Town Town, MorningDock Dock)> BeforeAsync()
    {
        var town = await Town.OpenAsync("2026-10-12", held: true);
        await town.PlanAsync("2026-10-20");
        await town.UntilAsync("2026-10-20");
        await town.HoldExtraordinaryAsync("2026-10-20");
        await town.UntilAsync("2026-10-22");
        var dock = town.Dock.Fork();
        dock.Clock.SetUtcNow(MorningDock.At(Day, 8, 45));
        return (town, dock);
    }

    private static async Task SurviveAsync(MorningDock dock)
    {
        dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
        await dock.MorningAsync(Day);
    }

    private static async Task ShouldKnowAsync(MorningDock dock, Town town, string reader, string when)
    {
        var record = await RecordAsync(dock, town, reader);
        record.State.ShouldBe(DigestState.Sent, when);
        var state = (await dock.Readers.FindReaderAsync(town[reader].Id, Day, CancellationToken.None))!.State; // Imported.
        var kind = reader == "lead" ? ObligationKind.MeetingRecord : ObligationKind.ChiefReport;
        state.Ledger.Entries.ShouldContain(
            e => e.Key.StartsWith($"{kind}|", StringComparison.Ordinal) && e.Stage == "S+3" && e.On == Day,
            when
        );
        state.Standing!.Day.ShouldBe(Day, when); // Sent.
    }

    private static async Task<DigestRecord> RecordAsync(MorningDock dock, Town town, string reader) =>
        (await dock.Readers.FindReaderAsync(town[reader].Id, Day, CancellationToken.None))!.State.Digest!; // Begun.

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

    private static async Task DieAtAsync(MorningDock dock, int at)
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
    }

    private static bool IsInGap(IReadOnlyList<string> way, int at)
    {
        var sent = way.Take(at + 1).ToList().LastIndexOf("send:after");
        return sent >= 0 && !way.Take(at + 1).Skip(sent).Contains("Transaction:after");
    }

    private sealed class Died : Exception;
}
