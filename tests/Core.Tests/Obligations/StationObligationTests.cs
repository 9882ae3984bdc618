using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Tests.Summaries;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

public sealed class StationObligationTests
{
    private static readonly StationFacts Sapporo = Facts(Area.Sapporo);

    private static readonly StationFacts Kushiro = Facts(Area.Kushiro);

    [Theory]
    [Trait("Rule", "R078")]
    [Trait("Rule", "R080")]
    [InlineData("2026-09-19", false)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-10-10", true)]
    [InlineData("2027-01-01", true)] // late is shown, never forgotten
    public void The_half_year_is_to_be_sent_by_the_10th_of_the_next_month(string day, bool open)
    {
        var found = Of(Done(Sapporo, "2025-10-01", "2025-04-01"), day).Where(o => o.Period == "2026-04-01").ToList();

        found.Count.ShouldBe(open ? 1 : 0);
        if (open)
        {
            (found[0].Since, found[0].Nominal, found[0].IsGuideValue).ShouldBe((D("2026-09-20"), D("2026-10-10"), false));
            found[0].Sentence.ShouldBe("令和8年度上半期の運営状況一覧表及び開催結果記録簿の写しが未送付です。");
            found[0].Clauses.ShouldBe("記 第2-7(2)");
        }
    }

    [Theory]
    [Trait("Rule", "R080")]
    [Trait("Rule", "A2")]
    [InlineData("2025-09-25", "2025-10-10", "2025-10-10", "2025-10-07")] // Friday
    [InlineData("2026-09-25", "2026-10-10", "2026-10-09", "2026-10-06")] // Saturday, and Monday is a holiday
    [InlineData("2027-09-25", "2027-10-10", "2027-10-08", "2027-10-05")] // Sunday
    [InlineData("2033-09-25", "2033-10-10", "2033-10-07", "2033-10-04")] // スポーツの日
    [InlineData("2027-04-01", "2027-04-10", "2027-04-09", "2027-04-06")] // Saturday
    public void It_is_aimed_at_the_working_day_before_and_outside_Sapporo_three_earlier(
        string day,
        string nominal,
        string sapporo,
        string outside
    )
    {
        (Newest(Sapporo, day).Nominal, Newest(Sapporo, day).Target).ShouldBe((D(nominal), D(sapporo)));
        (Newest(Kushiro, day).Nominal, Newest(Kushiro, day).Target).ShouldBe((D(nominal), D(outside)));
    }

    [Fact]
    [Trait("Rule", "R019")]
    [Trait("Rule", "R078")]
    public void The_papers_of_a_half_and_the_list_of_a_year_are_not_ready_before_their_day()
    {
        Newest(Sapporo, "2026-09-25").NotBefore.ShouldBe(D("2026-09-30"));
        Of(Sapporo, "2027-03-25")
            .Single(o => o.Kind == ObligationKind.OperationListAnnual && o.Period == "2027")
            .NotBefore.ShouldBe(D("2027-04-01"));
    }

    [Theory]
    [Trait("Rule", "R080")]
    [InlineData("2026-09-30", true)] // Sent while the station was 釧路方面's, which passes it on.
    [InlineData("2026-10-01", false)] // Sent directly.
    public void The_way_of_what_was_sent_is_that_of_the_day_on_which_it_was_sent(string sent, bool passedOn)
    {
        var station = Kushiro.Station with
        {
            Periods =
            [
                new StationPeriod(Kushiro.Station.Name, Area.Kushiro, new DayRange(D("2015-04-01"), D("2026-09-30"))),
                new StationPeriod(Kushiro.Station.Name, Area.Sapporo, new DayRange(D("2026-10-01"), null)),
            ],
        };
        var facts = Kushiro with { Station = station, Fulfilments = [Sent("01", "2026-04-01", sent)] };

        var second = Of(facts, "2026-10-05").SingleOrDefault(o => o.Leg == 2);

        (second?.Through).ShouldBe(passedOn ? Area.Kushiro : null);
    }

    [Fact]
    [Trait("Rule", "R019")]
    public void The_list_of_a_predecessor_is_not_the_list_of_its_successor()
    {
        Fulfilment[] done =
        [
            new(ObligationKind.OperationListAnnual, "", "2026", D("2026-04-02"), "", Lead),
            Sent("02", "2026-04-01", "2026-10-05"),
        ];

        StationFacts.Inherited(done).Select(f => f.Kind).ShouldBe([ObligationKind.HalfYearSubmission]);
    }

    [Fact]
    [Trait("Rule", "A2")]
    public void The_days_for_the_way_through_the_area_and_the_holiday_policy_are_settings()
    {
        var rules = new ObligationRules(
            GuidelineSettings.Default with
            {
                AreaLeadWorkingDays = 0,
                SubmissionDay = 11,
            },
            new ObligationSettings(),
            BusinessCalendar.Computed(HolidayPolicy.After)
        );

        Newest(Kushiro, "2026-09-25", rules).Target.ShouldBe(D("2026-10-13"));
    }

    [Fact]
    [Trait("Rule", "A1")]
    public void By_setting_the_halves_end_in_June_and_December()
    {
        var rules = ObligationRules.Default with
        {
            Guideline = GuidelineSettings.Default with { HalfYears = HalfYearDivision.CalendarYear },
        };

        var found = Newest(Sapporo, "2026-07-01", rules);

        (found.Period, found.Nominal).ShouldBe(("2026-01-01", D("2026-07-10")));
    }

    [Fact]
    [Trait("Rule", "R080")]
    public void Outside_Sapporo_the_area_headquarters_passes_it_on_some_days_after_its_arrival()
    {
        var sent = Kushiro with { Fulfilments = [Sent("01", "2026-04-01", "2026-10-05")] };

        var found = Of(sent, "2026-10-06").Single(o => o.Period == "2026-04-01");

        (found.Leg, found.Subject, found.Since, found.Target).ShouldBe((2, "01/area", D("2026-10-05"), D("2026-10-08")));
        (found.IsGuideValue, found.DaysOverdue(D("2026-10-20"))).ShouldBe((true, null)); // The text gives a day to the station alone.
        found.Chain.ShouldBe([Responsible.AreaHeadquarters, Responsible.Headquarters]);
        var passedOn = sent with { Fulfilments = [.. sent.Fulfilments, Sent("01/area", "2026-04-01", "2026-10-08")] };
        Of(passedOn, "2026-10-08").ShouldAllBe(o => o.Period != "2026-04-01");
        Of(Sapporo with { Fulfilments = sent.Fulfilments }, "2026-10-06").ShouldAllBe(o => o.Period != "2026-04-01");
    }

    [Fact]
    [Trait("Rule", "R079")]
    public void A_half_without_a_meeting_is_sent_too_and_one_without_a_council_is_not()
    {
        Of(Sapporo, "2026-10-01").ShouldContain(o => o.Period == "2026-04-01");
        Of(Sapporo with { Councils = [] }, "2026-10-01").ShouldAllBe(o => o.Kind != ObligationKind.HalfYearSubmission);
        var late = Sapporo with { Councils = [Sapporo.Councils[0] with { Established = D("2026-10-01") }] };
        Of(late, "2026-10-05").ShouldAllBe(o => o.Kind != ObligationKind.HalfYearSubmission);
        Of(late, "2027-04-01").ShouldContain(o => o.Period == "2026-10-01");
    }

    [Fact]
    [Trait("Rule", "R080")]
    public void The_successor_sends_the_half_in_which_the_merged_station_still_stood()
    {
        var (old, successor) = Merger();

        Of(old, "2026-03-31").ShouldContain(o => o.Period == "2025-10-01" && o.Station == new StationId("01"));
        Of(old, "2026-04-01").ShouldBeEmpty();
        Of(successor, "2026-03-31").ShouldAllBe(o => o.Subject != "01" || o.Period == "2025-10-01" || o.Period == "2025-04-01");
        var found = Of(successor, "2026-04-05")
            .Where(o => o.Kind == ObligationKind.HalfYearSubmission && o.Period == "2025-10-01")
            .OrderBy(o => o.Subject)
            .ToList();
        found.Select(o => o.Subject).ShouldBe(["01", "02"]);
        found.ShouldAllBe(o => o.Station == new StationId("02") && o.Nominal == D("2026-04-10"));
        found[0].Sentence.ShouldBe("令和7年度下半期の運営状況一覧表及び開催結果記録簿の写し（旧試験警察署分）が未送付です。");
        found.Select(o => o.Key).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    [Trait("Rule", "R080")]
    public void A_merged_station_owes_nothing_for_the_halves_after_its_end()
    {
        var (_, successor) = Merger();

        Of(successor, "2026-10-01").Where(o => o.Period == "2026-04-01").Select(o => o.Subject).ShouldBe(["02"]);
    }

    [Theory]
    [Trait("Rule", "R080")]
    [InlineData(Area.Hakodate, Area.Sapporo, Area.Hakodate)]
    [InlineData(Area.Hakodate, Area.Kushiro, Area.Hakodate)]
    [InlineData(Area.Sapporo, Area.Kushiro, null)]
    public void What_a_station_of_another_area_sent_before_it_was_merged_waits_in_its_own_area(Area own, Area successors, Area? waits)
    {
        var (_, successor) = Merger();
        var old = successor.Predecessors[0];
        var facts = successor with
        {
            Station = successor.Station with { Periods = [successor.Station.Periods[0] with { Area = successors }] },
            Predecessors = [old with { Periods = [old.Periods[0] with { Area = own }] }],
            Fulfilments = [Sent("01", "2025-04-01", "2025-10-08")],
        };

        Of(facts, "2026-04-05").SingleOrDefault(o => o is { Subject: "01/area", Period: "2025-04-01" })?.Through.ShouldBe(waits);
        Of(facts, "2026-04-05").Count(o => o is { Leg: 2, Period: "2025-04-01" }).ShouldBe(waits is null ? 0 : 1);
    }

    [Fact]
    [Trait("Rule", "R018")]
    [Trait("Rule", "R080")]
    public void A_station_that_moves_to_Sapporo_sends_directly_from_that_day()
    {
        var moved = Kushiro with
        {
            Station = Kushiro.Station with
            {
                Periods =
                [
                    new StationPeriod("試験警察署", Area.Hakodate, new DayRange(D("2015-04-01"), D("2027-03-31"))),
                    new StationPeriod("試験警察署", Area.Sapporo, new DayRange(D("2027-04-01"), null)),
                ],
            },
        };

        Newest(moved, "2026-10-01").Target.ShouldBe(D("2026-10-06"));
        Newest(moved, "2027-04-01").Target.ShouldBe(D("2027-04-09"));
    }

    [Theory]
    [Trait("Rule", "R018")]
    [Trait("Rule", "R080")]
    [InlineData("2026-09-25", "2026-10-09")] // the way of the 10th, which is to come
    [InlineData("2026-10-04", "2026-10-09")]
    [InlineData("2026-10-12", "2026-10-09")]
    [InlineData("2027-02-01", "2026-10-06")] // late, by the way of today
    public void The_way_is_that_of_the_10th_and_when_it_is_late_that_of_today(string day, string target)
    {
        var moved = Kushiro with
        {
            Station = Kushiro.Station with
            {
                Periods =
                [
                    new StationPeriod("試験警察署", Area.Hakodate, new DayRange(D("2015-04-01"), D("2026-10-04"))),
                    new StationPeriod("試験警察署", Area.Sapporo, new DayRange(D("2026-10-05"), D("2027-01-31"))),
                    new StationPeriod("試験警察署", Area.Kitami, new DayRange(D("2027-02-01"), null)),
                ],
            },
        };

        Of(moved, day).Single(o => o.Kind == ObligationKind.HalfYearSubmission && o.Period == "2026-04-01").Target.ShouldBe(D(target));
    }

    [Theory]
    [Trait("Rule", "R080")]
    [InlineData(Area.Hakodate, "2026-10-06")]
    [InlineData(Area.Sapporo, "2026-10-09")]
    public void A_station_that_will_be_gone_by_the_10th_sends_by_the_way_of_today(Area area, string target)
    {
        var ending = Kushiro with
        {
            Station = Kushiro.Station with
            {
                Periods = [new StationPeriod("試験警察署", area, new DayRange(D("2015-04-01"), D("2026-10-05")))],
            },
        };

        Newest(ending, "2026-09-25").Target.ShouldBe(D(target));
    }

    [Theory]
    [Trait("Rule", "R019")]
    [Trait("Rule", "R098")]
    [InlineData("2027-03-19", false)]
    [InlineData("2027-03-20", true)]
    [InlineData("2027-04-01", true)]
    [InlineData("2028-03-31", true)]
    public void Form_2_is_made_as_of_1_April(string day, bool open)
    {
        var found = Of(Sapporo, day).Where(o => o.Kind == ObligationKind.OperationListAnnual && o.Period == "2027").ToList();

        found.Count.ShouldBe(open ? 1 : 0);
        found.ForEach(o => (o.Nominal, o.NotBefore, o.Target, o.IsGuideValue).ShouldBe((null, D("2027-04-01"), D("2027-04-05"), true)));
    }

    [Fact]
    [Trait("Rule", "R019")]
    public void A_made_list_and_the_next_year_end_it()
    {
        var made = Sapporo with
        {
            Fulfilments = [new Fulfilment(ObligationKind.OperationListAnnual, "", "2026", D("2026-04-02"), "", Lead)],
        };

        Of(made, "2026-04-01").ShouldContain(o => o.Kind == ObligationKind.OperationListAnnual);
        Of(made, "2026-04-02").ShouldAllBe(o => o.Kind != ObligationKind.OperationListAnnual);
        Of(Sapporo, "2027-04-01").Where(o => o.Kind == ObligationKind.OperationListAnnual).Select(o => o.Period).ShouldBe(["2027"]);
    }

    [Fact]
    public void A_station_that_is_merged_on_1_April_makes_no_list_of_that_day()
    {
        var (old, successor) = Merger();

        Of(old, "2026-03-25").ShouldAllBe(o => o.Kind != ObligationKind.OperationListAnnual || o.Period != "2026");
        Of(successor, "2026-03-25").ShouldContain(o => o.Kind == ObligationKind.OperationListAnnual && o.Period == "2026");
    }

    [Theory]
    [Trait("Rule", "R080")]
    [InlineData("2026-03-31", false)]
    [InlineData("2026-04-01", true)]
    public void A_station_owes_the_half_on_whose_first_day_a_council_still_belonged_to_it(string last, bool owes)
    {
        var left = Sapporo.Councils[0] with
        {
            Stations = [Sapporo.Councils[0].Stations[0] with { Days = new DayRange(D("2015-04-01"), D(last)) }],
        };

        Of(Sapporo with { Councils = [left] }, "2026-10-01").Count(o => o.Period == "2026-04-01").ShouldBe(owes ? 1 : 0);
    }

    [Theory]
    [Trait("Rule", "R080")]
    [InlineData("2026-03-31", "改称警察署")]
    [InlineData("2026-04-01", "試験警察署")]
    public void A_merged_station_is_called_by_its_name_on_the_last_day_of_the_half(string renamed, string name)
    {
        var (old, successor) = Merger();
        var station = old.Station with
        {
            Periods =
            [
                new StationPeriod("試験警察署", Area.Sapporo, new DayRange(D("2015-04-01"), D(renamed).AddDays(-1))),
                new StationPeriod("改称警察署", Area.Sapporo, new DayRange(D(renamed), D("2026-04-30"))),
            ],
        };

        Of(successor with { Predecessors = [station] }, "2026-04-05")
            .Single(o => o.Subject == "01" && o.Period == "2025-10-01")
            .Sentence.ShouldContain($"（旧{name}分）");
    }

    [Theory]
    [Trait("Rule", "R003")]
    [Trait("Rule", "R080")]
    [InlineData("2026-01-15", true, true)] // within the half
    [InlineData("2026-03-31", true, true)]
    [InlineData("2026-04-01", false, true)]
    [InlineData("2026-04-02", false, false)]
    public void At_the_turn_of_the_year_only_what_lies_in_the_records_is_looked_at(string since, bool submission, bool list)
    {
        var rules = ObligationRules.Default with { Settings = new ObligationSettings { TrackedSince = D(since) } };
        var at = Turn(Prefecture.Second, "2026-04-20", rules);

        Looked(at, TurnCheck.Submission).ShouldBe(submission ? 1 : 0);
        Looked(at, TurnCheck.OperationList).ShouldBe(list ? 1 : 0);
    }

    [Theory]
    [Trait("Rule", "R019")]
    [InlineData("2026-03-25")]
    [InlineData("2026-03-31")]
    public void At_the_turn_no_list_is_missing_of_a_station_that_is_merged_on_1_April(string today)
    {
        Looked(Turn(Prefecture.Merged, today), TurnCheck.OperationList).ShouldBe(0);
        Looked(Turn(Prefecture.First, today), TurnCheck.OperationList).ShouldBe(1);
    }

    private static int Looked(SummaryCase at, TurnCheck check) =>
        at.Count(FigureKind.TurnDone, check.ToString()) + at.Count(FigureKind.TurnOpen, check.ToString());

    private static SummaryCase Turn(StationId station, string today, ObligationRules? rules = null) =>
        new(
            Prefecture.Of(Prefecture.Quiet01, Prefecture.Quiet02, Prefecture.OfMerged),
            SummaryScope.Of(station),
            SummaryPeriod.Of(FiscalYear.Of(D(today))),
            D(today),
            rules ?? ObligationRules.Default
        );

    private static (StationFacts Old, StationFacts Successor) Merger()
    {
        var old = new Station(
            new StationId("01"),
            "試験警察署",
            [new StationPeriod("試験警察署", Area.Sapporo, new DayRange(D("2015-04-01"), D("2026-03-31")))],
            new StationId("02")
        );
        var next = new Station(
            new StationId("02"),
            "新試験警察署",
            [new StationPeriod("新試験警察署", Area.Sapporo, new DayRange(D("2015-04-01"), null))]
        );
        var moved = Base.Council with
        {
            Stations =
            [
                new StationLink(old.Id, old.Name, Area.Sapporo, new DayRange(D("2015-04-01"), D("2026-03-31"))),
                new StationLink(next.Id, next.Name, Area.Sapporo, new DayRange(D("2026-04-01"), null)),
            ],
        };
        var own = Base.Council with
        {
            Id = new CouncilId("C0201"),
            Stations = [new StationLink(next.Id, next.Name, Area.Sapporo, new DayRange(D("2015-04-01"), null))],
        };
        return (
            new StationFacts { Station = old, Councils = [moved] },
            new StationFacts
            {
                Station = next,
                Predecessors = [old],
                Councils = [moved, own],
            }
        );
    }

    private static StationFacts Facts(Area area) =>
        new()
        {
            Station = new Station(
                new StationId("01"),
                "試験警察署",
                [new StationPeriod("試験警察署", area, new DayRange(D("2015-04-01"), null))]
            ),
            Councils = [Base.Council],
        };

    private static StationFacts Done(StationFacts facts, params string[] halves) =>
        facts with
        {
            Fulfilments = [.. halves.Select(h => Sent("01", h, "2026-04-08"))],
        };

    private static Fulfilment Sent(string subject, string half, string day) =>
        new(ObligationKind.HalfYearSubmission, subject, half, D(day), "送付", Lead);

    private static IReadOnlyList<Obligation> Of(StationFacts facts, string day, ObligationRules? rules = null) =>
        ObligationPlanner.Of(facts, D(day), rules ?? ObligationRules.Default);

    private static Obligation Newest(StationFacts facts, string day, ObligationRules? rules = null) =>
        Of(facts, day, rules).Where(o => o.Kind == ObligationKind.HalfYearSubmission).MaxBy(o => o.Nominal)!;
}
