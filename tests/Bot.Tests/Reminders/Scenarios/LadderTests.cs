using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Support.Reminders;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>Who is next when nothing happens, up to the headquarters; and the way of a document through the area's.</summary>
public sealed class LadderTests
{
    [Theory]
    [InlineData(Area.Kushiro, "section", "3/25 E1, 4/8 E1+14, 5/6 M2027-05")]
    [InlineData(Area.Kushiro, "chief", "3/29 E2, 4/12 E2+14, 5/6 M2027-05")]
    [InlineData(Area.Kushiro, "station", "3/29 E3, 4/12 E3+14, 5/6 M2027-05")]
    [InlineData(Area.Kushiro, "area", "4/1 E4")]
    [InlineData(Area.Kushiro, "hq", "4/1 E5")]
    [InlineData(Area.Kushiro, "supervisor", "")]
    [InlineData(Area.Kushiro, "second", "")]
    [InlineData(Area.Sapporo, "station", "3/29 E3, 4/12 E3+14, 5/6 M2027-05")]
    [InlineData(Area.Sapporo, "hq", "4/1 E4")]
    [InlineData(Area.Sapporo, "area", "")]
    public async Task A_year_without_a_meeting_is_said_up_the_chain_before_it_ends(Area area, string who, string told)
    {
        var town = await OpenAsync("2027-03-25", area);

        await town.UntilAsync("2027-05-06");

        (await town.ToldAsync(who, ObligationKind.RegularMeeting)).ShouldBe(told.Length == 0 ? [] : told.Split(", "));
    }

    [Fact]
    public async Task What_is_done_climbs_no_further()
    {
        var town = await OpenAsync("2027-03-25");
        await town.UntilAsync("2027-04-13");

        await town.HoldAsync("2027-03-30");
        await town.UntilAsync("2027-05-06");

        (await town.ToldAsync("section", ObligationKind.RegularMeeting)).ShouldBe(["3/25 E1", "4/8 E1+14"]);
        (await town.ToldAsync("chief", ObligationKind.RegularMeeting)).ShouldBe(["3/29 E2", "4/12 E2+14"]);
        (await town.ToldAsync("hq", ObligationKind.RegularMeeting)).ShouldBe(["4/1 E5"]);
    }

    [Theory]
    [InlineData("area", "10/6 T-5, 10/8 T+0, 10/15 R7, 10/22 R14")]
    [InlineData("hq", "10/15 E1")]
    [InlineData("section", "9/30 T-10, 10/2 T-2")]
    [InlineData("chief", "10/5 E1")]
    public async Task What_the_station_has_sent_is_the_areas_to_pass_on(string who, string told)
    {
        var town = await OpenAsync("2026-09-15");
        await town.UntilAsync("2026-10-05");

        await town.SendHalfYearAsync("2026-04-01");
        await town.UntilAsync("2026-10-23");

        (await town.ToldAsync(who, ObligationKind.HalfYearSubmission)).ShouldBe(told.Length == 0 ? [] : told.Split(", "));
    }

    [Fact]
    public async Task What_the_area_has_passed_on_is_over()
    {
        var town = await OpenAsync("2026-09-15");
        await town.UntilAsync("2026-10-05");
        await town.SendHalfYearAsync("2026-04-01");
        await town.UntilAsync("2026-10-07");

        await town.SendHalfYearAsync("2026-04-01", "S1/area");
        await town.UntilAsync("2026-10-23");

        (await town.ToldAsync("area", ObligationKind.HalfYearSubmission)).ShouldBe(["10/6 T-5"]);
    }

    [Fact]
    public async Task In_sapporo_what_was_sent_has_arrived()
    {
        var town = await OpenAsync("2026-09-15", Area.Sapporo);
        await town.UntilAsync("2026-10-05");

        await town.SendHalfYearAsync("2026-04-01");
        await town.UntilAsync("2026-10-23");

        (await town.ToldAsync("area")).ShouldBeEmpty();
        (await town.ToldAsync("hq")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_stays_within_the_station()
    {
        var town = await OpenAsync("2026-09-15");
        await town.PlanAsync("2026-09-18");

        await town.UntilAsync("2026-12-28");

        (await town.ToldAsync("chief", ObligationKind.MeetingRecord)).ShouldNotBeEmpty();
        // The text gives no day for it, so it does not climb to the chief of the station.
        (await town.ToldAsync("station", ObligationKind.MeetingRecord)).ShouldBeEmpty();
        (await town.ToldAsync("area", ObligationKind.MeetingRecord)).ShouldBeEmpty();
        (await town.ToldAsync("hq", ObligationKind.MeetingRecord)).ShouldBeEmpty();
    }
}
