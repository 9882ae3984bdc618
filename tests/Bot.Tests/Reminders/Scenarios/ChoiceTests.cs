using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Support.Reminders;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>再通知, 引継ぎ and 通知の設定, over the days.</summary>
public sealed class ChoiceTests
{
    [Theory]
    [InlineData("2026-10-21", "10/21 S+1, 10/26 Z1, 10/27 S+7")] // three days later is a Saturday
    [InlineData("2026-10-23", "10/21 S+1, 10/23 S+3, 10/26 Z1, 10/27 S+7")]
    [InlineData("2026-10-26", "10/21 S+1, 10/23 S+3, 10/29 Z1")] // the next stage lies within, and is not told twice
    public async Task What_is_put_off_comes_back_on_its_day(string pressed, string told)
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync(pressed);

        await town.SnoozeAsync("lead", ObligationKind.MeetingRecord);
        await town.UntilAsync("2026-10-30");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(told.Split(", "));
    }

    [Fact]
    public async Task Putting_off_has_an_end()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-21");
        await town.SnoozeAsync("lead", ObligationKind.MeetingRecord);
        await town.UntilAsync("2026-10-26");
        await town.SnoozeAsync("lead", ObligationKind.MeetingRecord);
        await town.UntilAsync("2026-10-29");

        var refused = await town.SnoozeAsync("lead", ObligationKind.MeetingRecord);
        await town.UntilAsync("2026-11-10");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe([
            "10/21 S+1",
            "10/26 Z1",
            "10/29 Z2",
            "11/4 R7",
            "11/10 R14",
        ]);
    }

    [Fact]
    public async Task Putting_off_stops_no_escalation()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-11-09");

        await town.SnoozeAsync("lead", ObligationKind.MeetingRecord);
        await town.UntilAsync("2026-11-10");

        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBe(["11/10 E1"]);
    }

    [Fact]
    public async Task What_is_put_off_and_then_done_does_not_come_back()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-21");
        await town.SnoozeAsync("lead", ObligationKind.MeetingRecord);

        await town.HoldAsync("2026-10-20");
        await town.UntilAsync("2026-11-10");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    [Theory]
    [InlineData("lead", "10/21 S+1, 10/27 S+7")]
    [InlineData("second", "10/22 S+1, 10/23 S+3")]
    public async Task What_is_left_to_a_colleague_comes_to_the_colleague_until_the_last_day(string who, string told)
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-21");

        await town.DelegateAsync("lead", "second", "2026-10-26", ObligationKind.MeetingRecord);
        await town.UntilAsync("2026-10-28");

        (await town.ToldAsync(who, ObligationKind.MeetingRecord)).ShouldBe(told.Split(", "));
    }

    [Fact]
    public async Task What_was_left_to_a_colleague_who_is_transferred_comes_back_at_once()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-21");
        await town.DelegateAsync("lead", "second", "2026-11-15", ObligationKind.MeetingRecord);
        await town.UntilAsync("2026-10-23");

        await town.LeaveAsync("second");
        await town.UntilAsync("2026-10-27");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1", "10/26 S+3", "10/27 S+7"]);
    }

    [Theory]
    [InlineData(ObligationKind.MeetingNotice, "")]
    [InlineData(ObligationKind.LongRunningReview, "10/23 T-7, 10/30 T+0")]
    public async Task A_muted_kind_does_not_come_by_itself(ObligationKind muted, string told)
    {
        var town = await OpenAsync("2026-09-15");
        await town.PlanAsync("2026-11-13");
        await town.MuteAsync("lead", muted);

        await town.UntilAsync("2026-10-30");

        (await town.ToldAsync("lead", ObligationKind.MeetingNotice)).ShouldBe(told.Length == 0 ? [] : told.Split(", "));
    }

    [Fact]
    [Trait("Rule", "R075")]
    public async Task That_absentees_are_told_is_no_matter_of_choice()
    {
        var town = await OpenAsync("2026-09-15");
        await town.MuteAsync("second", ObligationKind.AbsenteeContact);
        await town.HoldAsync("2026-10-05", RecordState.ReportedToChief, "M01");

        await town.UntilAsync("2026-10-13");

        (await town.ToldAsync("second", ObligationKind.AbsenteeContact)).ShouldBe(["10/8 S+3", "10/13 S+7"]);
    }

    [Fact]
    public async Task What_the_text_demands_cannot_be_muted()
    {
        var town = await RecordOwedAsync();
        await town.MuteAsync("lead", ObligationKind.MeetingRecord);

        await town.UntilAsync("2026-10-21");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    [Fact]
    public async Task A_kind_that_is_not_muted_any_more_is_news()
    {
        var town = await OpenAsync("2026-09-15");
        await town.PlanAsync("2026-11-13");
        await town.MuteAsync("lead", ObligationKind.MeetingNotice);
        await town.UntilAsync("2026-10-30");

        await town.MuteAsync("lead");
        await town.UntilAsync("2026-11-02");

        (await town.ToldAsync("lead", ObligationKind.MeetingNotice)).ShouldBe(["11/2 T+0"]);
    }

    private static async Task<Town> RecordOwedAsync()
    {
        var town = await OpenAsync("2026-10-12", held: true);
        await town.PlanAsync("2026-10-20");
        return town;
    }
}
