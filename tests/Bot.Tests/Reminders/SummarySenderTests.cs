using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Bot.Reminders;
using KobanBot.Bot.Storage;
using KobanBot.Core.Councils;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;
using KobanBot.Support.Reminders;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace KobanBot.Bot.Tests.Reminders;

/// <summary>
/// 概況 and its like by schedule, through the real sender on a virtual clock. The other station has had no meeting, so there is nothing to show its
/// chief.
/// </summary>
public sealed class SummarySenderTests
{
    private static readonly DateOnly FirstOfDecember = new(2026, 12, 1);
    private static readonly string[] Readers =
    [
        .. new[] { World.SectionChief, World.StationChief, World.AreaOfficer, World.HqOfficer }.Select(o => o.Id.Value),
    ];

    [Fact]
    public async Task On_the_first_working_day_of_a_month_each_reader_gets_one_and_nobody_else()
    {
        var dock = await DockAsync();

        await LookAsync(dock, FirstOfDecember, 9);
        await LookAsync(dock, FirstOfDecember, 10);
        await LookAsync(dock, FirstOfDecember.AddDays(1), 9);

        dock.All.Select(d => d.To).ShouldBe(Readers, ignoreOrder: true);
        dock.All.Single(d => d.To == World.HqOfficer.Id.Value).Card!.Heading.ShouldContain("概況");
        dock.All.Single(d => d.To == World.StationChief.Id.Value).Card!.Heading.ShouldContain("状況");
    }

    [Theory]
    [InlineData(2026, 11, 30, 9)]
    [InlineData(2026, 12, 1, 8)]
    [InlineData(2026, 12, 1, 20)]
    [InlineData(2026, 12, 5, 9)]
    public async Task Neither_before_its_day_nor_outside_the_hours(int year, int month, int day, int hour)
    {
        var dock = await DockAsync();

        await LookAsync(dock, new DateOnly(year, month, day), hour);

        dock.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_an_outage_has_missed_is_made_up_for_within_a_week_and_then_no_more()
    {
        var (late, tooLate) = (await DockAsync(), await DockAsync());

        await LookAsync(late, FirstOfDecember.AddDays(6), 9);
        await LookAsync(tooLate, FirstOfDecember.AddDays(7), 9);

        late.All.Count.ShouldBe(Readers.Length);
        tooLate.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_the_tenth_the_half_year_comes_too()
    {
        var dock = await DockAsync();

        await LookAsync(dock, new DateOnly(2027, 4, 1), 9);
        var yearly = dock.All.Count;
        await LookAsync(dock, new DateOnly(2027, 4, 12), 9);

        yearly.ShouldBe(Readers.Length);
        dock.All.Count.ShouldBe(2 * Readers.Length);
        dock.All[^1].Says("下半期").ShouldBeTrue();
    }

    [Fact]
    public async Task A_failing_connector_is_tried_again_and_a_stopped_bot_says_nothing()
    {
        var dock = await DockAsync();
        dock.Answer = _ => SendOutcome.Failed;
        (await LookAsync(dock, FirstOfDecember, 9)).ShouldBeFalse();
        dock.All.ShouldBeEmpty();

        dock.Answer = _ => SendOutcome.Sent;
        var gate = new SendingGate(dock.Offices, dock.Clock);
        (
            await gate.TrySetAsync(true, World.HqOfficer.Id, Guid.CreateVersion7(dock.Clock.GetUtcNow()), CancellationToken.None)
        ).ShouldBeTrue();
        (await LookAsync(dock, FirstOfDecember, 10)).ShouldBeFalse();
        dock.All.ShouldBeEmpty();
        dock.Clock.Advance(TimeSpan.FromSeconds(5));
        await gate.TrySetAsync(false, World.HqOfficer.Id, Guid.CreateVersion7(dock.Clock.GetUtcNow()), CancellationToken.None);

        (await LookAsync(dock, FirstOfDecember, 11)).ShouldBeTrue();
        dock.All.Select(d => d.To).ShouldBe(Readers, ignoreOrder: true);
    }

    [Fact]
    public async Task Of_two_replicas_one_sends()
    {
        var dock = await DockAsync();
        dock.Clock.SetUtcNow(MorningDock.At(FirstOfDecember, 9, 0));

        await Task.WhenAll(Sender(dock).LookAsync(CancellationToken.None), Sender(dock).LookAsync(CancellationToken.None));

        dock.All.Select(d => d.To).ShouldBe(Readers, ignoreOrder: true);
    }

    private static async Task<MorningDock> DockAsync()
    {
        var dock = await MorningDock.OfWorldAsync();
        var record = StorageSamples.Record("R1");
        var held = record with
        {
            Header = record.Header with { Date = new DateOnly(2026, 11, 10), PlannedFor = null, JointHost = null, Supplement = null },
        };
        await dock.ChangeAsync(World.Central, _ => [new CouncilWrite.AddRecord(held)]);
        await new SummaryProjection(dock.Storage.Tables).RebuildAsync(CancellationToken.None);
        return dock;
    }

    private static Task<bool> LookAsync(MorningDock dock, DateOnly day, int hour)
    {
        dock.Clock.SetUtcNow(MorningDock.At(day, hour, 0));
        return Sender(dock).LookAsync(CancellationToken.None);
    }

    private static SummarySender Sender(MorningDock dock) =>
        new(
            dock.Offices,
            dock.Readers,
            Flows.Summary(new SummaryStore(dock.Storage.Tables), dock.Councils, dock.Rules.Obligations),
            dock.Connector,
            new SendingGate(dock.Offices, dock.Clock),
            dock.Rules,
            Microsoft.Extensions.Options.Options.Create(dock.Options),
            dock.Clock,
            NullLogger<SummarySender>.Instance
        );
}
