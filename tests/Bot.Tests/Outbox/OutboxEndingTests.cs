using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Outbox;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Options;

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
        (await dock.AuditAsync())
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

    [Fact]
    public async Task An_outage_of_two_hours_takes_no_notice_from_its_reader()
    {
        var dock = await OutboxDock.LoadedAsync();
        var tries = 0;
        dock.Answer = () =>
        {
            tries++;
            return dock.Clock.GetUtcNow() < World.Now.AddHours(2) ? SendOutcome.Failed : SendOutcome.Sent;
        };

        await dock.RunToEndAsync();

        dock.Arrived.Keys.ShouldBe(["chat-P1", "chat-P2", "update shown"], ignoreOrder: true);
        dock.Arrived.Values.ShouldAllBe(times => times == 1);
        dock.Clock.GetUtcNow().ShouldBeLessThan(World.Now.AddMinutes(130));
        tries.ShouldBeLessThanOrEqualTo(2 * dock.Options.MostAttempts);
    }

    [Fact]
    public async Task What_has_failed_as_often_as_it_may_goes_to_the_next_person_who_reads_why()
    {
        var dock = await OutboxDock.AskedAsync(MessageKind.ConfirmationAsked, World.Lead);
        var tries = 0;
        dock.Answer = () => ++tries <= dock.Options.MostAttempts ? SendOutcome.Failed : SendOutcome.Sent;

        await dock.RunToEndAsync();

        dock.Arrived.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, int>("chat-P5", 1));
        dock.Cards["chat-P5"].ShouldContain("巡査部長 試験 一郎に通知が届かなかったため、代わりにお知らせしています。");
        (await dock.AuditAsync()).Count(a => a == "message.Failed").ShouldBe(1);
        tries.ShouldBe(dock.Options.MostAttempts + 1);
    }

    [Theory]
    [InlineData(MessageKind.Confirmed, "P4", "P5")]
    [InlineData(MessageKind.DraftExpired, "P2")]
    [InlineData(MessageKind.Nudge, "P1")]
    public async Task What_never_gets_through_to_anybody_comes_to_an_end_and_is_counted(MessageKind kind, params string[] to)
    {
        var dock = await OutboxDock.QuietAsync();
        var messages = new List<OutgoingMessage>();
        foreach (var officer in to)
        {
            messages.Add(await OfAsync(dock, kind, new OfficerId(officer)));
        }

        await dock.QueueAsync(await CauseAsync(dock, kind), [.. messages]);
        dock.Answer = () => SendOutcome.Failed;
        var counted = new List<string>();
        using var listener = dock.Listen(counted);

        await dock.RunToEndAsync();

        (await dock.WaitingAsync()).ShouldBeEmpty();
        dock.Arrived.ShouldBeEmpty();
        counted.ShouldBe([$"kobanbot.outbox.unreachable {kind}"]);
    }

    [Fact]
    public async Task What_may_have_arrived_is_sent_three_times_at_most_and_counted_and_goes_to_nobody_else()
    {
        var dock = await OutboxDock.UrgentAsync();
        dock.Answer = () => SendOutcome.Ambiguous;
        var counted = new List<string>();
        using var listener = dock.Listen(counted);

        await dock.RunToEndAsync();

        dock.Arrived.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, int>("chat-P4", 3));
        (await dock.WaitingAsync()).ShouldBeEmpty();
        (await dock.AuditAsync()).Count(a => a == "message.Ambiguous").ShouldBe(1);
        counted.ShouldBe(["kobanbot.outbox.repeated Urgent", "kobanbot.outbox.repeated Urgent", "kobanbot.outbox.doubtful Urgent"]);
        // Should it never have arrived, the digest says it.
        (await dock.FactsAsync()).ReminderMarks.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notice_that_cannot_be_drawn_holds_up_no_other_and_comes_to_an_end()
    {
        var dock = await OutboxDock.LoadedAsync();
        // Urgent news of nothing, before all others.
        await dock.QueueAsync(
            cause: null,
            new OutgoingMessage(Guid.CreateVersion7(World.Now.AddDays(-1)), World.Lead.Id, MessageKind.Urgent, OutboxDock.Meeting)
        );
        var counted = new List<string>();
        using var listener = dock.Listen(counted);

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);
        dock.Arrived.Keys.ShouldBe(["chat-P1", "chat-P2", "update shown"], ignoreOrder: true);
        await dock.RunToEndAsync();

        (await dock.WaitingAsync()).ShouldBeEmpty();
        dock.Arrived.Values.ShouldAllBe(times => times == 1);
        counted.ShouldBe(["kobanbot.outbox.unreachable Urgent"]);
    }

    [Fact]
    public async Task What_can_be_sent_and_never_recorded_is_not_sent_without_end()
    {
        var dock = await OutboxDock.AskedAsync(MessageKind.ConfirmationAsked, World.Lead);
        var isSent = false;
        dock.OnPoint = point =>
        {
            isSent |= point == "send:after";
            return isSent && point == "Range:before" ? throw new IOException("The record fails.") : Task.CompletedTask;
        };
        for (var look = 0; look < dock.Options.MostAttempts; look++)
        {
            isSent = false;
            await Should.ThrowAsync<IOException>(() => dock.Replica().SendAllAsync(World.Central, CancellationToken.None));
            dock.Clock.Advance(dock.Options.Lease);
        }

        dock.OnPoint = null;
        await dock.RunToEndAsync();

        dock.Arrived["chat-P1"].ShouldBe(dock.Options.MostAttempts);
        (await dock.WaitingAsync()).ShouldBeEmpty();
    }

    public static TheoryData<MessageKind> Notices =>
        [
            .. Enum.GetValues<MessageKind>()
                .Where(k => k is not (MessageKind.CloseCard or MessageKind.CalendarEntry or MessageKind.Invitation)),
        ];

    [Theory]
    [MemberData(nameof(Notices))]
    [Trait("Rule", "H1")]
    public async Task Who_was_transferred_before_it_goes_reads_nothing_of_it(MessageKind kind)
    {
        foreach (var isTransferred in new[] { false, true })
        {
            var dock = await OutboxDock.QuietAsync();
            var reader = kind == MessageKind.ConsultationAsked ? World.AreaOfficer : World.Second;
            var message = await OfAsync(dock, kind, reader.Id);
            await dock.QueueAsync(await CauseAsync(dock, kind), message);
            if (isTransferred)
            {
                await dock.TransferAsync(reader);
            }

            await dock.RunToEndAsync();

            // That there is a 引継書, or that it was confirmed, is told to whoever is to come or has left; what it holds is not.
            dock.Arrived.ContainsKey($"chat-{reader.Id}").ShouldBe(!isTransferred || message.NeedsNoRight);
            (await dock.WaitingAsync()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_card_of_somebody_who_was_transferred_is_closed_all_the_same()
    {
        var dock = await OutboxDock.LoadedAsync();
        await dock.TransferAsync(World.Second);

        await dock.RunToEndAsync();

        dock.Arrived.Keys.ShouldBe(["chat-P1", "update shown"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(34, false)]
    [InlineData(35, true)]
    public void A_lease_is_longer_than_a_call_to_the_channel_and_its_record(int seconds, bool isWell)
    {
        var validator = new OutboxLeaseValidator(Options.Create(new BotOptions()));

        var result = validator.Validate(null, new OutboxOptions { Lease = TimeSpan.FromSeconds(seconds) });

        result.Succeeded.ShouldBe(isWell);
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

    /// <summary>What such a message is about.</summary>
    private static async Task<CouncilWrite?> CauseAsync(OutboxDock dock, MessageKind kind)
    {
        var facts = await dock.FactsAsync();
        var record = StorageSamples.Record(OutboxDock.Meeting.Value);
        var draft = RecordMeeting.Start(facts, World.Second, World.Now, OutboxDock.Meeting, ObligationRules.Default.Settings);
        var posted = facts.Roster.Single(r => r.Officer == World.Second.Id);
        return kind switch
        {
            MessageKind.ConfirmationAsked => new CouncilWrite.PutDraft(draft with { State = DraftState.AwaitingLead }),
            MessageKind.Returned or MessageKind.DraftExpired => new CouncilWrite.PutDraft(draft with { ReturnReason = "場所" }),
            MessageKind.Confirmed or MessageKind.ConfirmationGiven or MessageKind.SupplementAsked => new CouncilWrite.AddRecord(
                record with
                {
                    Header = record.Header with { State = RecordState.Confirmed },
                }
            ),
            MessageKind.SupportAsked or MessageKind.SupportAnswered => new CouncilWrite.PutSupport(
                new SupportRequest
                {
                    Id = OutboxDock.Meeting.Value,
                    Text = "町役場との調整",
                    By = World.Second.Id,
                    At = World.Now,
                }
            ),
            MessageKind.ConsultationAsked => new CouncilWrite.Put<ConsultationRequest>(CouncilKinds.Consultation, Consulted()),
            MessageKind.ConsultationAnswered => new CouncilWrite.Put<ConsultationRequest>(
                CouncilKinds.Consultation,
                Consulted() with
                {
                    Answer = ConsultationAnswer.NoObjection,
                }
            ),
            MessageKind.PostingEnded => new CouncilWrite.PutRoster(
                posted with
                {
                    Days = new DayRange(posted.Days.From, new DateOnly(2026, 11, 30)),
                }
            ),
            MessageKind.HandoverGiven => new CouncilWrite.PutHandover(Given()),
            MessageKind.HandoverConfirmed => new CouncilWrite.PutHandover(Given() with { ConfirmedAt = World.Now }),
            MessageKind.MemberReported => new CouncilWrite.PutReport(Report()),
            MessageKind.MemberReportAnswered => new CouncilWrite.PutReport(
                Report() with
                {
                    Answer = "確認した",
                    AnsweredBy = World.Section.Id,
                }
            ),
            _ => null,
        };
    }

    private static ConsultationRequest Consulted() =>
        new()
        {
            Id = OutboxDock.Meeting.Value,
            Kind = ConsultationKind.Abolition,
            Counterpart = ConsultationCounterpart.Of(Area.Kushiro).Office,
            Text = "廃止したい",
            By = World.Second.Id,
            ByTitle = World.Second.Title,
            At = World.Now,
        };

    private static Handover Given() =>
        new()
        {
            Id = OutboxDock.Meeting.Value,
            By = World.Lead.Id,
            To = World.Second.Id,
            At = World.Now,
            Posts = [Core.Guideline.Responsible.OperatingOfficers],
            Matters = [],
        };

    private static MemberReport Report() =>
        new()
        {
            Id = OutboxDock.Meeting.Value,
            Kind = MemberReportKind.Moved,
            Member = new MemberId("M1"),
            By = World.Second.Id,
            At = World.Now,
        };

    private static async Task<OutgoingMessage> OfAsync(OutboxDock dock, MessageKind kind, OfficerId to)
    {
        var message = new OutgoingMessage(Guid.CreateVersion7(World.Now), to, kind, OutboxDock.Meeting);
        var open = ObligationPlanner.Of(await dock.FactsAsync(), JapanTime.DayOf(World.Now), ObligationRules.Default);
        return kind == MessageKind.PackageAsked ? message with { Meeting = new MeetingId("2026-04-01") }
            : kind is MessageKind.Urgent or MessageKind.Nudge
                ? message with
                {
                    Meeting = MeetingId.None,
                    Obligations = [open.First(o => o.Kind == ObligationKind.MeetingRecord).Key],
                }
            : message;
    }
}
