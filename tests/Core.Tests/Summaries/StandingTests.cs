using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Summaries.Prefecture;

namespace KobanBot.Core.Tests.Summaries;

/// <summary>Stations are merged and change areas, people have two posts, cards grow old: the figures stay right.</summary>
public sealed class StandingTests
{
    [Fact]
    public void The_history_of_a_merged_station_counts_where_it_stood_on_that_day()
    {
        var meetings = OfMerged with
        {
            Meetings =
            [
                Quiet.Record("A", Merger.AddDays(-1), MeetingKind.Extraordinary),
                Quiet.Record("B", Merger, MeetingKind.Extraordinary),
            ],
        };

        Case(SummaryScope.Of(Merged), LastYear, meetings).Count(FigureKind.Extraordinary).ShouldBe(1);
        Case(SummaryScope.Of(First), LastYear, meetings).Count(FigureKind.Extraordinary).ShouldBe(0);
        Case(SummaryScope.Of(First), ThisYear, meetings).Count(FigureKind.Extraordinary).ShouldBe(1);
        Case(SummaryScope.Of(Merged), ThisYear, meetings).Count(FigureKind.Councils).ShouldBe(0);
    }

    [Fact]
    public void The_last_half_of_a_merged_station_is_its_own_submission()
    {
        var half = SummaryPeriod.Of(HalfYear.Of(Merger.AddDays(-1)));

        var due = Figures.Of(Case(null, half, Quiet01, OfMerged), new FigureKey(FigureKind.SubmissionsDue));

        due.Rows.Select(r => r.At.Station).ShouldBe([First, Merged]);
    }

    [Fact]
    public void A_council_that_moved_area_counts_in_each_for_its_days_and_stands_in_the_new_one()
    {
        var meetings = OfMoving with
        {
            Meetings = [Quiet.Record("A", Move.AddDays(-1), MeetingKind.Extraordinary), Quiet.Record("B", Move, MeetingKind.Extraordinary)],
        };
        int In(Area area, FigureKind kind) => Case(SummaryScope.Of(area), ThisYear, meetings).Count(kind);

        (In(Area.Hakodate, FigureKind.Extraordinary), In(Area.Sapporo, FigureKind.Extraordinary)).ShouldBe((1, 1));
        (In(Area.Hakodate, FigureKind.Members), In(Area.Sapporo, FigureKind.Members)).ShouldBe((0, 10));
        Case(null, ThisYear, meetings).Count(FigureKind.Extraordinary).ShouldBe(2);
    }

    [Fact]
    public void Each_row_belongs_to_one_unit_of_the_next_level_so_that_the_levels_add_up()
    {
        CouncilFacts[] all = [Quiet01, Quiet02, OfMerged, OfMoving];
        // A person of two units is one person in each of them.
        foreach (var kind in Enum.GetValues<FigureKind>().Where(k => k != FigureKind.Persons))
        {
            foreach (var part in FigureParts.Of(kind))
            {
                var whole = Case(null, ThisYear, all).Count(kind, part);

                Enum.GetValues<Area>()
                    .Sum(a => Case(SummaryScope.Of(a), ThisYear, all).Count(kind, part))
                    .ShouldBe(whole, $"{kind} {part}");
                new[] { First, Second, Moving, Merged }
                    .Sum(s => Case(SummaryScope.Of(s), ThisYear, all).Count(kind, part))
                    .ShouldBe(whole, $"{kind} {part}");
            }
        }
    }

    [Fact]
    public void A_year_before_the_first_record_has_no_data_and_a_year_to_come_has_not_begun()
    {
        Case(null, SummaryPeriod.Of(new FiscalYear(2024)), Quiet01).HasData.ShouldBeFalse();
        Case(null, LastYear, Quiet01).HasData.ShouldBeTrue();
        Case(null, SummaryPeriod.Of(new FiscalYear(2027)), Quiet01).HasBegun.ShouldBeFalse();
        Case(null, SummaryPeriod.Of(new FiscalYear(2027)), Quiet01).Count(FigureKind.Members).ShouldBe(0);
    }

    [Fact]
    public void A_card_of_last_year_says_what_was_on_its_last_day()
    {
        var at = Case(null, LastYear, Quiet01 with { Council = Quiet01.Council with { Abolished = new DateOnly(2026, 4, 1) } });

        at.AsOf.ShouldBe(new DateOnly(2026, 3, 31));
        at.IsCurrent.ShouldBeFalse();
        at.Count(FigureKind.Councils).ShouldBe(1);
        Case(null, ThisYear, Quiet01).YearBefore().AsOf.ShouldBe(new DateOnly(2025, 11, 25));
    }

    [Fact]
    public void The_29th_of_February_compares_with_the_28th() =>
        new SummaryCase(
            Of(Quiet01),
            SummaryScope.Prefecture,
            SummaryPeriod.Of(new FiscalYear(2027)),
            new DateOnly(2028, 2, 29),
            Core.Guideline.ObligationRules.Default
        )
            .YearBefore()
            .AsOf.ShouldBe(new DateOnly(2027, 2, 28));

    [Theory]
    [InlineData("2019-12-31", "99")] // Before the first one.
    [InlineData("2020-04-01", "99")]
    [InlineData("2022-03-31", "99")]
    [InlineData("2022-04-01", "99")] // Between the two.
    [InlineData("2023-03-31", "99")]
    [InlineData("2023-04-01", "01")]
    [InlineData("2024-04-01", "01")] // After the last one.
    public void On_a_day_without_a_station_a_council_stands_at_the_last_one_before_or_else_the_first(string day, string station)
    {
        var first = Quiet01.Council.Stations[0] with { Days = new DayRange(new DateOnly(2023, 4, 1), new DateOnly(2024, 3, 31)) };
        var merged = first with { Station = Merged, Days = new DayRange(new DateOnly(2020, 4, 1), new DateOnly(2022, 3, 31)) };

        Standing.On(Quiet01.Council with { Stations = [first, merged] }, Quiet.D(day))!.Station.Value.ShouldBe(station);
    }

    [Fact]
    public void A_council_that_never_had_a_station_stands_nowhere() =>
        Standing.On(Quiet01.Council with { Stations = [] }, Today).ShouldBeNull();

    [Fact]
    public void Where_two_stations_claim_a_council_it_counts_with_the_one_that_sends_its_records()
    {
        // Not what an import lets in; but each meeting must still be counted once, and by the same station as in the submission.
        var (first, second) = (Quiet01.Council.Stations[0], Quiet02.Council.Stations[0]);
        var claimed = Quiet01.Council with { Stations = [first, second with { Days = new DayRange(Move, null) }] };

        Standing.On(claimed, Today).ShouldBe(claimed.StationOn(Today));
    }
}
