using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;
using KobanBot.Support.Races;

namespace KobanBot.Bot.Tests.Outbox;

/// <summary>A notice that cannot reach its officer goes to the next one, in one transaction with the end of the first.</summary>
public sealed class OutboxReroutingTests
{
    [Fact]
    public async Task When_the_lead_officer_cannot_be_reached_the_section_hears_and_reads_why()
    {
        var dock = await OutboxDock.AskedAsync(MessageKind.ConfirmationAsked, World.Lead);
        dock.Blocked.Add(World.Lead);

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, int>("chat-P5", 1));
        dock.Cards["chat-P5"].ShouldContain("巡査部長 試験 一郎に通知が届かなかったため、代わりにお知らせしています。");
        dock.Cards["chat-P5"].ShouldContain("home.open");
        (await dock.WaitingAsync()).ShouldBeEmpty();
    }

    /// <summary>Nobody can tell whether a mail is read, so the next hears all the same.</summary>
    [Fact]
    public async Task What_is_urgent_goes_by_mail_to_whom_Teams_does_not_reach_and_the_next_hears_too()
    {
        var dock = await OutboxDock.UrgentAsync();
        dock.Letters.IsOn = true;
        dock.Blocked.Add(World.Section);

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        var letter = dock.Letters.Sent.ShouldHaveSingleItem();
        (letter.To, letter.Subject).ShouldBe((World.Section.UserPrincipalName, "至急の対応事項（1件）"));
        letter.Html.ShouldNotBeNull();
        World.MemberNames.ShouldAllBe(name => !letter.Text.Contains(name));
        dock.Arrived.Keys.ShouldHaveSingleItem().ShouldBe("chat-P5");
        (await dock.WaitingAsync()).ShouldBeEmpty();
    }

    /// <summary>A question about one record is of no use in a mail: it is asked again where it can be answered.</summary>
    [Fact]
    public async Task What_is_asked_of_a_person_about_a_record_makes_no_mail()
    {
        var dock = await OutboxDock.AskedAsync(MessageKind.ConfirmationAsked, World.Lead);
        dock.Letters.IsOn = true;
        dock.Blocked.Add(World.Lead);

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Letters.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_goes_on_until_somebody_can_be_reached()
    {
        var dock = await OutboxDock.AskedAsync(MessageKind.ConfirmationAsked, World.Lead);
        dock.Blocked.UnionWith([World.Lead, World.SectionChief, World.Section]);

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.Keys.ShouldHaveSingleItem().ShouldBe("chat-P6");
    }

    [Fact]
    public async Task When_nobody_is_left_it_ends_and_is_counted()
    {
        var dock = await OutboxDock.AskedAsync(MessageKind.ConfirmationAsked, World.Lead);
        dock.Blocked.UnionWith(World.Everyone);
        var counted = new List<string>();
        using var listener = dock.Listen(counted);

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        (await dock.WaitingAsync()).ShouldBeEmpty();
        dock.Arrived.ShouldBeEmpty();
        counted.ShouldBe(["kobanbot.outbox.unreachable ConfirmationAsked"]);
    }

    [Fact]
    public async Task While_another_of_the_section_has_it_nobody_else_is_told()
    {
        var dock = await OutboxDock.AskedAsync(MessageKind.ConfirmationAsked, World.Section, World.SectionChief);
        await dock.RemoveLeadAsync();
        dock.Blocked.Add(World.Section);
        var counted = new List<string>();
        using var listener = dock.Listen(counted);

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, int>("chat-P5", 1));
        dock.Cards["chat-P5"].ShouldNotContain("届かなかった");
        (await dock.WaitingAsync()).ShouldBeEmpty();
        counted.ShouldBeEmpty();
    }

    [Fact]
    public async Task When_none_of_the_section_can_be_reached_the_last_message_knows_of_all()
    {
        var dock = await OutboxDock.AskedAsync(MessageKind.ConfirmationAsked, World.Section, World.SectionChief);
        await dock.RemoveLeadAsync();
        dock.Blocked.UnionWith([World.Section, World.SectionChief]);

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, int>("chat-P6", 1));
    }

    [Fact]
    public async Task A_crash_at_any_await_of_the_way_on_loses_nothing_and_doubles_only_in_the_gap()
    {
        var way = await WayAsync();
        var doubled = new List<int>();

        for (var at = 0; at < way.Count; at++)
        {
            var dock = await BlockedAsync();
            await dock.DieAtAsync(at);
            dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
            await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

            (await dock.WaitingAsync()).ShouldBeEmpty($"died at {at}, {way[at]}");
            dock.Arrived.Keys.ShouldHaveSingleItem($"died at {at}, {way[at]}").ShouldBe("chat-P4");
            if (dock.Arrived["chat-P4"] > 1)
            {
                doubled.Add(at);
            }
        }

        // Only the last of three sends arrives: from its answer until its message is taken out.
        var arrived = way.ToList().FindLastIndex(p => p == "send:after");
        var ended = way.ToList().FindIndex(arrived, p => p == "Transaction:after");
        doubled.ShouldBe(Enumerable.Range(arrived, ended - arrived));
        way.Count.ShouldBeGreaterThan(25);
    }

    [Fact]
    public async Task A_crash_in_the_second_life_too_loses_nothing()
    {
        var way = await WayAsync();

        foreach (var at in CrashPoints.OfDifferentWorlds(way))
        {
            var died = true;
            for (var again = 0; died; again++)
            {
                var dock = await BlockedAsync();
                foreach (var death in new[] { at, again })
                {
                    died = await dock.DieAtAsync(death);
                    dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
                }

                await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

                (await dock.WaitingAsync()).ShouldBeEmpty($"died at {at} and {again}");
                dock.Arrived.Keys.ShouldHaveSingleItem($"died at {at} and {again}").ShouldBe("chat-P4");
            }
        }
    }

    private static async Task<OutboxDock> BlockedAsync()
    {
        var dock = await OutboxDock.AskedAsync(MessageKind.ConfirmationAsked, World.Lead);
        dock.Blocked.UnionWith([World.Lead, World.SectionChief]);
        return dock;
    }

    private static async Task<IReadOnlyList<string>> WayAsync()
    {
        var dock = await BlockedAsync();
        return await dock.WayAsync();
    }
}
