using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Councils.SampleCouncils;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

public sealed class CouncilTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(40, true)]
    [InlineData(41, false)]
    [InlineData(0, false)]
    public void A_code_has_a_length(int length, bool good) => new CouncilId(new string('A', length)).IsWellFormed.ShouldBe(good);

    [Theory]
    [InlineData("C-1_a", true)]
    [InlineData("C|1", false)]
    [InlineData("Ｃ1", false)]
    [InlineData("C 1", false)]
    public void A_code_is_of_letters_that_any_key_may_have(string code, bool good) => new CouncilId(code).IsWellFormed.ShouldBe(good);

    [Fact]
    public void The_last_station_answers_for_a_council_that_has_ended_and_nobody_for_one_between_stations()
    {
        var last = new DateOnly(2026, 6, 30);
        var council = Council(CouncilKind.Beat, Start, Koban) with
        {
            Abolished = last,
            Stations =
            [
                new StationLink(Merged, "古浜警察署", Area.Kushiro, new DayRange(Start, LastOfMarch)),
                new StationLink(Kept, "青柳警察署", Area.Kushiro, new DayRange(FirstOfApril, last)),
            ],
        };
        var between = council with { Abolished = null };

        (council.AnsweringOn(last)?.Station).ShouldBe(Kept);
        (council.AnsweringOn(last.AddDays(1))?.Station).ShouldBe(Kept);
        (council.AnsweringOn(LastOfMarch)?.Station).ShouldBe(Merged);
        between.AnsweringOn(last.AddDays(1)).ShouldBeNull();
        (between with { Abolished = last.AddDays(1) }).AnsweringOn(last.AddDays(1)).ShouldBeNull();
    }

    [Fact]
    public void The_station_of_the_day_answers_for_a_council_that_has_ended_before_one_of_a_later_day()
    {
        var council = Council(CouncilKind.Beat, Start, Koban) with { Abolished = LastOfMarch.AddDays(-60) };

        (council.AnsweringOn(LastOfMarch.AddDays(-30))?.Station).ShouldBe(Merged);
        (council.AnsweringOn(FirstOfApril)?.Station).ShouldBe(Kept);
    }

    [Theory]
    [InlineData("2026-03-30", false)]
    [InlineData("2026-03-31", false)]
    [InlineData("2026-04-01", true)]
    public void A_station_has_closed_from_the_day_after_its_last(string day, bool closed)
    {
        var station = new Station(Merged, "古浜警察署", [new StationPeriod("古浜警察署", Area.Kushiro, new DayRange(Start, LastOfMarch))]);
        var reopened = station with
        {
            Periods = [.. station.Periods, new StationPeriod("古浜警察署", Area.Kushiro, new DayRange(FirstOfApril.AddDays(9), null))],
        };

        station.ClosedBefore(DateOnly.ParseExact(day, "O")).ShouldBe(closed);
        reopened.ClosedBefore(DateOnly.ParseExact(day, "O")).ShouldBeFalse();
        (station with { Periods = [] }).ClosedBefore(FirstOfApril).ShouldBeFalse();
    }

    [Fact]
    public void An_office_is_called_by_its_area_and_a_way_is_the_same_only_whole()
    {
        var station = Office.Of(Kept, "青柳警察署");
        Office.Headquarters.ShouldBe(new Office(OfficeKind.Headquarters, "HQ", "警察本部地域企画課"));
        Office.Of(Area.Kushiro).ShouldBe(new Office(OfficeKind.AreaHeadquarters, "Kushiro", "釧路方面本部地域課"));
        Office.Of(Area.Sapporo).ShouldBeNull();

        var way = Route.From(station, Area.Kushiro);
        way.IsSameAs(Route.From(Office.Of(Kept, "旧称"), Area.Kushiro)).ShouldBeTrue();
        way.IsSameAs(Route.From(Office.Of(Merged, "古浜警察署"), Area.Kushiro)).ShouldBeFalse();
        way.IsSameAs(Route.From(station, Area.Kitami)).ShouldBeFalse();
        way.IsSameAs(Route.From(station, Area.Sapporo)).ShouldBeFalse();
    }
}
