using KobanBot.Core.Members;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

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
        var section = World.Section;
        await dock.Storage.ImportStore.PutOfficerAsync(
            section with
            {
                Assignments = [section.Assignments[0] with { Days = new DayRange(new DateOnly(2024, 4, 1), Today.AddDays(-1)) }],
            },
            CancellationToken.None
        );

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.Keys.ShouldNotContain("chat-P4");
    }
}
