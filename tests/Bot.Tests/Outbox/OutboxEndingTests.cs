using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Core.Councils;
using KobanBot.Core.Meetings;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Outbox;

/// <summary>Every message comes to a named end: sent, unreachable, or given up after its tries.</summary>
public sealed class OutboxEndingTests
{
    [Fact]
    public async Task Every_person_who_cannot_be_reached_is_tried_once_and_the_end_is_in_the_audit()
    {
        var dock = await OutboxDock.LoadedAsync();
        dock.Answer = () => SendOutcome.Unreachable;

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        (await dock.WaitingAsync()).ShouldBeEmpty();
        // The lead officer and the second officer for each of the two notices.
        (await AuditAsync(dock))
            .Count(a => a == "message.Unreachable")
            .ShouldBe(4);
    }

    [Fact]
    public async Task A_person_who_never_spoke_with_the_bot_cannot_be_reached_and_stops_nobody_else()
    {
        var dock = await OutboxDock.LoadedAsync();
        var loaded = (await dock.Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!;
        var stranger = new OutgoingMessage(
            Guid.CreateVersion7(World.Now.AddDays(-1)),
            World.Section.Id,
            MessageKind.DraftExpired,
            OutboxDock.Meeting
        );
        var change = new CouncilChange
        {
            Audit = new AuditEntry(World.Now, World.Lead.Id, "test.queue", Guid.CreateVersion7(World.Now), null),
            Messages = [stranger],
        };
        (await dock.Storage.CouncilStore.TryCommitAsync(loaded.Version, change, CancellationToken.None)).ShouldBeTrue();

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        // The notice of the stranger goes to the lead officer instead.
        (await dock.WaitingAsync()).ShouldBeEmpty();
        dock.Arrived["chat-P1"].ShouldBe(2);
        dock.Arrived.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_pause_that_the_channel_asks_for_uses_up_no_try_and_ends_at_its_time()
    {
        var dock = await OutboxDock.LoadedAsync();
        dock.NotBefore = World.Now.AddMinutes(5);
        dock.Answer = () => SendOutcome.Postponed;

        var later = await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);
        var waiting = await dock.WaitingAsync();
        dock.Answer = () => SendOutcome.Sent;
        dock.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);
        var early = (await dock.WaitingAsync()).Count;
        dock.Clock.Advance(TimeSpan.FromSeconds(1));
        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        later.ShouldBe(World.Now.AddMinutes(5));
        waiting.Select(m => (m.Attempts, m.LeasedUntil)).Distinct().ShouldHaveSingleItem().ShouldBe((0, World.Now.AddMinutes(5)));
        early.ShouldBe(2);
        (await dock.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_sending_is_stopped_everything_stays()
    {
        var dock = await OutboxDock.LoadedAsync();
        (await dock.Gate.TrySetAsync(true, World.HqOfficer.Id, Guid.CreateVersion7(World.Now), CancellationToken.None)).ShouldBeTrue();

        var later = await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);
        var arrived = dock.Arrived.Count;
        (await dock.Gate.TrySetAsync(false, World.HqOfficer.Id, Guid.CreateVersion7(World.Now), CancellationToken.None)).ShouldBeTrue();
        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        later.ShouldBe(World.Now.AddMinutes(1));
        arrived.ShouldBe(0);
        dock.Arrived.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(SendOutcome.Failed)]
    [InlineData(SendOutcome.Ambiguous)]
    public async Task A_failing_channel_is_tried_again_after_each_lease_and_given_up_in_the_end(object outcome)
    {
        var dock = await OutboxDock.LoadedAsync();
        dock.Answer = () => (SendOutcome)outcome;
        var rounds = 0;

        while ((await dock.WaitingAsync()).Count > 0 && rounds < 20)
        {
            rounds++;
            await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);
            dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
        }

        rounds.ShouldBe(dock.Options.MostAttempts);
        (await AuditAsync(dock)).Count(a => a == $"message.{outcome}").ShouldBe(2);
    }

    [Fact]
    public async Task A_channel_that_recovers_gets_the_message_once()
    {
        var dock = await OutboxDock.LoadedAsync();
        var failures = 3;
        dock.Answer = () => failures-- > 0 ? SendOutcome.Failed : SendOutcome.Sent;

        for (var round = 0; round < 4; round++)
        {
            await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);
            dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
        }

        dock.Arrived.Values.ShouldAllBe(times => times == 1);
        (await dock.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notice_that_is_settled_before_it_goes_is_not_sent()
    {
        var dock = await OutboxDock.LoadedAsync();
        var loaded = (await dock.Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!;
        var draft = loaded.Facts.Drafts.Single();
        var change = new CouncilChange
        {
            Audit = new AuditEntry(World.Now, World.Second.Id, "record.cancel", Guid.CreateVersion7(World.Now), null),
            Writes = [new CouncilWrite.PutDraft(RecordMeeting.Close(draft, DraftState.Cancelled, World.Second.Id, World.Now))],
        };
        (await dock.Storage.CouncilStore.TryCommitAsync(loaded.Version, change, CancellationToken.None)).ShouldBeTrue();

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        // 差し戻し of a draft that is no more says nothing; the two others still go.
        dock.Arrived.Keys.ShouldBe(["chat-P1", "update shown"], ignoreOrder: true);
        (await dock.WaitingAsync()).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> AuditAsync(OutboxDock dock) =>
        [
            .. (await dock.Storage.Councils.ReadRangeAsync($"{World.Central}", "", "\uffff", CancellationToken.None))
                .Select(r => r.Body)
                .OfType<string>()
                .SelectMany(b => System.Text.RegularExpressions.Regex.Matches(b, "message\\.[A-Za-z]+"))
                .Select(m => m.Value),
        ];
}
