using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Reminders;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Support.Reminders;
using Microsoft.Extensions.Time.Testing;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>A channel that refuses: for a moment, for good, or everybody alike.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_chat_that_is_not_found_for_a_while_is_tried_again_the_same_day(int failures)
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-20");
        var tries = 0;
        town.Dock.Answer = name => name == "lead" && tries++ < failures ? SendOutcome.NotFound : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"));

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    [Fact]
    public async Task Whom_it_holds_for_is_out_of_reach_and_the_next_in_the_chain_hears()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-20");
        town.Dock.Answer = name => name == "lead" ? SendOutcome.NotFound : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"));

        var reader = (await town.Dock.Readers.FindReaderAsync(town["lead"].Id, D("2026-10-21"), CancellationToken.None))!; // Of the town.
        (reader.State.Digest!.State, reader.State.Digest.Attempts).ShouldBe((DigestState.Unreachable, DigestRetry.MostNotFound));
        reader.State.Unreachable.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_refusal_that_is_unchanged_on_two_mornings_counts_as_out_of_reach()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-20");
        town.Dock.Answer = name => name == "lead" ? SendOutcome.Failed : SendOutcome.Sent;
        town.Dock.Refusal = "403 NobodyKnowsThisOne";

        await town.Dock.DayAsync(D("2026-10-21"));
        var first = await DigestAsync(town, "2026-10-21");
        await town.Dock.DayAsync(D("2026-10-22"));
        var second = await DigestAsync(town, "2026-10-22");

        (first.State, first.Refusal).ShouldBe((DigestState.Failed, "403 NobodyKnowsThisOne"));
        (second.State, second.Attempts).ShouldBe((DigestState.Unreachable, 1));
    }

    [Fact]
    public async Task Another_refusal_on_the_second_morning_is_tried_all_day()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-20");
        town.Dock.Answer = name => name == "lead" ? SendOutcome.Failed : SendOutcome.Sent;
        town.Dock.Refusal = "403 One";
        await town.Dock.DayAsync(D("2026-10-21"));
        town.Dock.Refusal = "403 Another";

        await town.Dock.DayAsync(D("2026-10-22"));

        (await DigestAsync(town, "2026-10-22")).State.ShouldBe(DigestState.Failed);
    }

    [Theory]
    [InlineData(25, 24, true)]
    [InlineData(8, 8, true)]
    [InlineData(7, 7, false)] // A small station whose people have not installed the bot.
    [InlineData(25, 22, false)]
    [InlineData(25, 1, false)]
    public void Nearly_all_refused_alike_is_an_outage(int asked, int refused, bool isOutage)
    {
        var watch = new RefusalWatch(new FakeTimeProvider());
        for (var i = 0; i < asked; i++)
        {
            watch.Note(new OfficerId($"P{i}"), new SendResult(i < refused ? SendOutcome.NotFound : SendOutcome.Sent, null));
        }

        watch.IsOutage.ShouldBe(isOutage);
    }

    [Fact]
    public void An_outage_is_over_with_the_sends_that_succeed_and_after_an_hour()
    {
        var clock = new FakeTimeProvider();
        var watch = new RefusalWatch(clock);
        for (var i = 0; i < 10; i++)
        {
            watch.Note(new OfficerId($"P{i}"), new SendResult(SendOutcome.NotFound, null));
            watch.Note(new OfficerId($"Q{i}"), new SendResult(SendOutcome.Unreachable, null)); // By name: for neither side.
        }

        watch.IsOutage.ShouldBeTrue();
        watch.Note(new OfficerId("P0"), new SendResult(SendOutcome.Sent, "m"));
        watch.Note(new OfficerId("P1"), new SendResult(SendOutcome.Sent, "m"));
        watch.IsOutage.ShouldBeFalse();

        clock.Advance(TimeSpan.FromMinutes(61));
        watch.IsOutage.ShouldBeFalse();
    }

    private static async Task<DigestRecord> DigestAsync(Town town, string day) =>
        (await town.Dock.Readers.FindReaderAsync(town["lead"].Id, D(day), CancellationToken.None))!.State.Digest!; // It was begun on that day.

    private static async Task<Town> RecordOwedAsync()
    {
        var town = await OpenAsync("2026-10-12", held: true);
        await town.PlanAsync("2026-10-20");
        return town;
    }
}
