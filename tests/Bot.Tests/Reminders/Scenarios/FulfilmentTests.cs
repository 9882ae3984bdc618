using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Support.Reminders;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>What is done is not asked for: not the next time, and not when it is done while the worker is at it.</summary>
public sealed class FulfilmentTests
{
    [Theory]
    [InlineData("2026-10-20", "")]
    [InlineData("2026-10-21", "10/21 S+1")]
    [InlineData("2026-10-22", "10/21 S+1")]
    [InlineData("2026-10-23", "10/21 S+1, 10/23 S+3")]
    [InlineData("2026-10-27", "10/21 S+1, 10/23 S+3, 10/27 S+7")]
    [InlineData("2026-11-04", "10/21 S+1, 10/23 S+3, 10/27 S+7, 11/4 R7")]
    public async Task A_record_that_is_entered_in_the_afternoon_is_not_asked_for_again(string entered, string told)
    {
        var town = await OpenAsync("2026-09-15", held: true);
        await town.PlanAsync("2026-10-20");
        await town.UntilAsync(entered);

        await town.HoldAsync("2026-10-20");
        await town.UntilAsync("2026-12-01");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(told.Length == 0 ? [] : told.Split(", "));
    }

    /// <summary>At each await of the way the record is entered by somebody else.</summary>
    [Theory]
    [MemberData(nameof(PointRows))]
    public async Task What_is_done_while_the_morning_runs_is_announced_only_if_it_was_done_after_the_last_look(int point)
    {
        var way = await WayAsync(-1);
        var lastLook = way.Points.Take(way.Points.ToList().IndexOf("send:before")).ToList().LastIndexOf("Range:before");

        var run = await WayAsync(point);

        lastLook.ShouldBeInRange(8, 24);
        run.Town.Digests("lead").ShouldBe(point > lastLook ? 1 : 0, run.Points[point]);
    }

    public static IEnumerable<TheoryDataRow<int>> PointRows => Enumerable.Range(0, 26).Select(p => new TheoryDataRow<int>(p));

    [Fact]
    public async Task What_was_told_and_is_done_is_said_with_the_next_news_and_once()
    {
        var town = await OpenAsync("2026-09-15", held: true);
        await town.PlanAsync("2026-10-20");
        await town.UntilAsync("2026-10-21");
        await town.HoldAsync("2026-10-20", RecordState.ReportedToChief, "M01");

        await town.UntilAsync("2026-11-04");

        // The absent member is to be told from the third day on.
        var digests = town.Dock.DigestsOf(town["lead"]).ToDictionary(d => d.Day);
        digests[D("2026-10-23")].Says("前回通知以降の完了（1）").ShouldBeTrue();
        digests[D("2026-10-23")].Says("開催結果記録簿").ShouldBeTrue();
        digests[D("2026-10-27")].Says("前回通知以降の完了").ShouldBeFalse();
    }

    [Fact]
    public async Task The_card_of_the_day_before_is_replaced_and_never_the_one_that_was_just_sent()
    {
        var town = await OpenAsync("2026-09-15", held: true);
        await town.PlanAsync("2026-10-20");

        await town.UntilAsync("2026-10-23");

        var replaced = town.Dock.All.Where(d => d.To == "lead" && d.Day == D("2026-10-23") && d.Replaced is not null).ToList();
        town.Dock.DigestsOf(town["lead"]).Count(d => d.Day == D("2026-10-23")).ShouldBe(1);
        replaced.ShouldHaveSingleItem();
        replaced[0].Says("新しい「本日の対応事項」に置き換わりました").ShouldBeTrue();
    }

