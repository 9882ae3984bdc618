using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Organisation;

public sealed class StationIndexTests
{
    [Fact]
    public void The_merged_station_answers_until_31_March_and_its_successor_from_1_April()
    {
        Stations.Answering(Merged, LastOfMarch)!.Id.ShouldBe(Merged);
        Stations.Answering(Merged, FirstOfApril)!.Id.ShouldBe(Kept);
        Stations.Successor(Merged, LastOfMarch).ShouldBeNull();
        Stations.Successor(Merged, FirstOfApril)!.Id.ShouldBe(Kept);
        Stations.Successor(Kept, FirstOfApril).ShouldBeNull();
    }

    [Theory]
    [InlineData("2020-03-31", "492")]
    [InlineData("2020-04-01", "491")]
    [InlineData("2026-03-31", "491")]
    [InlineData("2026-04-01", "401")]
    public void A_successor_may_be_merged_in_its_turn(string day, string station) =>
        Stations.Answering(MergedEarlier, Day(day))!.Id.Value.ShouldBe(station);

    [Fact]
    public void Nobody_answers_for_a_station_without_a_successor_after_its_last_day()
    {
        Stations.Answering(Closed, LastOfMarch)!.Id.ShouldBe(Closed);
        Stations.Answering(Closed, FirstOfApril).ShouldBeNull();
        Stations.RouteOf(Closed, FirstOfApril).ShouldBeNull();
        Stations.CounterpartOf(Closed, FirstOfApril).ShouldBeNull();
    }

    [Fact]
    public void Nobody_answers_before_a_station_opens_not_even_its_later_successor() =>
        Stations.Answering(Merged, Start.AddDays(-1)).ShouldBeNull();

    [Fact]
    public void A_station_that_no_list_knows_has_no_answer() => Stations.Answering(new StationId("999"), FirstOfApril).ShouldBeNull();

    [Fact]
    public void A_circle_of_mergers_comes_to_an_end()
    {
        var (one, two) = (new StationId("1"), new StationId("2"));
        var past = new DayRange(Start, LastOfMarch);
        var circle = new StationIndex([
            new Station(one, "一", [new StationPeriod("一", Area.Sapporo, past)], two),
            new Station(two, "二", [new StationPeriod("二", Area.Sapporo, past)], one),
        ]);

        circle.Answering(one, FirstOfApril).ShouldBeNull();
        circle.Successor(two, FirstOfApril).ShouldBeNull();
    }

    [Fact]
    public void A_station_owes_what_those_owe_that_were_merged_into_it_by_steps()
    {
        Stations.Predecessors(Kept).Select(s => s.Id).ShouldBe([Merged, MergedEarlier]);
        Stations.Predecessors(Merged).Select(s => s.Id).ShouldBe([MergedEarlier]);
        Stations.Predecessors(MergedEarlier).ShouldBeEmpty();
    }

    [Fact]
    public void In_a_circle_of_mergers_no_station_is_its_own_predecessor()
    {
        var (one, two) = (new StationId("1"), new StationId("2"));
        var past = new DayRange(Start, LastOfMarch);
        var circle = new StationIndex([
            new Station(one, "一", [new StationPeriod("一", Area.Sapporo, past)], two),
            new Station(two, "二", [new StationPeriod("二", Area.Sapporo, past)], one),
        ]);

        circle.Predecessors(one).Select(s => s.Id).ShouldBe([two]);
    }

    [Fact]
    public void Every_area_is_called_by_its_name() =>
        Enum.GetValues<Area>().Select(a => a.Japanese()).ShouldBe(["札幌方面", "函館方面", "旭川方面", "釧路方面", "北見方面"]);

    [Fact]
    public void Name_and_area_are_those_of_the_day()
    {
        var moved = Stations.Find(Moved)!;

        moved.PeriodOn(new DateOnly(2027, 3, 31)).ShouldBe(moved.Periods[0]);
        moved.PeriodOn(new DateOnly(2027, 4, 1)).ShouldBe(moved.Periods[1]);
        moved.PeriodOn(Start.AddDays(-1)).ShouldBeNull();
    }

    [Fact]
    public void A_police_box_stays_and_its_station_changes()
    {
        Stations.Find(Koban)!.StationOn(LastOfMarch).ShouldBe(Merged);
        Stations.Find(Koban)!.StationOn(FirstOfApril).ShouldBe(Kept);
        Stations.Find(Koban)!.StationOn(Start.AddDays(-1)).ShouldBeNull();
    }

    [Fact]
    public void The_police_boxes_of_a_merged_station_are_its_successors_even_where_their_own_dates_were_forgotten()
    {
        Boxes(Kept, LastOfMarch).ShouldBe([Chuzaisho, StationBeat]);
        Boxes(Merged, LastOfMarch).ShouldBe([Koban, Forgotten]);
        Boxes(Kept, FirstOfApril).ShouldBe([Koban, Chuzaisho, StationBeat, Forgotten]);
        Boxes(Merged, FirstOfApril).ShouldBeEmpty();
    }

    private static IEnumerable<PoliceBoxId> Boxes(StationId station, DateOnly day) =>
        Stations.PoliceBoxesOf(station, day).Select(b => b.Id);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
