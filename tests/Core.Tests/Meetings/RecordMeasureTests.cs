using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Meetings;

public sealed class RecordMeasureTests
{
    private static readonly OfficerId By = new("1000002");

    private static readonly Feedback Open = Request("F1", D("2026-05-20"));

    private static readonly CouncilFacts Facts = Base with { Feedback = [Open, Request("F0", D("2025-09-10"))] };

    private static readonly RecordMeasure Measure = new("F1", 0, FeedbackStatus.InProgress, "町内会と協議中", "試験 一郎", null, null);

    [Fact]
    [Trait("Rule", "R072")]
    public void Status_measure_and_person_are_entered_with_who_and_when_and_the_record_stays_as_it_is()
    {
        var entered = Accepted(Measure);

        entered.ShouldBe(
            Open with
            {
                Entry = Open.Entry with { Status = FeedbackStatus.InProgress, Measure = "町内会と協議中", PersonInCharge = "試験 一郎" },
                ChangedOn = Day,
                EnteredBy = By,
                Version = 1,
            }
        );
        entered.ChangedBy.ShouldBe(Open.ChangedBy);
    }

    [Theory]
    [Trait("Rule", "R072")]
    [Trait("Rule", "R073")]
    [InlineData(FeedbackStatus.NotStarted, true, true)]
    [InlineData(FeedbackStatus.InProgress, true, true)]
    [InlineData(FeedbackStatus.Planned, true, true)]
    [InlineData(FeedbackStatus.Done, false, true)]
    [InlineData(FeedbackStatus.Done, true, false)]
    [InlineData(FeedbackStatus.HandedOver, true, false)]
    [InlineData(FeedbackStatus.Refused, true, false)]
    public void A_request_closes_when_it_is_final_and_told(FeedbackStatus status, bool told, bool open) =>
        Accepted(Measure with { Status = status, ToldOn = told ? Day : null }).IsOpen.ShouldBe(open);

    [Fact]
    [Trait("Rule", "R072")]
    public void Who_was_told_of_an_earlier_state_has_not_been_told_of_the_new_one()
    {
        var told = Facts with { Feedback = [Accepted(Measure with { ToldOn = D("2026-06-01") })] };
        var again = Measure with { KnownVersion = 1 };

        Accepted(again, told).ToldOn.ShouldBe(D("2026-06-01"));
        Accepted(again with { PersonInCharge = "試験 二郎" }, told).ToldOn.ShouldBe(D("2026-06-01"));
        Accepted(again with { Status = FeedbackStatus.Done }, told).ToldOn.ShouldBeNull();
        Accepted(again with { Measure = "設置を要請" }, told).ToldOn.ShouldBeNull();
        Accepted(again with { Status = FeedbackStatus.Done, ToldOn = Day }, told).ToldOn.ShouldBe(Day);
        Accepted(again with { ToldOn = Day }, told).ToldOn.ShouldBe(Day);
    }

    [Theory]
    [Trait("Rule", "H5")]
    [InlineData("2026-05-19", "measure.told-before-meeting")]
    [InlineData("2026-05-20", null)]
    [InlineData("2026-06-15", null)]
    [InlineData("2026-06-16", "measure.told-in-future")]
    public void The_day_of_telling_lies_between_the_meeting_and_today(string day, string? refusal) =>
        RefusalOf(Measure with { ToldOn = D(day) }).ShouldBe(refusal);

    [Theory]
    [Trait("Rule", "R073")]
    [InlineData("2026-06-15", "measure.review-not-in-future")]
    [InlineData("2026-06-16", null)]
    public void The_next_look_is_still_to_come(string day, string? refusal) =>
        RefusalOf(Measure with { Status = FeedbackStatus.Planned, NextReview = D(day) }).ShouldBe(refusal);

