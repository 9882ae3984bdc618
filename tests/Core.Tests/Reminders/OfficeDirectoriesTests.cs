using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>The list from which the morning's reminders start: what is missing in it gets none.</summary>
public sealed class OfficeDirectoriesTests
{
    private static readonly DateOnly Start = D("2015-04-01");

    [Fact]
    public void Every_station_every_area_with_officers_and_the_headquarters_is_an_office()
    {
        var offices = OfficeDirectories.Of(World.Stations, [World.CentralFacts.Council, World.EastFacts.Council], World.Everyone);

        offices
            .Select(o => (o.Unit, o.Kind))
            .ShouldBe([
                ("S1", OfficeKind.Station),
                ("S2", OfficeKind.Station),
                ("Kushiro", OfficeKind.AreaHeadquarters),
                ("HQ", OfficeKind.Headquarters),
            ]);
        offices[0].Councils.Select(c => c.Id).ShouldBe([World.Central, World.East]);
        offices[1].Councils.ShouldBeEmpty();
        offices[2].Roster.Select(r => r.Officer).ShouldBe([World.AreaOfficer.Id]);
        offices[2].Area.ShouldBe(Area.Kushiro);
        offices[3].Roster.Select(r => r.Officer).ShouldBe([World.HqOfficer.Id]);
    }

    [Fact]
    public void A_station_lists_the_councils_of_those_that_were_merged_into_it_by_steps()
    {
        Station[] stations = [Of("A", "B"), Of("B", "C"), Of("C", null)];
        var council = Base.Council with { Stations = [new StationLink(new StationId("A"), "A", Area.Sapporo, new DayRange(Start, null))] };

        var offices = OfficeDirectories.Of(stations, [council], []);

        offices.Single(o => o.Unit == "C").Predecessors.ShouldBe([new StationId("B"), new StationId("A")]);
        offices.ShouldAllBe(o => o.Councils.Count == 1);
    }

    [Fact]
    public void A_circle_of_mergers_ends()
    {
        Station[] stations = [Of("A", "B"), Of("B", "A")];

        var offices = OfficeDirectories.Of(stations, [], []);

        offices.Single(o => o.Unit == "A").Predecessors.ShouldBe([new StationId("B")]);
    }

    [Fact]
    public void Whoever_ever_belonged_to_an_area_stays_listed()
    {
        var former = World.AreaOfficer with
        {
            Id = new OfficerId("P11"),
            Assignments = [World.AreaOfficer.Assignments[0] with { Days = new DayRange(Start, D("2020-03-31")) }],
        };

        var area = OfficeDirectories.Of([], [], [former, World.AreaOfficer]).ShouldHaveSingleItem();

        area.Roster.Select(r => r.Officer).ShouldBe([new OfficerId("P11"), World.AreaOfficer.Id]);
    }

    private static Station Of(string id, string? into) =>
        new(
            new StationId(id),
            id,
            [new StationPeriod(id, Area.Sapporo, new DayRange(Start, into is null ? null : D("2026-03-31")))],
            into is null ? null : new StationId(into)
        );
}
