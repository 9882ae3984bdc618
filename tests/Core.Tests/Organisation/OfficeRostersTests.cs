using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Organisation;

/// <summary>Who stands in the list of an office, and in which order: reminders and escalations go by it.</summary>
public sealed class OfficeRostersTests
{
    private static readonly Station Station = new(
        Direct,
        "桜台警察署",
        [new StationPeriod("桜台警察署", Area.Sapporo, new DayRange(Start, null))]
    );

    [Theory]
    [InlineData(Role.CommunityPoliceSupervisor, true)]
    [InlineData(Role.CommunityPoliceSection, true)]
    [InlineData(Role.SectionChief, true)]
    [InlineData(Role.StationChief, true)]
    [InlineData(Role.OperatingOfficer, false)]
    [InlineData(Role.AreaHeadquarters, false)]
    [InlineData(Role.Headquarters, false)]
    public void The_posts_of_a_station_are_those_above_the_police_boxes(Role role, bool listed) =>
        RosterOf(Officer("P1", role, Direct.Value)).Count.ShouldBe(listed ? 1 : 0);

    [Fact]
    public void Nobody_of_another_station_is_listed() =>
        RosterOf(Officer("P1", Role.SectionChief, Direct.Value), Officer("P2", Role.SectionChief, Kept.Value))
            .Select(r => r.Officer.Value)
            .ShouldBe(["P1"]);

    [Fact]
    public void The_list_goes_by_post_then_by_number_then_by_day()
    {
        var twice = Officer("P1", Role.SectionChief, Direct.Value, FirstOfApril, Start);

        RosterOf(Officer("P3", Role.StationChief, Direct.Value), Officer("P2", Role.SectionChief, Direct.Value), twice)
            .Select(r => (r.Role, r.Officer.Value, r.Days.From))
            .ShouldBe([
                (Role.SectionChief, "P1", Start),
                (Role.SectionChief, "P1", FirstOfApril),
                (Role.SectionChief, "P2", Start),
                (Role.StationChief, "P3", Start),
            ]);
    }

    [Fact]
    public void Areas_stand_in_a_fixed_order_whoever_comes_first() =>
        OfficeDirectories
            .Of([], [], [Officer("P1", Role.AreaHeadquarters, "Kushiro"), Officer("P2", Role.AreaHeadquarters, "Hakodate")])
            .Select(o => (o.Unit, o.Area))
            .ShouldBe([("Hakodate", Area.Hakodate), ("Kushiro", Area.Kushiro)]);

    [Fact]
    public void A_council_is_listed_with_every_station_that_it_ever_belonged_to()
    {
        var kept = Station with { Id = Kept, Name = "青柳警察署" };
        var council = Councils.SampleCouncils.Council(CouncilKind.Beat, Start, Koban) with
        {
            Stations =
            [
                new StationLink(Direct, "桜台警察署", Area.Sapporo, new DayRange(Start, LastOfMarch)),
                new StationLink(Kept, "青柳警察署", Area.Kushiro, new DayRange(FirstOfApril, null)),
            ],
        };

        OfficeDirectories.Of([Station, kept], [council], []).Select(o => o.Councils.Count).ShouldBe([1, 1]);
    }

    private static IReadOnlyList<RosterEntry> RosterOf(params Officer[] officers) =>
        OfficeDirectories.Of([Station], [], officers).Single(o => o.Kind == OfficeKind.Station).Roster;

    private static Officer Officer(string id, Role role, string unit, params DateOnly[] from) =>
        new()
        {
            Id = new OfficerId(id),
            Name = $"試験 {id}",
            Rank = "警部",
            UserPrincipalName = $"{id.ToLowerInvariant()}@koban.example",
            Assignments = [.. from.DefaultIfEmpty(Start).Select(f => new Assignment(role, unit, unit, new DayRange(f, null)))],
        };
}
