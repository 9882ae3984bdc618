using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Core.Facts;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Reminders;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Outbox;

/// <summary>
/// An urgent notice goes the way of every message, and its end writes in one transaction that the reader knows: the digest neither says it
/// again nor is silent about what never arrived.
/// </summary>
public sealed class UrgentNoticeTests
{
    private static readonly DateOnly Today = JapanTime.DayOf(World.Now);

    [Fact]
    public async Task Died_at_any_await_it_arrives_and_the_reader_is_known_to_know()
    {
        var dock = await OutboxDock.UrgentAsync();
        var way = await dock.WayAsync();
        dock.Arrived.ShouldBe(new Dictionary<string, int> { ["chat-P4"] = 1 });
        way.Count.ShouldBeGreaterThan(8);
        var doubled = 0;

        for (var at = 0; at < way.Count; at++)
        {
            dock = await OutboxDock.UrgentAsync();
            await dock.DieAtAsync(at);
            dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
            await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

            dock.Arrived.Keys.ShouldBe(["chat-P4"], $"died at {at}, {way[at]}");
            doubled += dock.Arrived["chat-P4"] - 1;
            var facts = await dock.FactsAsync();
            facts.Messages.ShouldBeEmpty();
            facts
                .ReminderMarks.ShouldHaveSingleItem()
                .ShouldBe(new ReminderMark("LetterRetrieval|C1|M0|2026-11-24", World.Section.Id) { ToldOn = Today });
        }

        // From the connector's answer until the end is written; the read before the write is part of it.
        doubled.ShouldBe(way.Skip(way.ToList().IndexOf("send:after")).TakeWhile(p => p != "Transaction:after").Count());
    }

    [Fact]
    public async Task Whoever_is_next_hears_instead_and_the_first_is_not_taken_to_know()
    {
        var dock = await OutboxDock.UrgentAsync();
        dock.Blocked.Add(World.Section);

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.Keys.ShouldBe(["chat-P5"]);
        dock.Cards["chat-P5"].ShouldContain("巡査部長 試験 四郎に通知が届かなかったため、代わりにお知らせしています。");
        (await dock.FactsAsync()).ReminderMarks.Select(m => m.Officer).ShouldBe([World.SectionChief.Id]);
    }

    [Fact]
    public async Task What_is_settled_before_it_goes_is_not_sent()
    {
        var dock = await OutboxDock.UrgentAsync();
        await dock.ChangeAsync(facts =>
            facts.Members[0] with
            {
                Commissions =
                [
                    facts.Members[0].Commissions[0] with
                    {
                        Dismissal = facts.Members[0].Commissions[0].Dismissal! with { Letter = LetterReturn.Returned },
                    },
                ],
            }
        );

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.ShouldBeEmpty();
        (await dock.FactsAsync()).Messages.ShouldBeEmpty();
        (await dock.FactsAsync()).ReminderMarks.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_morning_has_told_before_the_second_try_is_not_told_again()
    {
        var clock = new FakeTimeProvider(MorningDock.At(Today, 8, 40));
        var dock = await OutboxDock.UrgentAsync(clock);
        dock.Answer = () => SendOutcome.Failed;
        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        var morning = new MorningDock(dock.Storage.Tables, start: MorningDock.At(Today, 8, 45));
        await morning.MorningAsync(Today);
        morning.DigestsOf(World.Section).ShouldHaveSingleItem().Says("委嘱状").ShouldBeTrue();
        dock.Answer = () => SendOutcome.Sent;
        clock.SetUtcNow(MorningDock.At(Today, 8, 55));
        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.ShouldBeEmpty();
        (await dock.WaitingAsync()).ShouldBeEmpty();
        (await dock.AuditAsync()).ShouldContain("message.Sent");
    }

    [Fact]
    public async Task What_the_digest_of_another_day_or_with_another_day_to_aim_at_has_told_is_told()
    {
        foreach (var (days, target) in new[] { (-1, 0), (0, 5) })
        {
            var dock = await OutboxDock.UrgentAsync();
            var key = (await dock.WaitingAsync())[0].Obligations![0];
            var aim = MatterReaders.Find(await dock.FactsAsync(), key, Today, ReminderRules.Default)!.Obligation.Target;
            var reader = (await dock.Storage.ReminderStore.FindReaderAsync(World.Section.Id, Today, CancellationToken.None))!;
            var ledger = new Ledger([new LedgerEntry(key, "S+0", Today.AddDays(days), aim.AddDays(target), 1, "委嘱状の回収")]);
            await dock.Storage.ReminderStore.TryPutAsync(reader.Version, new ReaderChange { Ledger = ledger }, CancellationToken.None);

            await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

            dock.Arrived.Keys.ShouldBe(["chat-P4"]);
        }
    }

    [Fact]
    public async Task In_the_quiet_hours_it_waits()
    {
        var dock = await OutboxDock.UrgentAsync();
        dock.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 20, 0, 0, TimeSpan.FromHours(9)));

        var later = await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);
        dock.Arrived.ShouldBeEmpty();
        dock.Clock.SetUtcNow(later.ShouldNotBeNull());
        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.Keys.ShouldBe(["chat-P4"]);
        dock.Clock.GetUtcNow().AtJapan().TimeOfDay.ShouldBe(new TimeSpan(7, 30, 0));
    }

    [Fact]
    public async Task Who_was_transferred_meanwhile_hears_nothing()
    {
        var dock = await OutboxDock.UrgentAsync();
        await dock.TransferAsync(World.Section);

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.Keys.ShouldNotContain("chat-P4");
    }
}
