using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Summaries.Prefecture;

namespace KobanBot.Core.Tests.Summaries;

/// <summary>Who sees whose figures. All that is not named is denied.</summary>
public sealed class SummaryAccessTests
{
    private static readonly SummaryData Data = Of(Quiet01, Quiet02, OfMerged, OfMoving);

    private static readonly SummaryScope[] All =
    [
        SummaryScope.Prefecture,
        .. Enum.GetValues<Area>().Select(SummaryScope.Of),
        .. new[] { First, Second, Moving, Merged }.Select(SummaryScope.Of),
        .. new[] { "C1", "C2", "C9", "C3" }.Select(c => SummaryScope.Of(new CouncilId(c))),
    ];

    [Theory]
    [InlineData(Role.Headquarters, "HQ", "P A!Sapporo A!Hakodate A!Asahikawa A!Kushiro A!Kitami S!01 S!02 S!03 S!99 C!C1 C!C2 C!C9 C!C3")]
    [InlineData(Role.AreaHeadquarters, "Kushiro", "A!Kushiro S!01 S!02 S!99 C!C1 C!C2 C!C9")]
    [InlineData(Role.AreaHeadquarters, "Hakodate", "A!Hakodate")]
    [InlineData(Role.AreaHeadquarters, "Sapporo", "A!Sapporo S!03 C!C3")]
    [InlineData(Role.StationChief, "01", "S!01 S!99 C!C1 C!C9")]
    [InlineData(Role.SectionChief, "02", "S!02 C!C2")]
    [InlineData(Role.CommunityPoliceSection, "02", "S!02 C!C2")]
    [InlineData(Role.CommunityPoliceSupervisor, "02", "S!02 C!C2")]
    [InlineData(Role.OperatingOfficer, "B1", "C!C1")]
    [InlineData(Role.Headquarters, "Kushiro", "")]
    [InlineData(Role.AreaHeadquarters, "3", "")]
    public void A_role_sees_its_own_and_nothing_else(Role role, string unit, string allowed)
    {
        var access = SummaryAccess.Of(With(Post(role, unit)), Today);

        string.Join(' ', All.Where(s => access.Allows(s, Data, Today, Today)).Select(s => s.Code)).ShouldBe(allowed);
    }

    [Fact]
    public void An_area_sees_a_station_for_the_time_in_which_it_belonged_there()
    {
        var hakodate = SummaryAccess.Of(With(Post(Role.AreaHeadquarters, "Hakodate")), Today);

        hakodate.Allows(SummaryScope.Of(Moving), Data, Move.AddDays(-1), Today).ShouldBeTrue();
        hakodate.Allows(SummaryScope.Of(new CouncilId("C3")), Data, Move.AddDays(-1), Today).ShouldBeTrue();
        hakodate.Allows(SummaryScope.Of(Moving), Data, Move, Today).ShouldBeFalse();
    }

    [Fact]
    public void The_right_ends_with_the_last_day_of_the_posting()
    {
        var posted = With(Post(Role.Headquarters, "HQ") with { Days = new DayRange(Start, Today.AddDays(-1)) });

        SummaryAccess.Of(posted, Today.AddDays(-1)).Scopes.ShouldBe([SummaryScope.Prefecture]);
        SummaryAccess.Of(posted, Today).Scopes.ShouldBeEmpty();
    }

    [Fact]
    public void Who_belongs_to_two_units_has_both_the_widest_first()
    {
        var two = With(Post(Role.OperatingOfficer, "B1"), Post(Role.StationChief, "02"), Post(Role.CommunityPoliceSection, "02"));

        SummaryAccess.Of(two, Today).Scopes.Select(s => s.Code).ShouldBe(["S!02", "C!C1"]);
    }

    private static Assignment Post(Role role, string unit) =>
        new(role, unit, "所属", new DayRange(Start, null))
        {
            Councils = role == Role.OperatingOfficer ? [new CouncilLink(new CouncilId("C1"), "協議会")] : [],
        };

    private static Officer With(params Assignment[] posts) =>
        new()
        {
            Id = new OfficerId("P1"),
            Name = "試験",
            Rank = "警部",
            UserPrincipalName = "p1@koban.example",
            Assignments = posts,
        };

    [Fact]
    public void Of_two_units_of_one_level_the_first_by_its_code_comes_first()
    {
        var two = With(Post(Role.SectionChief, "02"), Post(Role.StationChief, "01"));

        SummaryAccess.Of(two, Today).Scopes.Select(s => s.Code).ShouldBe(["S!01", "S!02"]);
    }

    [Theory]
    [InlineData("2014-12-31", "Hakodate")] // Before it opened.
    [InlineData("2019-03-31", "Hakodate")]
    [InlineData("2019-04-01", "Kushiro")]
    [InlineData("2022-04-01", "Kushiro")] // Between two periods.
    [InlineData("2024-03-31", "Sapporo")]
    [InlineData("2024-04-01", "Sapporo")] // After it closed.
    public void A_station_that_is_closed_on_the_day_belongs_to_its_last_area_and_one_to_come_to_its_first(string day, string area)
    {
        var data = new SummaryData(
            [],
            [
                new Station(
                    First,
                    "署01",
                    [
                        new("署01", Area.Hakodate, new DayRange(new(2015, 4, 1), new(2019, 3, 31))),
                        new("署01", Area.Kushiro, new DayRange(new(2019, 4, 1), new(2022, 3, 31))),
                        new("署01", Area.Sapporo, new DayRange(new(2023, 4, 1), new(2024, 3, 31))),
                    ]
                ),
            ]
        );
        var asOf = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Enum.GetNames<Area>()
            .Where(a => SummaryAccess.Of(With(Post(Role.AreaHeadquarters, a)), Today).Allows(SummaryScope.Of(First), data, asOf, Today))
            .ShouldBe([area]);
    }

    [Theory]
    [InlineData(Role.AreaHeadquarters, "Kushiro")]
    [InlineData(Role.StationChief, "01")]
    public void A_station_or_council_that_is_not_in_the_data_is_denied(Role role, string unit)
    {
        var access = SummaryAccess.Of(With(Post(role, unit)), Today);

        access.Allows(SummaryScope.Of(new StationId("55")), Data, Today, Today).ShouldBeFalse();
        access.Allows(SummaryScope.Of(new CouncilId("C55")), Data, Today, Today).ShouldBeFalse();
    }
}