    [Fact]
    public async Task A_digest_of_which_everything_is_done_says_so_on_the_next_morning_once()
    {
        var town = await OpenAsync("2026-09-15", held: true);
        await town.PlanAsync("2026-10-20");
        await town.UntilAsync("2026-10-22");
        await town.HoldAsync("2026-10-20", RecordState.ReportedToChief);

        await town.UntilAsync("2026-11-10");

        var settled = town.Dock.All.Where(d => d.To == "lead" && d.Day > D("2026-10-22")).ShouldHaveSingleItem();
        settled.Replaced.ShouldNotBeNull();
        settled.Day.ShouldBe(D("2026-10-23"));
        settled.Says("お知らせした事項はすべて済みました。").ShouldBeTrue();
        settled.Says("開催結果記録簿").ShouldBeTrue();
    }

    [Fact]
    public async Task A_digest_of_which_a_part_is_done_says_so_in_place_without_a_new_message()
    {
        var town = await OpenAsync("2026-09-15", held: true);
        await town.PlanAsync("2026-10-20", guests: true);
        await town.UntilAsync("2026-10-07");
        var (told, before) = (await town.ToldAsync("lead"), town.Dock.All.Count);
        told.Count.ShouldBeGreaterThan(0);

        await town.DoneAsync(ObligationKind.MeetingNotice);
        await town.MorningAsync("2026-10-08");
        await town.MorningAsync("2026-10-09");

        (await town.ToldAsync("lead")).ShouldBe(told);
        town.Dock.All.Skip(before).Count(d => d.To == "lead" && d.Replaced is not null).ShouldBe(1);
    }

    [Theory]
    [InlineData(ObligationKind.MeetingNotice, "2026-10-26", "10/23 T-7")]
    [InlineData(ObligationKind.MeetingNotice, "2026-10-30", "10/23 T-7, 10/30 T+0")]
    [InlineData(ObligationKind.MeetingNotice, null, "10/23 T-7, 10/30 T+0, 11/10 T+11")]
    public async Task What_is_marked_as_done_is_over(ObligationKind kind, string? done, string told)
    {
        var town = await OpenAsync("2026-09-15", held: true);
        await town.PlanAsync("2026-11-13");
        if (done is not null)
        {
            await town.UntilAsync(done);
            await town.DoneAsync(kind);
        }

        await town.UntilAsync("2026-11-30");

        (await town.ToldAsync("lead", kind)).ShouldBe(told.Split(", "));
    }

    [Theory]
    [InlineData("2026-10-26", "2026-11-27", "10/23 T-7, 11/6 T-7, 11/13 T+0, 11/24 T+11")] // put off by two weeks
    [InlineData("2026-10-26", "2026-11-20", "10/23 T-7, 10/30 T-7, 11/6 T+0, 11/17 T+11")] // by one
    [InlineData("2026-10-26", "2026-11-05", "10/23 T-7, 10/27 T+0, 11/2 T+11")] // brought forward: late at once
    [InlineData("2026-10-19", "2026-11-27", "11/6 T-7, 11/13 T+0, 11/24 T+11")] // before anybody was told
    public async Task A_meeting_that_is_moved_is_announced_by_its_new_day(string changed, string to, string told)
    {
        var town = await OpenAsync("2026-09-15", held: true);
        await town.PlanAsync("2026-11-13");
        await town.UntilAsync(changed);

        await town.PlanAsync(to);
        await town.UntilAsync("2026-11-26");

        (await town.ToldAsync("lead", ObligationKind.MeetingNotice)).ShouldBe(told.Split(", "));
    }

    private static async Task<(Town Town, IReadOnlyList<string> Points)> WayAsync(int doneAt)
    {
        var town = await OpenAsync("2026-09-15", held: true);
        await town.PlanAsync("2026-10-20");
        var points = new List<string>();
        town.Dock.OnPoint = async point =>
        {
            points.Add(point);
            if (points.Count - 1 == doneAt)
            {
                var hook = town.Dock.OnPoint;
                town.Dock.OnPoint = null;
                await town.HoldAsync("2026-10-20");
                town.Dock.OnPoint = hook;
            }
        };
        await town.MorningAsync("2026-10-21");
        return (town, points);
    }
}
