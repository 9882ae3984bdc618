using KobanBot.Core.Guideline;
using KobanBot.Core.Summaries;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Summaries.Prefecture;

namespace KobanBot.Core.Tests.Summaries;

/// <summary>Of which day, half and year a card speaks.</summary>
public sealed class SummaryCaseTests
{
    [Theory]
    [InlineData("2026-03-31", false, 0)]
    [InlineData("2026-04-01", true, 10)]
    public void A_year_begins_with_its_first_day(string today, bool begun, int members)
    {
        var at = At(ThisYear, today);

        (at.HasBegun, at.IsCurrent).ShouldBe((begun, begun));
        at.Count(FigureKind.Members).ShouldBe(members);
    }

    [Theory] // 記 第2-7(2): sent by 10 October; it can be prepared from 20 days before.
    [InlineData("2026-04-01", "2025-10-01")]
    [InlineData("2026-09-19", "2025-10-01")]
    [InlineData("2026-09-20", "2026-04-01")]
    [InlineData("2026-10-01", "2026-04-01")]
    [InlineData("2027-03-20", "2026-04-01")]
    [InlineData("2027-03-21", "2026-10-01")]
    public void A_year_looks_at_the_newest_half_whose_submission_can_be_prepared(string today, string half) =>
        At(ThisYear, today).Half.ShouldBe(HalfYear.Of(Quiet.D(half)));

    [Theory]
    [InlineData("2026-10-02")]
    [InlineData("2027-03-31")]
    [InlineData("2027-06-01")]
    public void A_half_looks_at_its_own_submission_however_much_of_it_is_over(string today)
    {
        var half = HalfYear.Of(new DateOnly(2026, 10, 1));

        At(SummaryPeriod.Of(half), today).Half.ShouldBe(half);
    }

    [Theory]
    [InlineData("2025-07-01", false)]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-07-01", true)]
    public void There_are_data_from_the_half_in_which_the_first_year_with_a_record_begins(string first, bool hasData)
    {
        var half = HalfYear.Of(Quiet.D(first), HalfYearDivision.CalendarYear);
        var later = Quiet01 with
        {
            Meetings = [Quiet.Record("B", new DateOnly(2026, 10, 1)), Quiet.Record("A", new DateOnly(2026, 5, 20))],
        };

        Case(null, SummaryPeriod.Of(half), later, Quiet02 with { Meetings = [] }).HasData.ShouldBe(hasData);
    }

    [Fact]
    public void Without_a_record_there_is_no_first_year()
    {
        SummaryData.Empty.FirstYear.ShouldBeNull();
        Of(Quiet01 with { Meetings = [] }).FirstYear.ShouldBeNull();
        Of(Quiet01).FirstYear.ShouldBe(new FiscalYear(2025));
    }

    [Fact]
    public void The_year_before_of_a_period_that_is_over_is_seen_on_its_last_day()
    {
        var before = Case(null, LastYear, Quiet01).YearBefore();

        (before.Period, before.AsOf).ShouldBe((LastYear.YearBefore, new DateOnly(2025, 3, 31)));
    }

    [Fact]
    public void A_unit_below_has_the_figures_of_its_own_case_also_for_the_year_before()
    {
        var part = Case(null, ThisYear, Quiet01, Quiet02, OfMerged).In(SummaryScope.Of(First));
        var own = Case(SummaryScope.Of(First), ThisYear, Quiet01, Quiet02, OfMerged);

        part.AsOf.ShouldBe(own.AsOf);
        foreach (var kind in Enum.GetValues<FigureKind>())
        {
            foreach (var name in FigureParts.Of(kind))
            {
                part.Count(kind, name).ShouldBe(own.Count(kind, name), $"{kind} {name}");
                part.YearBefore().Count(kind, name).ShouldBe(own.YearBefore().Count(kind, name), $"{kind} {name}, a year before");
            }
        }

        own.Count(FigureKind.Members).ShouldBe(20);
    }

    [Fact]
    public void A_comparison_a_unit_below_and_a_figure_are_computed_once()
    {
        var at = Case(null, ThisYear, Quiet01);

        at.YearBefore().ShouldBeSameAs(at.YearBefore());
        at.In(SummaryScope.Of(First)).ShouldBeSameAs(at.In(SummaryScope.Of(First)));
        Figures.Of(at, new FigureKey(FigureKind.Members)).ShouldBeSameAs(Figures.Of(at, new FigureKey(FigureKind.Members)));
        at.Data.Index.ShouldBeSameAs(at.Data.Index);
    }

    private static SummaryCase At(SummaryPeriod period, string today) =>
        new(Of(Quiet01), SummaryScope.Prefecture, period, Quiet.D(today), ObligationRules.Default);
}
