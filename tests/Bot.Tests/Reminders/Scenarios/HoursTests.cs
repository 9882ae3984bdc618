using KobanBot.Core.Guideline;
using KobanBot.Support.Reminders;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>Nobody is disturbed outside the hours; the machine's clock is UTC's, the hours are Japan's.</summary>
public sealed class HoursTests
{
    [Theory]
    [InlineData("2026-11-24", 0, 30, false)]
    [InlineData("2026-11-24", 8, 44, false)]
    [InlineData("2026-11-24", 8, 45, true)]
    [InlineData("2026-11-24", 12, 0, true)]
    [InlineData("2026-11-24", 18, 59, true)]
    [InlineData("2026-11-24", 19, 0, false)]
    [InlineData("2026-11-24", 23, 59, false)]
    [InlineData("2026-11-20", 9, 0, true)] // Friday
    [InlineData("2026-11-21", 9, 0, false)] // Saturday, which is Saturday by UTC too
    [InlineData("2026-11-21", 8, 50, false)] // Saturday, still Friday by UTC
    [InlineData("2026-11-22", 12, 0, false)] // Sunday
    [InlineData("2026-11-23", 12, 0, false)] // 勤労感謝の日
    [InlineData("2026-11-24", 8, 59, true)] // Tuesday, still Monday and a holiday by UTC
    [InlineData("2026-12-28", 10, 0, true)]
    [InlineData("2026-12-29", 10, 0, false)]
    [InlineData("2026-12-31", 10, 0, false)]
    [InlineData("2027-01-03", 10, 0, false)]
    [InlineData("2027-01-04", 8, 45, true)]
    [InlineData("2027-04-29", 10, 0, false)] // 昭和の日
    [InlineData("2027-05-05", 10, 0, false)] // こどもの日
    [InlineData("2027-05-06", 8, 45, true)]
    public async Task A_look_sends_within_the_hours_of_a_working_day_only(string day, int hour, int minute, bool sends)
    {
        var town = await OpenAsync("2026-11-01", held: true);
        await town.PlanAsync("2026-11-10");

        await town.LookAsync(day, hour, minute);

        town.Digests("lead").ShouldBe(sends ? 1 : 0);
    }

    [Fact]
    public async Task What_came_too_late_for_today_is_told_on_the_next_working_morning()
    {
        var town = await OpenAsync("2026-11-01", held: true);
        await town.PlanAsync("2026-11-10");

        await town.LookAsync("2026-11-20", 19, 0); // Friday
        await town.UntilAsync("2026-11-24");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["11/24 R7"]);
    }

    [Fact]
    public async Task A_morning_that_begins_at_one_minute_to_seven_sends_nothing_after_seven()
    {
        var town = await OpenAsync("2026-11-01", held: true);
        await town.PlanAsync("2026-11-10");
        await town.HoldExtraordinaryAsync("2026-11-05");
        town.Dock.OnPoint = point =>
        {
            if (point == "send:after")
            {
                town.Dock.Clock.Advance(TimeSpan.FromMinutes(2)); // A connector in no hurry.
            }

            return Task.CompletedTask;
        };

        await town.LookAsync("2026-11-24", 18, 59);
        var evening = town.Dock.Digests.Count();
        town.Dock.OnPoint = null;
        await town.MorningAsync("2026-11-25");

        evening.ShouldBe(1);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldHaveSingleItem();
        (await town.ToldAsync("section", ObligationKind.ChiefReport)).ShouldBe(["11/25 R7"]);
    }

    [Theory]
    [InlineData("2026-11-24", 8, 45)]
    [InlineData("2026-11-24", 14, 0)]
    public async Task Looking_again_and_again_sends_nothing_more(string day, int hour, int minute)
    {
        var town = await OpenAsync("2026-11-01", held: true);
        await town.PlanAsync("2026-11-10");
        await town.LookAsync(day, hour, minute);

        for (var again = 1; again <= 40; again++)
        {
            town.Dock.Clock.Advance(TimeSpan.FromMinutes(5));
            await town.Dock.Replica().LookAsync(CancellationToken.None);
        }

        town.Dock.Digests.Count(d => d.To == "lead").ShouldBe(1);
    }

    [Fact]
    public async Task A_test_environment_has_its_morning_on_a_sunday()
    {
        var town = await OpenAsync("2026-11-01", held: true, settings: new Core.Reminders.ReminderSettings { OnDaysOff = true });
        await town.PlanAsync("2026-11-10");

        await town.LookAsync("2026-11-22", 9, 0);

        town.Digests("lead").ShouldBe(1);
    }

    [Fact]
    public async Task Other_hours_can_be_set()
    {
        var settings = new Core.Reminders.ReminderSettings { DigestAt = new TimeOnly(17, 0), DigestUntil = new TimeOnly(17, 30) };
        var town = await OpenAsync("2026-11-01", held: true, settings: settings);
        await town.PlanAsync("2026-11-10");

        await town.LookAsync("2026-11-24", 16, 59);
        await town.LookAsync("2026-11-24", 17, 0);
        await town.LookAsync("2026-11-25", 17, 30);

        town.Dock.DigestsOf(town["lead"]).Single().At.ShouldBe(MorningDock.At(D("2026-11-24"), 17, 0));
    }
}
