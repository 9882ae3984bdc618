using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>Between two terms and two fiscal years: what was needed yesterday is not forgotten, and what nobody can do any more can be ended.</summary>
public sealed class SeamTests
{
    private static readonly CouncilAccess Section = new() { Read = true, Section = true };

    [Theory]
    [Trait("Rule", "R040")]
    [InlineData("2027-03-01")]
    [InlineData("2027-03-31")]
    [InlineData("2027-04-01")]
    [InlineData("2027-12-01")]
    public void Who_declines_leaves_a_seat_that_is_asked_for_until_somebody_takes_it(string day)
    {
        var declined = Declining(5);

        var open = declined.Open(D(day), ObligationKind.MemberVacancy).ShouldHaveSingleItem();
        open.Sentence.ShouldBe("令和9年3月31日の任期満了に伴う後任が5人未定です。");
        (open.IsGuideValue, open.Nominal).ShouldBe((true, null));
        declined.Open(D(day), ObligationKind.TermEnd).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R040")]
    public void A_newcomer_takes_one_seat_and_a_reason_ends_the_others()
    {
        var facts = Declining(2).Put(Member(11, Newcomer("2027-04-01")));

        var open = facts.Open(D("2027-04-10"), ObligationKind.MemberVacancy).ShouldHaveSingleItem();
        open.Sentence.ShouldContain("1人未定");
        var done = new MarkDone(open.Key, D("2027-04-10"), "", "候補者がいないため").Decide(
            facts,
            Section,
            Lead,
            D("2027-04-10"),
            ObligationRules.Default
        );
        facts.With(((Outcome<Fulfilment>.Accepted)done).Value).Open(D("2027-06-01"), ObligationKind.MemberVacancy).ShouldBeEmpty();
        facts.Put(Member(12, Newcomer("2027-05-01"))).Open(D("2027-05-01"), ObligationKind.MemberVacancy).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R040")]
    public void That_nobody_is_reappointed_opens_the_seats_of_those_who_had_not_answered()
    {
        var facts = Base.With(Done(ObligationKind.TermEnd, "2027-03-31", D("2027-02-01")));

        facts.Open(D("2027-02-01"), ObligationKind.TermEnd).ShouldBeEmpty();
        facts.Open(D("2027-02-01"), ObligationKind.MemberVacancy).ShouldHaveSingleItem().Sentence.ShouldContain("10人未定");
    }

    [Theory]
    [Trait("Rule", "R050")]
    [InlineData("2027-03-31", false, true)]
    [InlineData("2027-04-01", false, true)]
    [InlineData("2028-04-01", false, true)]
    [InlineData("2027-04-01", true, false)]
    public void A_successor_that_was_needed_is_not_forgotten_with_the_term(string day, bool newcomer, bool open)
    {
        var facts = Needing("2027-03-10");
        facts = newcomer ? facts.Put(Member(11, Newcomer("2027-04-01"))) : facts;

        facts.Open(D(day), ObligationKind.MemberVacancy).Any(o => o.Subject == "M01").ShouldBe(open);
    }

    [Fact]
    [Trait("Rule", "R050")]
    public void One_newcomer_takes_one_of_two_seats()
    {
        var facts = Needing("2027-03-10");
        var second = Needing("2027-03-12", 2);
        var both = facts.Put(second.Members.Single(m => m.Id.Value == "M02")).Put(Member(11, Newcomer("2027-04-01")));

        both.Open(D("2027-04-02"), ObligationKind.MemberVacancy)
            .Count(o => o.Period.StartsWith("2027", StringComparison.Ordinal))
            .ShouldBe(1);
    }

    [Fact]
    [Trait("Rule", "R050")]
    public void A_renewed_member_who_dies_before_the_new_term_leaves_a_seat()
    {
        var renewed = Member(1, new Commission(CommissionKind.New, CommissionTerm.Standard(2025)), Renewal(2027));
        var facts = Base.Put(renewed);
        var death = new Core.Members.DismissMember(renewed.Id, D("2027-03-10"), new DismissalGrounds(DismissalReason.Death))
        {
            NeedsSuccessor = true,
        };
        var gone = ((Outcome<Member>.Accepted)death.Decide(facts, Section)).Value;

        facts.Put(gone).Open(D("2027-04-01"), ObligationKind.MemberVacancy).ShouldContain(o => o.Subject == "M01");
    }

    [Theory]
    [Trait("Rule", "R111")]
    [InlineData("2027-03-31", false)]
    [InlineData("2027-04-01", true)]
    public void A_missed_meeting_takes_a_reason_once_its_year_is_over(string day, bool takes)
    {
        var facts = Unmet;
        var open = Meeting(facts, day, 2026)!;

        open.TakesReason.ShouldBe(takes);
        var decided = new MarkDone(open.Key, D(day), "", "大雪による中止").Decide(facts, Section, Lead, D(day), ObligationRules.Default);
        (decided is Outcome<Fulfilment>.Accepted).ShouldBe(takes);
        if (decided is Outcome<Fulfilment>.Accepted(var done))
        {
            Meeting(facts.With(done), day, 2026).ShouldBeNull();
            Meeting(facts.With(done), day, 2027).ShouldNotBeNull("the new year has its own");
        }
    }

    [Theory]
    [Trait("Rule", "H1")]
    [InlineData(true, null)]
    [InlineData(false, "done.not-allowed")]
    public void The_station_gives_the_reason_and_no_officer(bool section, string? refusal)
    {
        var open = Meeting(Unmet, "2027-04-05", 2026)!;
        var access = section
            ? Section
            : new CouncilAccess
            {
                Read = true,
                Edit = true,
                Lead = true,
            };

        var decided = new MarkDone(open.Key, D("2027-04-05"), "", "理由").Decide(
            Unmet,
            access,
            Lead,
            D("2027-04-05"),
            ObligationRules.Default
        );
        (decided as Outcome<Fulfilment>.Refused)?.Refusal.Code.ShouldBe(refusal);
        (decided is Outcome<Fulfilment>.Accepted).ShouldBe(section);
    }

    [Theory]
    [Trait("Rule", "R111")]
    [InlineData("2027-03-15", true)]
    [InlineData("2027-03-31", true)]
    [InlineData("2027-02-28", false)]
    public void A_council_that_ends_in_march_leaves_its_missed_meeting(string abolished, bool owes)
    {
        var facts = Unmet.Change(c => c with { Abolished = D(abolished) });

        var open = Meeting(facts, "2027-04-01", 2026);
        (open is not null).ShouldBe(owes);
        (open?.TakesReason ?? true).ShouldBeTrue();
        RegularMeetings.EndedOwing(facts, new FiscalYear(2026), D("2027-04-01"), GuidelineSettings.Default).ShouldBe(owes);
    }

    [Fact]
    [Trait("Rule", "R111")]
    public void A_meeting_whose_planned_day_lies_ahead_is_planned_and_not_missed()
    {
        var facts = Unmet with { Plans = [Plan(2026, D("2027-02-19"))] };

        Meeting(facts, "2027-02-01", 2026)!.Sentence.ShouldBe("令和8年度の定期会議は、令和9年2月19日に予定されています。");
        Meeting(facts, "2027-02-20", 2026)!.Sentence.ShouldBe("令和8年度の定期会議が未開催です。");
    }

    [Fact]
    [Trait("Rule", "R111")]
    [Trait("Rule", "A12")]
    public void An_online_meeting_counts_where_the_station_says_so_for_it()
    {
        var record = Record("R9", D("2026-07-01")) with { Form = MeetingForm.Online };
        var facts = Unmet with { Meetings = [.. Unmet.Meetings, record] };

        var open = Meeting(facts, "2026-07-02", 2026)!;
        (open.TakesReason, open.ReasonOf).ShouldBe((true, "R9"));
        var done = new MarkDone(open.Key, D("2026-07-02"), "", "感染症の流行").Decide(
            facts,
            Section,
            Lead,
            D("2026-07-02"),
            ObligationRules.Default
        );
        var counted = facts.With(((Outcome<Fulfilment>.Accepted)done).Value);
        Meeting(counted, "2026-07-03", 2026).ShouldBeNull();
        RegularMeetings.Held(counted, new FiscalYear(2026), D("2027-03-31"), GuidelineSettings.Default).ShouldBeTrue();
        Meeting(facts, "2027-03-01", 2026).ShouldNotBeNull("nobody has said so");
    }

    [Theory]
    [Trait("Rule", "R111")]
    [Trait("Rule", "A18")]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Whether_a_part_of_a_year_owes_a_meeting_is_a_setting(bool set, bool owes)
    {
        var rules = ObligationRules.Default with { Guideline = new GuidelineSettings { PartOfYearNeedsMeeting = set } };
        var facts = Unmet.Change(c => c with { Established = D("2026-10-01") });

        facts.Open(D("2026-11-01"), ObligationKind.RegularMeeting, rules).Any(o => o.Period == "2026").ShouldBe(owes);
        facts.Open(D("2027-05-01"), ObligationKind.RegularMeeting, rules).ShouldContain(o => o.Period == "2027");
    }

    [Fact]
    [Trait("Rule", "R040")]
    public void A_term_that_has_ended_is_over_and_not_late()
    {
        var ended = Base.Open(D("2027-04-05"), ObligationKind.TermEnd).ShouldHaveSingleItem();

        ended.DaysOverdue(D("2027-04-05")).ShouldBeNull();
    }

    private static CouncilFacts Unmet => Base with { Meetings = [Record("R0", D("2025-09-10"))], Plans = [] };

    private static Obligation? Meeting(CouncilFacts facts, string day, int year) =>
        facts.Open(D(day), ObligationKind.RegularMeeting).SingleOrDefault(o => o.Period == $"{year}");

    private static Commission Newcomer(string first) => new(CommissionKind.New, new CommissionTerm(D(first), D("2029-03-31")));

    /// <summary>So many of the ten decline, the others are commissioned again.</summary>
    private static CouncilFacts Declining(int number) =>
        Base with
        {
            Members =
            [
                .. Base.Members.Select(
                    (m, i) =>
                        i < number
                            ? m with
                            {
                                RenewalIntention = RenewalIntention.Declined,
                            }
                            : m with
                            {
                                Commissions = [.. m.Commissions, Renewal(2027)],
                            }
                ),
            ],
        };

    /// <summary>One of ten was dismissed on that day, which hinders the meetings; the others go on.</summary>
    private static CouncilFacts Needing(string day, int number = 1)
    {
        var facts = Declining(0);
        return facts.Put(
            Member(
                number,
                new Commission(CommissionKind.New, CommissionTerm.Standard(2025))
                {
                    Dismissal = new Dismissal(D(day), DismissalReason.MovedAway) { NeedsSuccessor = true },
                }
            )
        );
    }
}
