using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using static KobanBot.Core.Tests.Obligations.Quiet;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>From an officer's assignments to the posts by which he or she hears of something, and the names of places.</summary>
public sealed class PostsTests
{
    [Theory]
    [InlineData("B0101", true)]
    [InlineData("B0102", true)]
    [InlineData("B0103", false)]
    public void Whoever_works_at_one_of_the_police_boxes_of_a_council_operates_it(string box, bool operates)
    {
        var facts = Base.Change(c =>
            c with
            {
                PoliceBoxes = [.. c.PoliceBoxes, c.PoliceBoxes[0] with { PoliceBox = new PoliceBoxId("B0102"), Name = "試験駅前交番" }],
            }
        );
        var second = facts.Officer(Second);
        var officer = second with { Assignments = [second.Assignments[0] with { Unit = box }] };

        Posts.Of(officer, facts, Day).ShouldBe(operates ? [Responsible.OperatingOfficers] : []);
    }

    [Theory]
    [InlineData(Area.Kushiro, true)]
    [InlineData(Area.Kitami, false)]
    [InlineData(null, false)]
    public void An_officer_of_an_area_answers_for_its_own_stations_alone(Area? area, bool answers) =>
        Posts.At(World.AreaOfficer, new StationId("S1"), area, D("2026-11-24")).ShouldBe(answers ? [Responsible.AreaHeadquarters] : []);

    [Theory]
    [InlineData("2027-03-31", "岬警察署")]
    [InlineData("2027-04-01", "新岬警察署")]
    public void What_a_station_owes_stands_under_its_name_of_the_day(string day, string name)
    {
        var id = new StationId("299");
        var station = new StationFacts
        {
            Station = new Station(
                id,
                "岬",
                [
                    new StationPeriod("岬警察署", Area.Sapporo, new DayRange(D("2015-04-01"), D("2027-03-31"))),
                    new StationPeriod("新岬警察署", Area.Sapporo, new DayRange(D("2027-04-01"), null)),
                ]
            ),
            Councils = [Base.Council with { Stations = [new StationLink(id, "岬", Area.Sapporo, new DayRange(D("2015-04-01"), null))] }],
        };

        OpenItems.Of(station, Base.Roster, D(day), ReminderRules.Default, Nobody).Select(i => i.Where).Distinct().ShouldBe([name]);
    }
}
