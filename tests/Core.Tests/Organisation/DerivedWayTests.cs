using KobanBot.Core.Councils;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Organisation;

public sealed class DerivedWayTests
{
    [Theory]
    [Trait("Rule", "R010")]
    [InlineData(Area.Sapporo, "警察本部地域企画課長")]
    [InlineData(Area.Hakodate, "函館方面本部地域課長")]
    [InlineData(Area.Asahikawa, "旭川方面本部地域課長")]
    [InlineData(Area.Kushiro, "釧路方面本部地域課長")]
    [InlineData(Area.Kitami, "北見方面本部地域課長")]
    public void A_station_consults_with_its_own_area(Area area, string title) => ConsultationCounterpart.Of(area).Title.ShouldBe(title);

    [Theory]
    [Trait("Rule", "R018")]
    [Trait("Rule", "R080")]
    [InlineData(Area.Sapporo, "桜台警察署→警察本部地域企画課")]
    [InlineData(Area.Hakodate, "桜台警察署→函館方面本部地域課→警察本部地域企画課")]
    [InlineData(Area.Asahikawa, "桜台警察署→旭川方面本部地域課→警察本部地域企画課")]
    [InlineData(Area.Kushiro, "桜台警察署→釧路方面本部地域課→警察本部地域企画課")]
    [InlineData(Area.Kitami, "桜台警察署→北見方面本部地域課→警察本部地域企画課")]
    public void Documents_go_on_to_the_headquarters(Area area, string way)
    {
        var route = Route.From(Office.Of(Direct, "桜台警察署"), area);

        route.ToString().ShouldBe(way);
        route.Legs.Count.ShouldBe(area == Area.Sapporo ? 1 : 2);
    }

    [Fact]
    [Trait("Rule", "R010")]
    [Trait("Rule", "R018")]
    [Trait("Rule", "R080")]
    public void A_station_that_moves_to_another_area_changes_its_way_on_that_day()
    {
        var (before, after) = (new DateOnly(2027, 3, 31), new DateOnly(2027, 4, 1));

        Stations.CounterpartOf(Moved, before)!.Title.ShouldBe("函館方面本部地域課長");
        Stations.CounterpartOf(Moved, after)!.Title.ShouldBe("警察本部地域企画課長");
        Stations.RouteOf(Moved, before)!.ToString().ShouldBe("岬警察署→函館方面本部地域課→警察本部地域企画課");
        Stations.RouteOf(Moved, after)!.ToString().ShouldBe("新岬警察署→警察本部地域企画課");
    }

    [Fact]
    [Trait("Rule", "R018")]
    [Trait("Rule", "R080")]
    public void After_a_merger_the_successor_sends()
    {
        Stations.RouteOf(Merged, LastOfMarch)!.ToString().ShouldBe("古浜警察署→釧路方面本部地域課→警察本部地域企画課");
        Stations.RouteOf(Merged, FirstOfApril)!.ToString().ShouldBe("青柳警察署→釧路方面本部地域課→警察本部地域企画課");
    }

    [Fact]
    [Trait("Rule", "R010")]
    [Trait("Rule", "H10")]
    public void Another_counterpart_is_impossible_unless_the_headquarters_allow_it()
    {
        var derived = Stations.CounterpartOf(Moved, LastOfMarch)!;

        DerivedWayReview.OfCounterpart(derived, derived.Office with { Name = "旧称" }, "").ShouldBeEmpty();
        DerivedWayReview
            .OfCounterpart(derived, Office.Headquarters, " ")
            .ShouldBe([new Finding(FindingLevel.Hard, "council.counterpart", "協議の相手方は函館方面本部地域課長です。", "記 第2-1(2)")]);
        DerivedWayReview
            .OfCounterpart(derived, Office.Headquarters, "方面本部の組織改編中のため")
            .ShouldBe([
                new Finding(
                    FindingLevel.WarnPlus,
                    "council.counterpart",
                    "協議の相手方は函館方面本部地域課長ですが、警察本部の例外として記録されています。",
                    "記 第2-1(2)"
                ),
            ]);
    }

    [Fact]
    [Trait("Rule", "R018")]
    [Trait("Rule", "R080")]
    [Trait("Rule", "H10")]
    public void Another_route_is_impossible_unless_the_headquarters_allow_it()
    {
        var derived = Stations.RouteOf(Moved, LastOfMarch)!;
        var direct = Route.From(Office.Of(Moved, "岬警察署"), Area.Sapporo);
        var otherArea = Route.From(Office.Of(Moved, "岬警察署"), Area.Kitami);

        DerivedWayReview
            .OfRoute(derived, Route.From(Office.Of(Moved, "旧称"), Area.Hakodate), "", "記 第2-7(2)")
            .ShouldBeEmpty("a name is no other way");
        foreach (var wrong in new[] { direct, otherArea, new Route([]) })
        {
            DerivedWayReview
                .OfRoute(derived, wrong, "", "記 第2-7(2)")
                .ShouldBe([
                    new Finding(
                        FindingLevel.Hard,
                        "council.route",
                        "送付経路は岬警察署→函館方面本部地域課→警察本部地域企画課です。",
                        "記 第2-7(2)"
                    ),
                ]);
        }

        var allowed = DerivedWayReview.OfRoute(derived, direct, "災害のため", "記 第2-2(5)").ShouldHaveSingleItem();
        (allowed.Level, allowed.Clauses).ShouldBe((FindingLevel.WarnPlus, "記 第2-2(5)"));
    }

    [Fact]
    [Trait("Rule", "H10")]
    public void Where_nothing_can_be_derived_nothing_is_impossible()
    {
        DerivedWayReview.OfCounterpart(Stations.CounterpartOf(Closed, FirstOfApril), Office.Headquarters, "").ShouldBeEmpty();
        DerivedWayReview.OfRoute(Stations.RouteOf(Closed, FirstOfApril), new Route([]), "", "記 第2-7(2)").ShouldBeEmpty();
    }
}