    [Fact]
    [Trait("Rule", "R073")]
    public void What_is_pursued_by_plan_is_looked_at_again_on_the_day_that_was_set_or_by_the_guide_value()
    {
        var planned = Measure with { Status = FeedbackStatus.Planned, ToldOn = Day };

        Reviews(Accepted(planned with { NextReview = D("2026-07-01") }), "2026-06-30").ShouldBe(0);
        Reviews(Accepted(planned with { NextReview = D("2026-07-01") }), "2026-07-01").ShouldBe(1);
        Reviews(Accepted(planned), "2026-09-12").ShouldBe(0);
        Reviews(Accepted(planned), "2026-09-13").ShouldBe(1);
        Accepted(planned with { Status = FeedbackStatus.Done, NextReview = D("2026-07-01") }).NextReview.ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "R073")]
    public void A_look_without_news_is_an_entry_and_what_was_finished_keeps_its_day()
    {
        var old = Open with
        {
            Entry = Open.Entry with { Status = FeedbackStatus.Planned },
            ChangedOn = D("2026-05-21"),
            ToldOn = D("2026-05-21"),
        };
        var finished = old with { Entry = old.Entry with { Status = FeedbackStatus.Done }, ToldOn = null };

        Accepted(Same(old), Facts with { Feedback = [old] }).ChangedOn.ShouldBe(Day);
        Accepted(Same(finished), Facts with { Feedback = [finished] }).ChangedOn.ShouldBe(D("2026-05-21"));
    }

    [Fact]
    public void What_is_closed_unknown_an_opinion_or_changed_meanwhile_is_refused()
    {
        RefusalOf(Measure with { Feedback = "F9" }).ShouldBe("measure.closed");
        RefusalOf(Measure with { KnownVersion = 1 }).ShouldBe("measure.changed-meanwhile");
        var opinion = Open with { Entry = Open.Entry with { Kind = FeedbackKind.Opinion } };
        RefusalOf(Measure, Facts with { Feedback = [opinion] }).ShouldBe("measure.closed");
        RefusalOf(Measure, Facts with { Feedback = [Open with { Withdrawn = true }] }).ShouldBe("measure.closed");
    }

    [Fact]
    public void The_oldest_request_comes_first_and_those_of_one_day_by_their_codes() =>
        RecordMeasure
            .Open(Facts with { Feedback = [Request("F3", D("2026-05-20")), .. Facts.Feedback, Request("F2", D("2026-05-20"))] })
            .Select(f => f.Entry.Id)
            .ShouldBe(["F0", "F1", "F2", "F3"]);

    [Fact]
    [Trait("Rule", "R072")]
    [Trait("Rule", "R073")]
    public void What_is_missing_is_said_and_blocks_nothing()
    {
        Codes(Accepted(Measure with { Status = FeedbackStatus.Refused, Measure = "" })).ShouldBe(["measure.content", "measure.untold"]);
        Codes(Accepted(Measure with { Status = FeedbackStatus.Planned, ToldOn = Day })).ShouldBe(["measure.review"]);
        Codes(Accepted(Measure with { Status = FeedbackStatus.Planned, ToldOn = Day, NextReview = Day.AddDays(1) })).ShouldBeEmpty();
        Codes(Accepted(Measure with { Status = FeedbackStatus.Done, ToldOn = Day })).ShouldBeEmpty();
    }

    private static int Reviews(Feedback request, string day) =>
        (Facts with { Feedback = [request] }).Open(D(day), ObligationKind.LongRunningReview).Count;

    private static RecordMeasure Same(Feedback request) =>
        new("F1", request.Version, request.Entry.Status, request.Entry.Measure, request.Entry.PersonInCharge, null, null);

    private static IEnumerable<string> Codes(Feedback request) =>
        RecordMeasure.Review(request, new ObligationSettings()).Select(f => f.Code);

    private static Feedback Accepted(RecordMeasure request, CouncilFacts? facts = null) =>
        ((Outcome<Feedback>.Accepted)request.Decide(facts ?? Facts, By, Day)).Value;

    private static string? RefusalOf(RecordMeasure request, CouncilFacts? facts = null) =>
        (request.Decide(facts ?? Facts, By, Day) as Outcome<Feedback>.Refused)?.Refusal.Code;
}
