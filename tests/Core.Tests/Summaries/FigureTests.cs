using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Summaries.Prefecture;

namespace KobanBot.Core.Tests.Summaries;

/// <summary>Each figure on both sides of its edges.</summary>
public sealed class FigureTests
{
    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, 0)]
    public void A_council_of_four_has_too_few_members(int members, int counted) =>
        Case(null, ThisYear, Quiet01 with { Members = [.. Quiet01.Members.Take(members)] })
            .Count(FigureKind.TooFewMembers)
            .ShouldBe(counted);

    [Fact]
    public void A_lead_officer_who_has_left_the_roster_leaves_the_post_vacant()
    {
        var left = Quiet01 with { Roster = [Quiet.Entry("1000001", Role.OperatingOfficer, new DayRange(Start, Today.AddDays(-1)))] };

        Case(null, ThisYear, left).Count(FigureKind.LeadVacant).ShouldBe(1);
        Case(null, ThisYear, Quiet01).Count(FigureKind.LeadVacant).ShouldBe(0);
    }

    [Fact]
    public void Regular_meetings_held_and_missing_add_up_to_those_due()
    {
        var without = Quiet02 with { Meetings = [] };
        var at = Case(null, ThisYear, Quiet01, without);

        at.Count(FigureKind.RegularDue).ShouldBe(2);
        at.Count(FigureKind.RegularHeld).ShouldBe(1);
        Figures.Of(at, new FigureKey(FigureKind.RegularMissing)).Rows.ShouldHaveSingleItem().Council!.Id.ShouldBe(new CouncilId("C2"));
    }

    [Fact]
    public void A_council_that_was_abolished_owes_no_meeting_from_the_next_day_on()
    {
        var last = Quiet01 with { Council = Quiet01.Council with { Abolished = Today }, Meetings = [] };
        var before = Quiet01 with { Council = Quiet01.Council with { Abolished = Today.AddDays(-1) }, Meetings = [] };

        Case(null, ThisYear, last).Count(FigureKind.RegularMissing).ShouldBe(1);
        Case(null, ThisYear, before).Count(FigureKind.RegularMissing).ShouldBe(0);
    }

    [Fact]
    public void Attendance_is_all_present_by_all_in_office_and_minutes_are_their_mean()
    {
        var held = Quiet01 with
        {
            Meetings =
            [
                Quiet.Record("A", new DateOnly(2026, 5, 1)) with
                {
                    MembersInOffice = 10,
                    MembersPresent = 9,
                    Minutes = 60,
                },
                Quiet.Record("B", new DateOnly(2026, 6, 1)) with
                {
                    MembersInOffice = 5,
                    MembersPresent = 3,
                    Minutes = null,
                },
                Quiet.Record("C", new DateOnly(2026, 7, 1)) with
                {
                    MembersInOffice = 0,
                    MembersPresent = 0,
                    Minutes = 90,
                },
            ],
        };
        var at = Case(null, ThisYear, held);

        Figures.Of(at, new FigureKey(FigureKind.Attendance)).Mean.ShouldBe(80m);
        at.Count(FigureKind.Attendance).ShouldBe(2);
        Figures.Of(at, new FigureKey(FigureKind.Minutes)).Mean.ShouldBe(75m);
        Figures.Of(Case(null, ThisYear), new FigureKey(FigureKind.Attendance)).Mean.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-03-31", 0)]
    [InlineData("2026-04-01", 1)]
    [InlineData("2026-11-25", 1)]
    [InlineData("2026-11-26", 0)]
    public void A_meeting_counts_from_the_first_day_of_the_period_to_today(string day, int counted)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var held = Quiet01 with { Meetings = [Quiet.Record("A", date, MeetingKind.Extraordinary)] };

        Case(null, ThisYear, held).Count(FigureKind.Extraordinary).ShouldBe(counted);
    }

    [Fact]
    public void Members_by_sex_age_and_category_each_add_up_to_the_members()
    {
        var mixed = Quiet01 with
        {
            Members =
            [
                Quiet.Member(1) with
                {
                    Sex = "女",
                    AgeBand = 60,
                    Categories = [SelectionCategory.PublicBody, SelectionCategory.Other],
                },
                Quiet.Member(2) with
                {
                    Sex = "男",
                    AgeBand = 90,
                    Categories = [SelectionCategory.Other],
                },
                Quiet.Member(3) with
                {
                    Sex = "回答しない",
                    AgeBand = 5,
                },
                Quiet.Member(4),
                Quiet.Member(5, new Commission(CommissionKind.New, CommissionTerm.Standard(2020))),
            ],
        };
        var at = Case(null, ThisYear, mixed);

        at.Count(FigureKind.Members).ShouldBe(4);
        foreach (var kind in new[] { FigureKind.Sex, FigureKind.Age, FigureKind.Category })
        {
            FigureParts.Of(kind).Sum(part => at.Count(kind, part)).ShouldBe(4);
        }

        at.Count(FigureKind.Sex, FigureParts.Unknown).ShouldBe(1);
        at.Count(FigureKind.Sex, FigureParts.OtherSex).ShouldBe(1);
        at.Count(FigureKind.Age, "80").ShouldBe(1);
        at.Count(FigureKind.Age, "10").ShouldBe(1);
        at.Count(FigureKind.Category, nameof(SelectionCategory.PublicBody)).ShouldBe(1);
        at.Count(FigureKind.Category, nameof(SelectionCategory.Other)).ShouldBe(1);
    }

    [Theory]
    [InlineData(InOfficeFrom.Term, 2)]
    [InlineData(InOfficeFrom.Letter, 1)]
    public void From_when_a_member_counts_is_the_setting_that_the_obligations_have(InOfficeFrom from, int counted)
    {
        var term = new Commission(CommissionKind.New, CommissionTerm.Standard(2025));
        var facts = Quiet01 with { Members = [Quiet.Member(1, term with { LetterHandedOver = Today }), Quiet.Member(2, term)] };
        var rules = ObligationRules.Default with { Guideline = GuidelineSettings.Default with { InOfficeFrom = from } };

        new SummaryCase(Of(facts), SummaryScope.Prefecture, ThisYear, Today, rules).Count(FigureKind.Members).ShouldBe(counted);
    }

    [Fact]
    public void Who_belongs_to_two_councils_has_two_seats_and_is_one_person()
    {
        var at = Case(null, ThisYear, Quiet01, Quiet02);

        at.Count(FigureKind.Members).ShouldBe(20);
        at.Count(FigureKind.Persons).ShouldBe(10);
    }

    [Theory]
    [InlineData(90, 1)]
    [InlineData(91, 0)]
    public void A_term_ends_within_ninety_days(int days, int counted)
    {
        var ending = new Commission(CommissionKind.New, new CommissionTerm(Start, Today.AddDays(days)));

        Case(null, ThisYear, Quiet01 with { Members = [Quiet.Member(1, ending)] }).Count(FigureKind.TermsEnding).ShouldBe(counted);
    }

    [Fact]
    public void Who_is_commissioned_again_does_not_leave()
    {
        var ending = new Commission(CommissionKind.New, new CommissionTerm(Start, Today.AddDays(30)));
        var again = new Commission(CommissionKind.Renewal, new CommissionTerm(Today.AddDays(31), Today.AddDays(700)));

        Case(null, ThisYear, Quiet01 with { Members = [Quiet.Member(1, ending, again)] }).Count(FigureKind.TermsEnding).ShouldBe(0);
    }

    [Fact]
    public void Feedback_by_field_and_by_status_adds_up_with_the_opinions_on_their_own()
    {
        var opinion = Request("F3", new DateOnly(2026, 6, 1));
        var asked = Quiet01 with
        {
            Feedback =
            [
                Request("F1", new DateOnly(2026, 6, 1)),
                Request("F2", new DateOnly(2026, 6, 1), FeedbackStatus.Done, Today),
                opinion with
                {
                    Entry = opinion.Entry with { Kind = FeedbackKind.Opinion, Field = FeedbackField.Traffic },
                },
                Request("F4", new DateOnly(2026, 3, 31)),
            ],
        };
        var at = Case(null, ThisYear, asked);

        at.Count(FigureKind.Feedback).ShouldBe(3);
        FigureParts.Of(FigureKind.Field).Sum(p => at.Count(FigureKind.Field, p)).ShouldBe(3);
        FigureParts.Of(FigureKind.Status).Sum(p => at.Count(FigureKind.Status, p)).ShouldBe(3);
        at.Count(FigureKind.Status, FigureParts.Opinion).ShouldBe(1);
        at.Count(FigureKind.OpenFeedback).ShouldBe(2);
    }

    [Fact]
    public void Open_requests_add_up_by_what_is_missing_and_by_age()
    {
        var asked = Quiet01 with
        {
            Feedback =
            [
                Request("F1", Today.AddDays(-30)),
                Request("F2", Today.AddDays(-31), FeedbackStatus.Planned, Today),
                Request("F3", Today.AddDays(-181), FeedbackStatus.Done),
                Request("F4", Today.AddDays(-5), FeedbackStatus.Done, Today),
            ],
        };
        var at = Case(null, ThisYear, asked);

        at.Count(FigureKind.OpenFeedback).ShouldBe(3);
        (at.Count(FigureKind.MeasureOpen), at.Count(FigureKind.Untold)).ShouldBe((2, 1));
        FigureParts.Of(FigureKind.OpenAge).Select(p => at.Count(FigureKind.OpenAge, p)).ShouldBe([1, 1, 0, 1]);
    }

    [Fact]
    public void What_is_open_is_told_of_today_only()
    {
        var asked = Quiet01 with { Feedback = [Request("F1", new DateOnly(2025, 6, 1))] };

        Case(null, LastYear, asked).Count(FigureKind.OpenFeedback).ShouldBe(0);
        Case(null, ThisYear, asked).Count(FigureKind.OpenFeedback).ShouldBe(1);
    }

    [Fact]
    public void Problem_solving_is_closed_when_its_request_is()
    {
        var closed = Request("F1", new DateOnly(2026, 6, 1), FeedbackStatus.Done, Today);
        var open = Request("F2", new DateOnly(2026, 6, 1));
        var at = Case(
            null,
            ThisYear,
            Quiet01 with
            {
                Feedback =
                [
                    closed with
                    {
                        Entry = closed.Entry with { ProblemSolving = true },
                    },
                    open with
                    {
                        Entry = open.Entry with { ProblemSolving = true },
                    },
                    Request("F3", new DateOnly(2026, 6, 1)),
                ],
            }
        );

        (at.Count(FigureKind.ProblemSolving), at.Count(FigureKind.ProblemSolvingClosed)).ShouldBe((2, 1));
    }

    [Fact]
    public void A_station_is_ready_when_all_its_records_are_reported()
    {
        var unreported = Quiet02 with { Meetings = [Quiet.Record("A", new DateOnly(2026, 5, 20)) with { State = RecordState.Confirmed }] };
        var at = Case(null, SummaryPeriod.Of(HalfYear.Of(new DateOnly(2026, 4, 1))), Quiet01, unreported);

        (at.Count(FigureKind.SubmissionsDue), at.Count(FigureKind.SubmissionsReady)).ShouldBe((2, 1));
        Figures.Of(at, new FigureKey(FigureKind.SubmissionsOpen)).Rows.ShouldHaveSingleItem().At.Station.ShouldBe(Second);
    }

    [Fact]
    public void Beats_are_covered_excepted_or_not_set_up()
    {
        var at = Case(SummaryScope.Of(Area.Kushiro), ThisYear, Quiet01, Quiet02, OfMerged);

        at.Count(FigureKind.Beats).ShouldBe(4);
        at.Count(FigureKind.Coverage, nameof(CoverageState.Covered)).ShouldBe(3);
        Figures
            .Of(at, new FigureKey(FigureKind.Coverage, nameof(CoverageState.NotSetUp)))
            .Rows.ShouldHaveSingleItem()
            .ShouldBeOfType<BeatRow>()
            .Beat.PoliceBox.Id.ShouldBe(new PoliceBoxId("B3"));
    }

    [Fact]
    public void What_is_late_and_what_comes_next_are_told_apart_by_today()
    {
        var planned = Quiet01 with { Plans = [Quiet.Plan(2026, Today.AddDays(14), Today.AddDays(13), new DateOnly(2026, 5, 20))] };
        var at = Case(null, ThisYear, planned);

        var late = Figures.Of(at, new FigureKey(FigureKind.Late)).Rows.OfType<ObligationRow>().Select(r => r.Obligation).ToList();
        late.ShouldAllBe(o => o.DaysLate(Today) > 0);
        FigureParts.Of(FigureKind.LateOf).Sum(p => at.Count(FigureKind.LateOf, p)).ShouldBe(late.Count);
        Figures
            .Of(at, new FigureKey(FigureKind.Coming))
            .Rows.Select(r => ((ObligationRow)r).Obligation.Target)
            .ShouldAllBe(day => day >= Today && day <= Today.AddDays(30));
        (late.Count + at.Count(FigureKind.Coming)).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Every_check_of_the_turn_puts_each_council_on_one_side()
    {
        var at = Case(SummaryScope.Of(First), ThisYear, Quiet01, OfMerged, Quiet02 with { Plans = [] });

        foreach (var check in Enum.GetValues<TurnCheck>())
        {
            var part = check.ToString();
            (at.Count(FigureKind.TurnDone, part) + at.Count(FigureKind.TurnOpen, part)).ShouldBe(TurnOfYear.IsOfStations(check) ? 1 : 2);
        }
    }

    [Theory]
    [InlineData("S!01", 5, 1)] // Three halves, and two of the station that was merged into it.
    [InlineData("S!02", 3, 1)]
    [InlineData("S!03", 3, 1)]
    [InlineData("S!99", 0, 0)]
    [InlineData("A!Kushiro", 8, 2)]
    [InlineData("A!Sapporo", 3, 1)] // Where the station stands today.
    [InlineData("A!Hakodate", 0, 0)]
    [InlineData("P", 11, 3)]
    [InlineData("C!C1", 0, 0)]
    public void What_a_station_owes_itself_counts_where_it_stands(string scope, int submissions, int lists)
    {
        var at = Case(SummaryScope.Parse(scope), ThisYear, Quiet01, Quiet02, OfMerged, OfMoving);

        at.Count(FigureKind.LateOf, nameof(ObligationKind.HalfYearSubmission)).ShouldBe(submissions);
        at.Count(FigureKind.LateOf, nameof(ObligationKind.OperationListAnnual)).ShouldBe(lists);
        FigureParts.Of(FigureKind.LateOf).Sum(p => at.Count(FigureKind.LateOf, p)).ShouldBe(at.Count(FigureKind.Late));
    }

    [Fact]
    public void What_a_station_has_sent_waits_for_the_area_and_then_for_nobody()
    {
        var half = HalfYear.Of(new DateOnly(2026, 4, 1), HalfYearDivision.FiscalYear);
        var sent = Sent("02", half);

        Submissions().ShouldContain(o => o.Period == "2026-04-01" && o.Leg == 1);
        Submissions(sent).ShouldContain(o => o.Period == "2026-04-01" && o.Leg == 2);
        Submissions(sent, Sent("02/area", half)).ShouldNotContain(o => o.Period == "2026-04-01");

        IReadOnlyList<Obligation> Submissions(params Fulfilment[] done) =>
            [
                // What has just arrived at the 方面 is not late there: its days count from the arrival.
                .. new[] { FigureKind.LateOf, FigureKind.ComingOf }.SelectMany(kind =>
                    Figures
                        .Of(Done(SummaryScope.Of(Second), done), new FigureKey(kind, nameof(ObligationKind.HalfYearSubmission)))
                        .Rows.OfType<ObligationRow>()
                        .Select(r => r.Obligation)
                ),
            ];
    }

    [Fact]
    public void The_half_that_ended_with_the_year_is_sent_when_the_merged_stations_part_is_too()
    {
        var half = HalfYear.Of(new DateOnly(2025, 10, 1), HalfYearDivision.FiscalYear);

        Of().ShouldBe((0, 1));
        Of(Sent("01", half)).ShouldBe((0, 1));
        Of(Sent("01", half), Sent("99", half)).ShouldBe((1, 0));

        (int, int) Of(params Fulfilment[] done) => Both(Done(SummaryScope.Of(First), done), TurnCheck.Submission);
    }

    [Theory]
    [InlineData("2026", 1)]
    [InlineData("2025", 0)]
    public void The_list_as_of_the_first_of_April_is_made_for_its_own_year(string year, int made)
    {
        var list = new Fulfilment(ObligationKind.OperationListAnnual, "", year, new DateOnly(2026, 4, 3), "", default);

        Both(Done(SummaryScope.Of(Second), list), TurnCheck.OperationList).ShouldBe((made, 1 - made));
    }

    [Fact]
    public void A_station_without_councils_owes_no_submission()
    {
        var at = Case(SummaryScope.Of(Second), ThisYear, Quiet01);

        at.Count(FigureKind.LateOf, nameof(ObligationKind.HalfYearSubmission)).ShouldBe(0);
        Both(at, TurnCheck.Submission).ShouldBe((0, 0));
    }

    [Fact]
    public void What_a_station_owes_is_known_of_today_only() =>
        Case(SummaryScope.Of(Second), LastYear, Quiet02).Count(FigureKind.Late).ShouldBe(0);

    private static (int Done, int Open) Both(SummaryCase at, TurnCheck check) =>
        (at.Count(FigureKind.TurnDone, check.ToString()), at.Count(FigureKind.TurnOpen, check.ToString()));

    private static Fulfilment Sent(string subject, HalfYear half) =>
        new(ObligationKind.HalfYearSubmission, subject, $"{half.First:yyyy-MM-dd}", Today.AddDays(-1), "", default);

    private static SummaryCase Done(SummaryScope scope, params Fulfilment[] done) =>
        new(
            Of(Quiet01, Quiet02, OfMerged) with
            {
                Done = new Dictionary<StationId, IReadOnlyList<Fulfilment>> { [scope.Station] = done },
            },
            scope,
            ThisYear,
            Today,
            ObligationRules.Default
        );

    [Theory]
    [InlineData("2025-09-30", 1)]
    [InlineData("2025-10-01", 0)]
    public void A_half_that_ended_before_the_guideline_owes_no_submission(string inForce, int due)
    {
        var rules = ObligationRules.Default with { Guideline = GuidelineSettings.Default with { InForceSince = Quiet.D(inForce) } };

        new SummaryCase(Of(Quiet01), SummaryScope.Prefecture, Half("2025-04-01"), Today, rules)
            .Count(FigureKind.SubmissionsDue)
            .ShouldBe(due);
    }

    [Theory]
    [InlineData("2026-03-31", 0)]
    [InlineData("2026-04-01", 1)]
    public void A_station_whose_only_council_was_abolished_before_the_half_owes_no_submission(string abolished, int due) =>
        Case(null, Half("2026-04-01"), Quiet01.Change(c => c with { Abolished = Quiet.D(abolished) }))
            .Count(FigureKind.SubmissionsDue)
            .ShouldBe(due);

    [Theory]
    [InlineData("2026-09-30", null, 1)]
    [InlineData("2026-10-01", null, 0)]
    [InlineData("2015-04-01", "2026-04-01", 1)]
    [InlineData("2015-04-01", "2026-03-31", 0)]
    public void A_station_owes_a_submission_for_a_council_that_was_its_own_for_a_day_of_the_half(string from, string? to, int due)
    {
        var days = new DayRange(Quiet.D(from), to is null ? null : Quiet.D(to));
        var linked = Quiet01.Change(c => c with { Stations = [c.Stations[0] with { Days = days }] });

        Case(SummaryScope.Of(First), Half("2026-04-01"), linked).Count(FigureKind.SubmissionsDue).ShouldBe(due);
    }

    [Fact]
    public void A_submission_belongs_to_the_area_in_which_the_station_ended_the_half()
    {
        var at = Case(null, Half("2026-10-01"), OfMoving);
        var moved = Case(null, Half("2026-10-01"), MovedOn(Move.AddDays(31)));

        Submitting(at, Area.Sapporo).ShouldBe((1, 0));
        Submitting(moved, Area.Sapporo).ShouldBe((1, 0));

        static (int, int) Submitting(SummaryCase at, Area area) =>
            (
                at.In(SummaryScope.Of(area)).Count(FigureKind.SubmissionsDue),
                at.In(SummaryScope.Of(Area.Hakodate)).Count(FigureKind.SubmissionsDue)
            );

        static CouncilFacts MovedOn(DateOnly day) =>
            OfMoving.Change(c =>
                c with
                {
                    Stations =
                    [
                        c.Stations[0] with
                        {
                            Days = new DayRange(Start, day.AddDays(-1)),
                        },
                        c.Stations[1] with
                        {
                            Days = new DayRange(day, null),
                        },
                    ],
                }
            );
    }

    [Theory]
    [InlineData("2027-03-31", "2027-03-31", "2027-03-30")]
    [InlineData("2027-03-31", "2027-04-01", "2027-03-31")]
    [InlineData("2027-03-31", "2027-02-01", "2027-01-31")]
    public void The_last_day_in_office_is_the_one_before_a_dismissal_within_the_term(string end, string dismissed, string last)
    {
        var commission = new Commission(CommissionKind.New, new CommissionTerm(Start, Quiet.D(end)))
        {
            Dismissal = new Dismissal(Quiet.D(dismissed), DismissalReason.Resignation),
        };

        Figures
            .Of(Case(null, ThisYear, Quiet01 with { Members = [Quiet.Member(1, commission)] }), new FigureKey(FigureKind.Members))
            .Rows.ShouldHaveSingleItem()
            .ShouldBeOfType<MemberRow>()
            .Last.ShouldBe(Quiet.D(last));
    }

    [Fact]
    public void Who_is_commissioned_again_does_not_leave_however_the_commissions_are_listed()
    {
        var ending = new Commission(CommissionKind.New, new CommissionTerm(Start, Today.AddDays(30)));
        var again = new Commission(CommissionKind.Renewal, new CommissionTerm(Today.AddDays(31), Today.AddDays(60)));
        var third = new Commission(CommissionKind.Renewal, new CommissionTerm(Today.AddDays(61), Today.AddDays(700)));
        var data = new SummaryData([Quiet01 with { Members = [Quiet.Member(1, third, again, ending)] }], []);

        new SummaryCase(data, SummaryScope.Prefecture, ThisYear, Today, ObligationRules.Default).Count(FigureKind.TermsEnding).ShouldBe(0);
    }

    [Theory]
    [InlineData("2026-03-31", 0)]
    [InlineData("2026-04-01", 1)]
    [InlineData("2026-11-25", 1)]
    [InlineData("2026-11-26", 0)]
    public void A_request_counts_from_the_first_day_of_the_period_to_today(string day, int counted) =>
        Case(null, ThisYear, Quiet01 with { Feedback = [Request("F1", Quiet.D(day))] }).Count(FigureKind.Feedback).ShouldBe(counted);

    [Theory]
    [InlineData(30, "30")]
    [InlineData(31, "90")]
    [InlineData(90, "90")]
    [InlineData(91, "180")]
    [InlineData(180, "180")]
    [InlineData(181, "older")]
    public void How_long_a_request_is_open_is_told_by_full_spans_of_days(int days, string part) =>
        Case(null, ThisYear, Quiet01 with { Feedback = [Request("F1", Today.AddDays(-days))] }).Count(FigureKind.OpenAge, part).ShouldBe(1);

    [Theory]
    [InlineData(30, 1)] // Friday, 25 December 2026.
    [InlineData(31, 1)] // A Saturday: to be done on the Friday.
    [InlineData(33, 0)] // Monday.
    public void What_is_due_within_thirty_days_is_coming(int days, int counted)
    {
        var ending = new Commission(CommissionKind.New, new CommissionTerm(Start, Today.AddDays(days)));
        var facts = Quiet01 with { Members = [Quiet.Member(1, ending)] };

        Case(null, ThisYear, facts).Count(FigureKind.ComingOf, nameof(ObligationKind.TermEnd)).ShouldBe(counted);
    }

    private static SummaryPeriod Half(string first) => SummaryPeriod.Of(HalfYear.Of(Quiet.D(first)));
}
