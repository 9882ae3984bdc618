using System.Globalization;
using KobanBot.Core.Guideline;
using KobanBot.Support.Reminders;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>
/// The bot is away for a while. What was to be said meanwhile is said once, as the newest stage, on the first working morning after; and
/// then it goes on as if nothing had been.
/// </summary>
public sealed class OutageTests
{
    public static IEnumerable<TheoryDataRow<string, string, int>> Outages =>
        from story in Stories.All
        from start in story.Outages
        from days in new[] { 0, 1, 3, 7, 30, 90 }
        select new TheoryDataRow<string, string, int>(story.Name, start, days);

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task After_an_outage_what_was_missed_is_told_once(string story, string from, int days)
    {
        var told = Stories.Of(story);
        var town = await told.BeginAsync();
        var last = D(from).AddDays(days + 12);

        await town.UntilAsync(last.ToString("O"), from, days);

        (await town.ToldAsync(told.Who, told.Kind)).ShouldBe(told.Expected(D(from), days, last));
    }
}

/// <summary>A matter that nobody settles, and when its reader hears of it if the bot never sleeps.</summary>
internal sealed record Story(string Name, string Start, ObligationKind Kind, string Who, string[] Outages, Func<Town, Task> Disturb)
{
    /// <summary>"9/24 T-20": the day of the calendar on which a stage is reached.</summary>
    public required string Stages { get; init; }

    /// <summary>After this day it is asked for no more.</summary>
    public string? Ends { get; init; }

    public async Task<Town> BeginAsync(Bot.Storage.StorageTables? tables = null)
    {
        var town = await OpenAsync(Start, tables: tables);
        await Disturb(town);
        return town;
    }

    public IReadOnlyList<string> Expected(DateOnly from, int days, DateOnly last)
    {
        var stages = Dated();
        var (told, expected) = (-1, new List<string>());
        var calendar = Core.Time.BusinessCalendar.Computed();
        for (var day = D(Start); day <= last && !(Ends is not null && day > D(Ends)); day = day.AddDays(1))
        {
            var newest = stages.FindLastIndex(s => s.Day <= day);
            if (newest > told && calendar.IsWorkingDay(day) && !(day >= from && day < from.AddDays(days)))
            {
                expected.Add($"{day:M/d} {stages[newest].Code}");
                told = newest;
            }
        }

        return expected;
    }

    private List<(DateOnly Day, string Code)> Dated()
    {
        var (year, before) = (D(Start).Year, D(Start));
        var dated = new List<(DateOnly, string)>();
        foreach (var stage in Stages.Split(", "))
        {
            var (date, code) = (stage.Split(' ')[0], stage.Split(' ')[1]);
            var day = DateOnly.ParseExact($"{year}/{date}", "yyyy/M/d", CultureInfo.InvariantCulture);
            if (day < before)
            {
                day = day.AddYears(1);
                year++;
            }

            dated.Add((day, code));
            before = day;
        }

        return dated;
    }
}

internal static class Stories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        // 10 October is a Saturday, the station aims three working days before the 9th; 21 to 23 September and 3 November are holidays.
        new(
            "half-year",
            "2026-09-15",
            ObligationKind.HalfYearSubmission,
            "section",
            ["2026-09-24", "2026-10-01", "2026-10-06"],
            _ => Task.CompletedTask
        )
        {
            Stages = "9/30 T-10, 10/2 T-2, 10/6 T+0, 10/13 R7, 10/20 R14, 10/27 R21, 11/4 R28, 12/1 R56, 1/4 R84",
        },
        // A Friday before the year-end days, 29 December to 3 January.
        new(
            "year-end",
            "2026-12-01",
            ObligationKind.MeetingRecord,
            "lead",
            ["2026-12-21", "2026-12-25", "2026-12-28"],
            town => town.PlanAsync("2026-12-18")
        )
        {
            Stages = "12/21 S+3, 12/25 S+7, 1/4 R7, 1/8 R14, 1/15 R21, 1/22 R28, 2/19 R56, 3/19 R84",
        },
        // The year ends on a Wednesday, and 60 days later nobody asks any more.
        new(
            "31 March",
            "2027-02-15",
            ObligationKind.RegularMeeting,
            "lead",
            ["2027-03-15", "2027-03-31", "2027-04-07"],
            _ => Task.CompletedTask
        )
        {
            Stages = "2/15 2/1, 3/1 3/1, 3/17 T-14, 3/31 T+0, 4/7 R7, 4/14 R14, 4/21 R21, 4/28 R28, 5/26 R56",
            Ends = "2027-05-30",
        },
        // 29 April and 3 to 5 May are holidays.
        new(
            "golden week",
            "2027-04-12",
            ObligationKind.MeetingRecord,
            "lead",
            ["2027-04-26", "2027-04-30", "2027-05-06"],
            town => town.PlanAsync("2027-04-26")
        )
        {
            Stages = "4/27 S+1, 4/30 S+3, 5/6 S+7, 5/10 R7, 5/17 R14, 5/24 R21, 5/31 R28, 6/28 R56, 7/26 R84",
        },
    ];

    public static Story Of(string name) => All.Single(s => s.Name == name);
}
