using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Bot.Reminders;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
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
        var gate = new SendingGate(dock.Offices, dock.Rules, dock.Clock);
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

    [Fact]
    public async Task A_stop_of_all_sending_is_heard_between_two_readers()
    {
        var dock = await DockAsync();
        dock.OnPoint = async point =>
        {
            if (point == "send:after")
            {
                dock.OnPoint = null;
                var gate = new SendingGate(dock.Offices, dock.Rules, dock.Clock);
                await gate.TrySetAsync(true, World.HqOfficer.Id, Guid.CreateVersion7(dock.Clock.GetUtcNow()), CancellationToken.None);

                // Every replica asks again after two seconds.
                dock.Clock.Advance(TimeSpan.FromSeconds(2));
            }
        };

        (await LookAsync(dock, FirstOfDecember, 9)).ShouldBeFalse();

        dock.All.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Transaction:after")] // claimed, and the hours end before it goes
    [InlineData("send:after")] // the first is sent, and the others wait
    public async Task The_end_of_the_hours_is_heard_between_two_readers_and_after_the_claim(string point)
    {
        var dock = await DockAsync();
        dock.OnPoint = p =>
        {
            if (p == point)
            {
                dock.OnPoint = null;
                dock.Clock.SetUtcNow(MorningDock.At(FirstOfDecember, 19, 0));
            }

            return Task.CompletedTask;
        };

        (await LookAsync(dock, FirstOfDecember, 18)).ShouldBeFalse();
        dock.All.Count.ShouldBe(point == "send:after" ? 1 : 0);
        (await LookAsync(dock, FirstOfDecember.AddDays(1), 9)).ShouldBeTrue();

        dock.All.Select(d => d.To).ShouldBe(Readers, ignoreOrder: true);
    }

    [Fact]
    public async Task A_pause_that_the_channel_asks_for_uses_up_no_try_and_ends_at_its_time()
    {
        var dock = await DockAsync();
        var patient = new Channel(dock.Connector) { NotBefore = MorningDock.At(FirstOfDecember, 9, 10) };

        for (var minute = 0; minute < 10; minute++)
        {
            (await LookAsync(dock, FirstOfDecember, 9, minute, patient)).ShouldBeFalse();
        }

        patient.Asked.ShouldBe(Readers.Length);
        patient.NotBefore = null;
        (await LookAsync(dock, FirstOfDecember, 9, 10, patient)).ShouldBeTrue();
        dock.All.Select(d => d.To).ShouldBe(Readers, ignoreOrder: true);
        foreach (var id in Readers)
        {
            var reader = (await dock.Readers.FindReaderAsync(new OfficerId(id), FirstOfDecember, CancellationToken.None))!;
            reader.State.Summaries.Notes.ShouldAllBe(n => n.Attempts == 1);
        }
    }

    [Fact]
    public async Task One_reader_whose_summary_fails_each_time_holds_up_no_other_and_comes_to_an_end()
    {
        var dock = await DockAsync();
        var broken = new Channel(dock.Connector) { Breaks = World.SectionChief };

        (await LookAsync(dock, FirstOfDecember, 9, 0, broken)).ShouldBeFalse();
        dock.All.Select(d => d.To).ShouldBe(Readers.Where(r => r != World.SectionChief.Id.Value), ignoreOrder: true);
        for (var hour = 10; hour < 19; hour++)
        {
            await LookAsync(dock, FirstOfDecember, hour, 0, broken);
        }

        broken.Asked.ShouldBe(Readers.Length - 1 + dock.Options.MostAttempts);
        dock.All.Count.ShouldBe(Readers.Length - 1);
    }

    [Fact]
    public async Task A_reader_whose_partition_cannot_be_read_holds_up_no_other()
    {
        var dock = await DockAsync();
        dock.Storage.Hooks.People.OnBefore = call =>
            call.Partition.Contains(World.SectionChief.Id.Value, StringComparison.Ordinal)
                ? throw new IOException("The storage fails.")
                : Task.CompletedTask;

        (await LookAsync(dock, FirstOfDecember, 9)).ShouldBeFalse();
        dock.All.Select(d => d.To).ShouldBe(Readers.Where(r => r != World.SectionChief.Id.Value), ignoreOrder: true);
        dock.Storage.Hooks.People.OnBefore = null;
        (await LookAsync(dock, FirstOfDecember, 10)).ShouldBeTrue();

        dock.All.Select(d => d.To).ShouldBe(Readers, ignoreOrder: true);
    }

    [Fact]
    public async Task A_failing_connector_uses_up_the_tries_of_no_summary_within_the_hour()
    {
        var dock = await DockAsync();
        dock.Answer = _ => SendOutcome.Failed;
        for (var minute = 0; minute < 60; minute++)
        {
            (await LookAsync(dock, FirstOfDecember, 9, minute)).ShouldBeFalse();
        }

        dock.Answer = _ => SendOutcome.Sent;
        (await LookAsync(dock, FirstOfDecember, 11)).ShouldBeTrue();

        dock.All.Select(d => d.To).ShouldBe(Readers, ignoreOrder: true);
    }

    [Fact]
    public async Task A_stop_of_the_process_lets_what_was_taken_be_recorded()
    {
        var dock = await DockAsync();
        using var stop = new CancellationTokenSource();
        dock.OnPoint = point => point == "send:after" ? stop.CancelAsync() : Task.CompletedTask;
        dock.Clock.SetUtcNow(MorningDock.At(FirstOfDecember, 9, 0));

        (await Sender(dock).LookAsync(stop.Token)).ShouldBeFalse();
        var sent = dock.All.ShouldHaveSingleItem().To;
        var reader = (await dock.Readers.FindReaderAsync(new OfficerId(sent), FirstOfDecember, CancellationToken.None))!;
        reader.State.Summaries.Notes.ShouldHaveSingleItem().IsEnded.ShouldBeTrue();
        dock.OnPoint = null;
        (await LookAsync(dock, FirstOfDecember, 10)).ShouldBeTrue();

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

    private static Task<bool> LookAsync(MorningDock dock, DateOnly day, int hour, int minute = 0, IProactiveMessenger? channel = null)
    {
        dock.Clock.SetUtcNow(MorningDock.At(day, hour, minute));
        return Sender(dock, channel).LookAsync(CancellationToken.None);
    }

    private static SummarySender Sender(MorningDock dock, IProactiveMessenger? channel = null)
    {
        var options = Microsoft.Extensions.Options.Options.Create(dock.Options);
        var delivery = new SummaryDelivery(
            dock.Readers,
            Flows.Summary(new SummaryStore(dock.Storage.Tables), dock.Councils, dock.Rules.Obligations),
            channel ?? dock.Connector,
            new SendingGate(dock.Offices, dock.Rules, dock.Clock),
            dock.Rules,
            options,
            dock.Clock,
            NullLogger<SummaryDelivery>.Instance
        );
        return new SummarySender(dock.Offices, dock.Readers, delivery, dock.Rules, options, dock.Clock, NullLogger<SummarySender>.Instance);
    }

    /// <summary>A channel that asks for patience, or breaks at one person's chat.</summary>
    private sealed class Channel(IProactiveMessenger inner) : IProactiveMessenger
    {
        public int Asked { get; private set; }

        public DateTimeOffset? NotBefore { get; set; }

        public Officer? Breaks { get; init; }

        public Task<SendResult> SendAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<SendResult> SendReminderAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation)
        {
            Asked++;
            return NotBefore is { } later ? Task.FromResult(new SendResult(SendOutcome.Postponed, ActivityId: null) { NotBefore = later })
                : reference.ConversationId == $"chat-{Breaks?.Id}" ? throw new InvalidOperationException("The channel breaks.")
                : inner.SendReminderAsync(reference, message, cancellation);
        }

        public Task<StoredReference?> OpenAsync(StoredReference person, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<bool> UpdateAsync(
            StoredReference reference,
            string activityId,
            OutboundMessage message,
            CancellationToken cancellation
        ) => throw new NotSupportedException();
    }
}
