using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

public sealed class HalfYearPackageTests
{
    private static readonly StationId Station = new("01");

    [Fact]
    [Trait("Rule", "R079")]
    public void It_holds_every_meeting_of_the_half_and_no_other()
    {
        var facts = Base with
        {
            Plans = [],
            Meetings =
            [
                Record("R3", D("2026-09-30")),
                Record("R1", D("2026-03-31")),
                Record("R2", D("2026-04-01"), MeetingKind.Extraordinary),
                Record("R4", D("2026-10-01")),
            ],
        };

        var package = Package("2026-09-30", facts);

        package.Councils.ShouldHaveSingleItem().Records.Select(r => r.Id.Value).ShouldBe(["R2", "R3"]);
        package.IsComplete.ShouldBeTrue();
    }

    [Fact]
    [Trait("Rule", "R079")]
    public void Without_a_meeting_the_list_alone_goes_up()
    {
        var council = Package("2026-09-30", Base with { Meetings = [], Plans = [] }).Councils.ShouldHaveSingleItem();

        council.NoMeeting.ShouldBeTrue();
        council.Records.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R079")]
    public void What_is_missing_is_named()
    {
        var facts = Base with
        {
            Plans = [Plan(2026, D("2026-05-20"), D("2026-09-30"), D("2026-10-01"))],
            Meetings = [Record("R1", D("2026-05-20")) with { State = RecordState.Confirmed, ReportedOn = null }],
        };

        var package = Package("2026-09-30", facts);

        var council = package.Councils.ShouldHaveSingleItem();
        council.Unreported.ShouldBe([new MeetingId("R1")]);
        council.Unrecorded.ShouldBe([D("2026-09-30")]);
        council.NoMeeting.ShouldBeFalse();
        package.IsComplete.ShouldBeFalse();
        Package("2026-09-30", facts with { Meetings = [Record("R1", D("2026-05-20"))] }).IsComplete.ShouldBeFalse();
        Package("2026-09-30", facts with { Plans = [] }).IsComplete.ShouldBeFalse();
    }

    [Theory]
    [Trait("Rule", "R079")]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, false)]
    [InlineData(false, false, true)]
    public void A_half_is_without_a_meeting_when_none_is_recorded_and_none_lacks_its_record(bool recorded, bool planned, bool none)
    {
        var facts = Base with
        {
            Plans = planned ? [Plan(2026, D("2026-09-30"))] : [],
            Meetings = recorded ? [Record("R1", D("2026-05-20"))] : [],
        };

        Package("2026-09-30", facts).Councils.ShouldHaveSingleItem().NoMeeting.ShouldBe(none);
    }

    [Theory]
    [Trait("Rule", "R079")]
    [InlineData("2026-09-25", 1)] // What is planned until the half ends will have to be in it.
    [InlineData("2026-09-30", 1)]
    [InlineData("2026-10-02", 1)]
    [InlineData("2026-10-03", 0)]
    public void What_is_decided_after_the_half_has_ended_counts_too(string today, int missing)
    {
        var facts = Base with
        {
            Plans = [Plan(2026, D("2026-09-28"))],
            Meetings = [],
            Fulfilments = [new Fulfilment(ObligationKind.MeetingRecord, "2026-09-28", "", D("2026-10-03"), "開催しなかった", Lead)],
        };

        Package("2026-09-30", facts, today: D(today)).Councils.ShouldHaveSingleItem().Unrecorded.Count.ShouldBe(missing);
    }

    [Fact]
    [Trait("Rule", "R079")]
    public void What_lacks_its_record_after_the_half_is_no_part_of_it()
    {
        var facts = Base with { Plans = [Plan(2026, D("2026-10-02"))], Meetings = [] };

        Package("2026-09-30", facts, today: D("2026-11-01")).IsComplete.ShouldBeTrue();
    }

    [Fact]
    [Trait("Rule", "R079")]
    public void One_council_of_which_something_is_missing_makes_the_package_incomplete()
    {
        var other = (Base with { Plans = [Plan(2026, D("2026-09-30"))], Meetings = [] }).Change(c =>
            c with
            {
                Id = new CouncilId("C0102"),
            }
        );

        HalfYearPackage.Of(Station, Half("2026-09-30"), [Base, other], D("2026-10-01"), ObligationRules.Default).IsComplete.ShouldBeFalse();
        HalfYearPackage.Of(Station, Half("2026-09-30"), [Base], D("2026-10-01"), ObligationRules.Default).IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void Councils_come_by_their_codes_and_meetings_of_one_day_by_theirs()
    {
        var facts = Base with { Meetings = [Record("R2", D("2026-05-20")), Record("R1", D("2026-05-20"))] };
        var later = facts.Change(c => c with { Id = new CouncilId("C0102") });

        var package = HalfYearPackage.Of(Station, Half("2026-09-30"), [later, facts], D("2026-10-01"), ObligationRules.Default);

        package.Councils.Select(c => c.Council.Value).ShouldBe(["C0101", "C0102"]);
        package.Councils.ShouldAllBe(c => c.Records[0].Id.Value == "R1" && c.Records[1].Id.Value == "R2");
    }

    [Fact]
    [Trait("Rule", "R079")]
    public void A_plan_of_another_year_and_a_draft_that_was_given_up_hide_no_meeting_that_lacks_its_record()
    {
        var cancelled = Draft("D1", D("2026-06-02")) with { State = DraftState.Cancelled };
        var drafted = Base with { Plans = [], Meetings = [], Drafts = [cancelled, Draft("D2", D("2026-06-10"))] };
        var planned = drafted with { Plans = [Plan(2025, D("2025-09-10")), Plan(2026, D("2026-07-01"))], Drafts = [] };

        Package("2026-09-30", drafted).Councils.ShouldHaveSingleItem().Unrecorded.ShouldBe([D("2026-06-10")]);
        Package("2026-09-30", planned).Councils.ShouldHaveSingleItem().Unrecorded.ShouldBe([D("2026-07-01")]);
    }

    [Theory]
    [Trait("Rule", "A3")]
    [InlineData("2026-03-31", AprilOperationList.AsOfFirstOfApril, "2026-04-01")]
    [InlineData("2026-03-31", AprilOperationList.AsOfLastOfMarch, "2026-03-31")]
    [InlineData("2026-09-30", AprilOperationList.AsOfFirstOfApril, "2026-09-30")]
    [InlineData("2026-09-30", AprilOperationList.AsOfLastOfMarch, "2026-09-30")]
    public void Which_Form_2_goes_with_the_April_submission_is_a_setting(string half, AprilOperationList reading, string asOf) =>
        Package(half, Base, ObligationRules.Default with { Guideline = GuidelineSettings.Default with { AprilOperationList = reading } })
            .OperationListAsOf.ShouldBe(D(asOf));

    [Fact]
    [Trait("Rule", "R079")]
    public void A_council_that_changed_its_station_is_in_the_package_of_each_with_the_meetings_that_were_held_there()
    {
        var facts = Base.Change(c =>
            c with
            {
                Stations =
                [
                    new StationLink(Station, "旧警察署", Area.Sapporo, new DayRange(c.Established, D("2026-06-30"))),
                    new StationLink(new StationId("02"), "新警察署", Area.Sapporo, new DayRange(D("2026-07-01"), null)),
                ],
            }
        ) with
        {
            Meetings = [Record("R1", D("2026-05-20")), Record("R2", D("2026-08-20"))],
        };

        Ids(Package("2026-09-30", facts)).ShouldBe(["R1"]);
        Ids(HalfYearPackage.Of(new StationId("02"), Half("2026-09-30"), [facts], D("2026-10-01"), ObligationRules.Default))
            .ShouldBe(["R2"]);
        Package("2027-03-31", facts).Councils.ShouldBeEmpty();
        Package("2026-09-30", facts.Change(c => c with { Abolished = D("2026-03-31") })).Councils.ShouldBeEmpty();
        Package("2026-09-30", facts.Change(c => c with { Established = D("2026-10-01") })).Councils.ShouldBeEmpty();
    }

    private static string[] Ids(HalfYearPackage package) => [.. package.Councils.SelectMany(c => c.Records).Select(r => r.Id.Value)];

    private static HalfYear Half(string day) => HalfYear.Of(D(day));

    private static HalfYearPackage Package(string half, CouncilFacts facts, ObligationRules? rules = null, DateOnly? today = null) =>
        HalfYearPackage.Of(Station, Half(half), [facts], today ?? Half(half).Last, rules ?? ObligationRules.Default);
}
