using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

public sealed class CouncilObligationTests
{
    [Fact]
    [Trait("Rule", "R102")]
    public void A_post_is_vacant_from_the_day_after_the_last_lead_officer()
    {
        var facts = Base.Change(c => c with { Leads = [new LeadDesignation(Lead, new DayRange(c.Established, D("2026-03-31")))] });

        facts.Open(D("2026-03-31"), ObligationKind.LeadVacant).ShouldBeEmpty();
        var found = facts.Open(D("2026-04-01"), ObligationKind.LeadVacant).ShouldHaveSingleItem();
        (found.Since, found.Period).ShouldBe((D("2026-04-01"), "2026-04-01"));
        facts.Open(Day, ObligationKind.LeadVacant).ShouldHaveSingleItem().Key.ShouldBe(found.Key);
    }

    [Fact]
    [Trait("Rule", "R102")]
    [Trait("Rule", "H3")]
    public void A_lead_officer_who_has_left_the_roster_leaves_the_post_vacant()
    {
        var facts = Base with
        {
            Roster = [Entry("1000001", Role.OperatingOfficer, new DayRange(D("2020-04-01"), D("2026-05-31"))), .. Base.Roster.Skip(1)],
        };

        facts.Open(D("2026-05-31"), ObligationKind.LeadVacant).ShouldBeEmpty();
        facts.Open(Day, ObligationKind.LeadVacant).ShouldHaveSingleItem().Since.ShouldBe(D("2026-06-01"));
    }

    [Fact]
    [Trait("Rule", "R102")]
    [Trait("Rule", "R039")]
    [Trait("Rule", "R020")]
    public void A_new_designation_ends_it_and_asks_for_a_correction_of_Form_2()
    {
        var facts = Base.Change(c =>
            c with
            {
                Leads =
                [
                    new LeadDesignation(Lead, new DayRange(c.Established, D("2026-05-31"))),
                    new LeadDesignation(new OfficerId("1000002"), new DayRange(D("2026-06-08"), null)),
                ],
            }
        );

        facts.Open(D("2026-06-07"), ObligationKind.LeadVacant).ShouldHaveSingleItem();
        facts.Open(D("2026-06-08"), ObligationKind.LeadVacant).ShouldBeEmpty();
        facts.Open(D("2026-06-07"), ObligationKind.OperationListCorrection).ShouldHaveSingleItem().Subject.ShouldBe("2026-06-01");
        var found = facts.Open(Day, ObligationKind.OperationListCorrection).ShouldHaveSingleItem();
        (found.Subject, found.Target, found.IsGuideValue).ShouldBe(("2026-06-08", D("2026-06-15"), true));
        facts
            .With(Done(ObligationKind.OperationListCorrection, "", D("2026-06-07")))
            .Open(Day, ObligationKind.OperationListCorrection)
            .ShouldHaveSingleItem();
        facts
            .With(Done(ObligationKind.OperationListCorrection, "", D("2026-06-08")))
            .Open(Day, ObligationKind.OperationListCorrection)
            .ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R102")]
    public void Of_two_lead_officers_the_later_one_who_has_left_the_roster_leaves_the_post_vacant()
    {
        var facts = Base.Change(c =>
            c with
            {
                Leads =
                [
                    new LeadDesignation(Lead, new DayRange(c.Established, D("2026-03-31"))),
                    new LeadDesignation(new OfficerId("1000002"), new DayRange(D("2026-04-01"), null)),
                ],
            }
        ) with
        {
            Roster =
            [
                .. Base.Roster.Where(r => r.Officer.Value != "1000002"),
                Entry("1000002", Role.OperatingOfficer, new DayRange(D("2020-04-01"), D("2026-05-31"))),
            ],
        };

        facts.Open(Day, ObligationKind.LeadVacant).ShouldHaveSingleItem().Since.ShouldBe(D("2026-06-01"));
    }

    [Fact]
    [Trait("Rule", "R102")]
    public void A_vacancy_does_not_begin_with_a_designation_that_is_still_to_come()
    {
        var facts = Base.Change(c =>
            c with
            {
                Leads =
                [
                    new LeadDesignation(Lead, new DayRange(c.Established, D("2026-05-31"))),
                    new LeadDesignation(Lead, new DayRange(D("2026-07-01"), D("2026-07-31"))),
                ],
            }
        );

        facts.Open(Day, ObligationKind.LeadVacant).ShouldHaveSingleItem().Since.ShouldBe(D("2026-06-01"));
    }

    [Theory]
    [Trait("Rule", "R102")]
    [Trait("Rule", "R003")]
    [InlineData("2015-04-01", "2025-04-01")] // Older than the records: from their first day.
    [InlineData("2026-06-01", "2026-06-01")] // The designation is of the council's forerunner, as an import may bring it.
    public void A_post_that_was_never_filled_is_vacant_from_the_first_day(string established, string since)
    {
        var facts = Base.Change(c =>
            c with
            {
                Established = D(established),
                Leads = [new LeadDesignation(Lead, new DayRange(D("2010-04-01"), D("2020-03-31")))],
            }
        );

        facts.Open(Day, ObligationKind.LeadVacant).ShouldHaveSingleItem().Since.ShouldBe(D(since));
    }

    [Theory]
    [Trait("Rule", "R017")]
    [InlineData("2026-06-10", true, "2026-06-01")]
    [InlineData("2026-06-11", false, "2026-06-11")] // The list loses it on the day after its last one.
    [InlineData("2027-03-31", false, "2026-06-11")]
    [InlineData("2027-04-01", false, null)] // The list as of 1 April is without it.
    public void An_abolished_council_needs_no_lead_officer_and_one_more_correction(string day, bool asked, string? corrected)
    {
        var facts = Base.Change(c =>
            c with
            {
                Abolished = D("2026-06-10"),
                Leads = [new LeadDesignation(Lead, new DayRange(c.Established, D("2026-05-31")))],
            }
        );

        facts.Open(D(day), ObligationKind.LeadVacant).Count.ShouldBe(asked ? 1 : 0);
        facts.Open(D(day), ObligationKind.OperationListCorrection).Select(o => o.Subject).FirstOrDefault().ShouldBe(corrected);
    }

    [Theory]
    [Trait("Rule", "R020")]
    [InlineData("2026-09-30", null)]
    [InlineData("2026-10-01", "2026-10-01")]
    public void A_council_that_enters_the_list_of_another_station_is_a_change_of_it(string day, string? corrected)
    {
        var facts = Base.Change(c =>
            c with
            {
                Stations =
                [
                    new StationLink(new("01"), "中央警察署", Area.Sapporo, new DayRange(c.Established, D("2026-09-30"))),
                    new StationLink(new("02"), "北警察署", Area.Sapporo, new DayRange(D("2026-10-01"), null)),
                ],
            }
        );

        var found = facts.Open(D(day), ObligationKind.OperationListCorrection).SingleOrDefault();

        (found?.Subject).ShouldBe(corrected);
        (found?.Station).ShouldBe(corrected is null ? null : new StationId("02"));
    }

    [Theory]
    [Trait("Rule", "R020")]
    [InlineData(false, "2026-10-01")] // One member less.
    [InlineData(true, null)]
    public void A_term_that_ends_with_nobody_in_the_seat_is_a_change_of_the_list(bool continued, string? corrected)
    {
        var ended = new Commission(CommissionKind.Replacement, new CommissionTerm(D("2025-06-01"), D("2026-09-30")));
        var again = new Commission(CommissionKind.Renewal, new CommissionTerm(D("2026-10-01"), D("2028-03-31")));
        var facts = Base.Put(Member(10, continued ? [ended, again] : [ended])) with
        {
            Fulfilments =
            [
                .. continued
                    ? [new Fulfilment(ObligationKind.OperationListCorrection, "2026-10-01", "", D("2026-10-01"), "", Lead)]
                    : Array.Empty<Fulfilment>(),
            ],
        };

        facts.Open(D("2026-10-02"), ObligationKind.OperationListCorrection).Select(o => o.Subject).SingleOrDefault().ShouldBe(corrected);
    }

    [Fact]
    [Trait("Rule", "R020")]
    public void A_council_that_is_set_up_within_the_year_corrects_the_list()
    {
        // Its police box and its station are older than it.
        var facts = Base.Change(c => c with { Established = D("2026-06-01") });

        facts.Open(Day, ObligationKind.OperationListCorrection).ShouldHaveSingleItem().Subject.ShouldBe("2026-06-01");
    }

    [Theory]
    [Trait("Rule", "R020")]
    [InlineData("2026-04-01", false)] // The yearly list is as of this day.
    [InlineData("2026-04-02", true)]
    public void A_change_on_1_April_is_in_the_yearly_list(string day, bool corrects)
    {
        var facts = Base.Change(c =>
            c with
            {
                PoliceBoxes = [.. c.PoliceBoxes, new PoliceBoxLink(new PoliceBoxId("B0102"), "試験駐在所", new DayRange(D(day), null))],
            }
        );

        facts.Open(Day, ObligationKind.OperationListCorrection).Count.ShouldBe(corrects ? 1 : 0);
        facts.Open(D("2027-04-01"), ObligationKind.OperationListCorrection).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R020")]
    public void Whether_a_changed_number_of_members_corrects_the_list_is_a_setting()
    {
        var facts = Base.Put(Member(11, new Commission(CommissionKind.New, new CommissionTerm(D("2026-06-01"), D("2027-03-31")))));
        var off = ObligationRules.Default with { Settings = new ObligationSettings { MembersCorrectOperationList = false } };

        facts.Open(Day, ObligationKind.OperationListCorrection).ShouldHaveSingleItem().Subject.ShouldBe("2026-06-01");
        facts.Open(Day, ObligationKind.OperationListCorrection, off).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R017")]
    [Trait("Rule", "R097")]
    public void Setting_up_and_abolishing_ask_for_Form_1_each()
    {
        var facts = Base.Change(c => c with { Established = D("2026-06-01"), Abolished = D("2026-06-10") });

        facts.Open(D("2026-06-09"), ObligationKind.EstablishmentSlip).Select(o => o.Subject).ShouldBe(["established"]);
        facts.Open(Day, ObligationKind.EstablishmentSlip).Select(o => o.Subject).ShouldBe(["established", "abolished"]);
        facts
            .With(Done(ObligationKind.EstablishmentSlip, "established", Day), Done(ObligationKind.EstablishmentSlip, "abolished", Day))
            .Open(Day, ObligationKind.EstablishmentSlip)
            .ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "R018")]
    [InlineData(Area.Sapporo, false)]
    [InlineData(Area.Hakodate, true)]
    [InlineData(Area.Asahikawa, true)]
    [InlineData(Area.Kushiro, true)]
    [InlineData(Area.Kitami, true)]
    public void Outside_Sapporo_the_area_headquarters_passes_the_slip_on(Area area, bool passesOn)
    {
        var facts = Base.Change(c =>
                c with
                {
                    Established = D("2026-06-01"),
                    Stations = [new StationLink(new StationId("01"), "試験警察署", area, new DayRange(c.Established, null))],
                }
            )
            .With(Done(ObligationKind.EstablishmentSlip, "established", D("2026-06-05")));

        facts.Open(D("2026-06-04"), ObligationKind.EstablishmentSlip).ShouldHaveSingleItem().Leg.ShouldBe(1);
        var found = facts.Open(D("2026-06-05"), ObligationKind.EstablishmentSlip);
        found.Count.ShouldBe(passesOn ? 1 : 0);
        if (passesOn)
        {
            (found[0].Leg, found[0].Since, found[0].Chain[0]).ShouldBe((2, D("2026-06-05"), Responsible.AreaHeadquarters));
            facts
                .With(Done(ObligationKind.EstablishmentSlip, "established/area", Day))
                .Open(Day, ObligationKind.EstablishmentSlip)
                .ShouldBeEmpty();
        }
    }

    [Theory]
    [Trait("Rule", "A13")]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void A_merger_of_stations_asks_for_no_Form_1_unless_it_is_so_set(bool needs, int slips)
    {
        var rules = ObligationRules.Default with { Guideline = GuidelineSettings.Default with { StationMergerNeedsSlip = needs } };
        var facts = Base.Change(c =>
            c with
            {
                Stations =
                [
                    new StationLink(new StationId("01"), "旧警察署", Area.Sapporo, new DayRange(c.Established, D("2026-03-31"))),
                    new StationLink(new StationId("02"), "新警察署", Area.Sapporo, new DayRange(D("2026-04-01"), null)),
                ],
            }
        );

        facts.Open(D("2026-03-31"), ObligationKind.EstablishmentSlip, rules).ShouldBeEmpty();
        var found = facts.Open(D("2026-04-01"), ObligationKind.EstablishmentSlip, rules);
        found.Count.ShouldBe(slips);
        found.ToList().ForEach(o => o.Station.ShouldBe(new StationId("02")));
    }

    [Theory]
    [Trait("Rule", "A13")]
    [InlineData("2015-04-01", "02", "2026-06-01", 1)]
    [InlineData("2015-04-01", "01", "2026-06-01", 0)] // Only the name of the station has changed.
    [InlineData("2026-06-01", "02", "2026-06-01", 0)] // It was set up with the merger: that is one slip, of its own.
    [InlineData("2015-04-01", "02", "2026-06-02", 0)] // Between the two it had no station, so it has not been moved.
    public void Only_a_council_that_passes_from_one_station_to_another_has_a_slip_of_the_merger(
        string established,
        string station,
        string from,
        int slips
    )
    {
        var rules = ObligationRules.Default with { Guideline = GuidelineSettings.Default with { StationMergerNeedsSlip = true } };
        var facts = Base.Change(c =>
            c with
            {
                Established = D(established),
                Stations =
                [
                    new StationLink(new StationId("01"), "旧警察署", Area.Sapporo, new DayRange(D("2010-04-01"), D("2026-05-31"))),
                    new StationLink(new StationId(station), "新警察署", Area.Sapporo, new DayRange(D(from), null)),
                ],
            }
        );

        facts
            .Open(Day, ObligationKind.EstablishmentSlip, rules)
            .Count(o => o.Subject.StartsWith("station", StringComparison.Ordinal))
            .ShouldBe(slips);
    }

    [Fact]
    public void The_chain_leads_from_the_responsible_post_to_whoever_is_next_and_skips_vacant_posts()
    {
        var found = (Base with { Plans = [], Meetings = [] }).Open(Day, ObligationKind.RegularMeeting).ShouldHaveSingleItem();

        Responsibles
            .Filled(Base, found.Chain, Day)
            .ShouldBe([
                Responsible.LeadOfficer,
                Responsible.Section,
                Responsible.SectionChief,
                Responsible.StationChief,
                Responsible.AreaHeadquarters,
                Responsible.Headquarters,
            ]);
        Responsibles.Of(Base, Responsible.LeadOfficer, Day).Select(r => r.Officer).ShouldBe([Lead]);
        Responsibles.Of(Base, Responsible.OperatingOfficers, Day).Count.ShouldBe(2);
        Responsibles.Of(Base, Responsible.Supervisors, Day).Select(r => r.Officer.Value).ShouldBe(["1000005"]);
        var vacant = Base.Change(c => c with { Leads = [] }) with
        {
            Roster = [.. Base.Roster.Where(r => r.Role != Role.CommunityPoliceSection)],
        };
        Responsibles
            .Filled(vacant, found.Chain, Day)
            .ShouldBe([Responsible.SectionChief, Responsible.StationChief, Responsible.AreaHeadquarters, Responsible.Headquarters]);
    }

    [Fact]
    public void Every_kind_has_a_name_a_clause_a_chain_and_a_way_to_end_it()
    {
        ObligationTraits.All.Select(t => t.Kind).ShouldBe(Enum.GetValues<ObligationKind>());
        ObligationTraits.All.ShouldAllBe(t =>
            t.Name.Length > 0
            && t.Clauses.Length > 0
            && t.Chain.Count > 0
            && t.FulfilledBy.Length > 0
            && t.Chain.Distinct().Count() == t.Chain.Count
        );
        ObligationTraits.Of(ObligationKind.TermEnd).Name.ShouldBe("任期満了");
    }

    [Fact]
    public void What_is_due_first_comes_first()
    {
        var facts = Base with { Plans = [], Meetings = [], Members = [] };

        var open = facts.Open(Day);

        open.Select(o => o.Target).ShouldBeInOrder();
        open.Select(o => o.Kind).ShouldBe([ObligationKind.TooFewMembers, ObligationKind.MeetingPlan, ObligationKind.RegularMeeting]);
        open[0].DaysLate(Day).ShouldBe(Day.DayNumber - D("2025-04-01").DayNumber);
        open[^1].DaysLate(Day).ShouldBeNegative();
    }

    [Fact]
    public void Of_two_that_are_due_on_one_day_the_record_comes_before_its_report()
    {
        var facts = Base with
        {
            Meetings = [.. Base.Meetings, Record("R2", D("2026-06-10")) with { State = Core.Facts.RecordState.Confirmed }],
            Drafts = [Draft("D1", D("2026-06-10"))],
        };

        facts.Open(Day).Select(o => o.Kind).ShouldBe([ObligationKind.MeetingRecord, ObligationKind.ChiefReport]);
    }

    [Fact]
    public void Settings_that_cannot_be_meant_are_named()
    {
        new ObligationSettings().Problems().ShouldBeEmpty();
        GuidelineSettings.Default.Problems().ShouldBeEmpty();
        new ObligationSettings
        {
            NoticeDays = 30,
            RecordDays = -1,
            PlanOpens = new MonthDay(4, 1),
        }
            .Problems()
            .Count()
            .ShouldBe(3);
        (
            GuidelineSettings.Default with
            {
                FewestMembers = 9,
                LongServiceYears = 1,
                BiasPercent = 49,
                SubmissionDay = 29,
                AreaLeadWorkingDays = 11,
                ReportingChain = [Role.StationChief, Role.SectionChief],
            }
        )
            .Problems()
            .Count()
            .ShouldBe(6);
    }
}
