using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

public sealed class MemberObligationTests
{
    [Theory]
    [Trait("Rule", "R040")]
    [Trait("Rule", "R105")]
    [InlineData("2026-12-30", false)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-03-31", true)]
    [InlineData("2027-04-01", true)]
    public void Terms_that_end_are_open_from_90_days_before_until_everybody_is_settled(string day, bool open)
    {
        var found = Base.Open(D(day), ObligationKind.TermEnd);

        found.Count.ShouldBe(open ? 1 : 0);
        if (open)
        {
            (found[0].Subject, found[0].Since, found[0].Nominal).ShouldBe(("2027-03-31", D("2026-12-31"), D("2027-03-31")));
            found[0]
                .Sentence.ShouldBe(
                    D(day) > D("2027-03-31")
                        ? "令和9年3月31日に委員10人の任期が満了し、10人の後任が未定です。"
                        : "令和9年3月31日に委員10人の任期が満了します（未定10人）。"
                );
        }
    }

    [Fact]
    [Trait("Rule", "R041")]
    public void Renewals_settle_one_by_one()
    {
        var facts = Base;
        for (var number = 1; number <= 9; number++)
        {
            facts = facts.Put(Renewed(number));
            facts
                .Open(D("2027-03-01"), ObligationKind.TermEnd)
                .ShouldHaveSingleItem()
                .Sentence.ShouldContain($"未定{10 - number}人", Case.Sensitive);
        }

        facts.Put(Renewed(10)).Open(D("2027-03-01"), ObligationKind.TermEnd).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R040")]
    public void Who_declined_and_whose_seat_somebody_new_takes_is_settled()
    {
        var facts = Enumerable.Range(1, 8).Aggregate(Base, (f, n) => f.Put(Renewed(n)));

        var declined = facts.Put(Member(9) with { RenewalIntention = RenewalIntention.Declined });
        declined.Open(D("2027-03-01"), ObligationKind.TermEnd).ShouldHaveSingleItem().Sentence.ShouldContain("未定1人");
        var successor = declined.Put(Member(11, new Commission(CommissionKind.New, CommissionTerm.Standard(2027))));
        successor.Open(D("2027-03-01"), ObligationKind.TermEnd).ShouldBeEmpty();
        successor.Open(D("2027-04-01"), ObligationKind.TermEnd).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R043")]
    public void A_replacement_takes_no_seat_of_those_whose_term_ends()
    {
        var dismissed = Member(
            10,
            new Commission(CommissionKind.New, CommissionTerm.Standard(2025))
            {
                Dismissal = new Dismissal(D("2026-06-01"), DismissalReason.Resignation),
            }
        );
        var replacement = Member(
            11,
            new Commission(CommissionKind.Replacement, new CommissionTerm(D("2026-06-10"), D("2027-03-31")))
            {
                Predecessor = new MemberId("M10"),
            }
        );

        Base.Put(dismissed)
            .Put(replacement)
            .Open(D("2027-03-01"), ObligationKind.TermEnd)
            .ShouldHaveSingleItem()
            .Sentence.ShouldBe("令和9年3月31日に委員10人の任期が満了します（未定10人）。");
    }

    [Fact]
    [Trait("Rule", "R047")]
    public void A_death_before_the_end_is_no_expiry_and_stops_what_is_about_the_person()
    {
        var facts = Enumerable.Range(1, 9).Aggregate(Base, (f, n) => f.Put(Renewed(n)));

        facts.Open(D("2027-03-01"), ObligationKind.TermEnd).ShouldHaveSingleItem();
        facts.Put(Dismissed(10, "2027-02-20", DismissalReason.Death)).Open(D("2027-03-01"), ObligationKind.TermEnd).ShouldBeEmpty();
    }

    [Fact]
    public void Members_of_two_cohorts_are_two_obligations_and_a_newcomer_counts_for_one_of_them()
    {
        var early = new Commission(CommissionKind.New, new CommissionTerm(D("2025-04-01"), D("2027-02-28")));
        var facts = Enumerable.Range(1, 5).Aggregate(Base, (f, n) => f.Put(Member(n, early)));
        var newcomer = Member(11, new Commission(CommissionKind.New, new CommissionTerm(D("2027-03-10"), D("2029-03-31"))));

        facts.Open(D("2027-03-15"), ObligationKind.TermEnd).Select(o => o.Subject).ShouldBe(["2027-02-28", "2027-03-31"]);
        facts
            .Put(newcomer)
            .Open(D("2027-03-15"), ObligationKind.TermEnd)
            .Select(o => o.Sentence[^14..])
            .ShouldBe(["了し、4人の後任が未定です。", "期が満了します（未定5人）。"]);
    }

    [Theory]
    [InlineData("2027-03-31", "了し、4人の後任が未定です。", "期が満了します（未定5人）。")]
    [InlineData("2027-04-01", "了し、5人の後任が未定です。", "期が満了します（未定4人）。")]
    public void Up_to_the_next_end_a_newcomer_takes_a_seat_of_the_first_and_then_one_of_the_second(string from, string first, string second)
    {
        var early = new Commission(CommissionKind.New, new CommissionTerm(D("2025-04-01"), D("2027-02-28")));
        var facts = Enumerable.Range(1, 5).Aggregate(Base, (f, n) => f.Put(Member(n, early)));
        var newcomer = Member(11, new Commission(CommissionKind.New, new CommissionTerm(D(from), D("2029-03-31"))));

        facts.Put(newcomer).Open(D("2027-03-15"), ObligationKind.TermEnd).Select(o => o.Sentence[^14..]).ShouldBe([first, second]);
    }

    [Fact]
    [Trait("Rule", "R040")]
    public void A_former_member_who_comes_back_takes_a_seat_like_anybody_new()
    {
        var back = Member(11, new Commission(CommissionKind.New, CommissionTerm.Standard(2015)), Renewal(2027));

        Base.Put(back)
            .Open(D("2027-03-01"), ObligationKind.TermEnd)
            .ShouldHaveSingleItem()
            .Sentence.ShouldBe("令和9年3月31日に委員10人の任期が満了します（未定9人）。");
    }

    [Theory]
    [Trait("Rule", "R041")]
    [InlineData("2027-03-01", "2029-03-31", false)] // Renewed before the end: the terms overlap.
    [InlineData("2027-04-01", "2029-03-31", false)]
    [InlineData("2027-04-10", "2029-03-31", false)] // 原則として: later, and the seat is taken again.
    [InlineData("2026-10-01", "2027-03-31", true)] // What ends on the same day continues nothing.
    public void Who_is_commissioned_again_is_settled_at_once_or_after_a_gap(string from, string to, bool open)
    {
        var facts = Enumerable.Range(1, 9).Aggregate(Base, (f, n) => f.Put(Renewed(n)));
        var again = new Commission(CommissionKind.Renewal, new CommissionTerm(D(from), D(to)));

        facts
            .Put(Member(10, new Commission(CommissionKind.New, CommissionTerm.Standard(2025)), again))
            .Open(D("2027-02-15"), ObligationKind.TermEnd)
            .Count.ShouldBe(open ? 1 : 0);
    }

    [Theory]
    [Trait("Rule", "R041")]
    [InlineData("2027-03-31", false)] // Nobody is commissioned for a council that is no more.
    [InlineData("2027-04-01", true)]
    public void A_term_that_ends_with_the_council_needs_no_successor(string abolished, bool open) =>
        Base.Change(c => c with { Abolished = D(abolished) }).Open(D("2027-03-01"), ObligationKind.TermEnd).Count.ShouldBe(open ? 1 : 0);

    [Theory]
    [Trait("Rule", "R047")]
    [InlineData("2027-03-31", false)] // Out of office on the last day itself.
    [InlineData("2027-04-01", true)]
    public void Who_is_dismissed_by_the_last_day_has_no_term_that_ends(string dismissed, bool open)
    {
        var facts = Enumerable.Range(1, 9).Aggregate(Base, (f, n) => f.Put(Renewed(n)));

        facts
            .Put(Dismissed(10, dismissed, DismissalReason.Resignation))
            .Open(D("2027-03-01"), ObligationKind.TermEnd)
            .Count.ShouldBe(open ? 1 : 0);
    }

    [Theory]
    [InlineData("2026-06-14", false)]
    [InlineData("2026-06-15", true)]
    public void The_end_of_a_short_term_is_asked_for_from_its_first_day(string day, bool open)
    {
        var facts = Base.Put(Member(11, new Commission(CommissionKind.New, new CommissionTerm(D("2026-06-15"), D("2026-08-31")))));

        facts.Open(D(day), ObligationKind.TermEnd).Count.ShouldBe(open ? 1 : 0);
    }

    [Fact]
    public void The_day_of_a_term_end_that_is_no_working_day_is_aimed_at_before()
    {
        // 31 March 2029 is a Saturday.
        var facts = Enumerable.Range(1, 10).Aggregate(Base, (f, n) => f.Put(Renewed(n)));

        var found = facts.Open(D("2029-03-01"), ObligationKind.TermEnd).ShouldHaveSingleItem();

        (found.Nominal, found.Target).ShouldBe((D("2029-03-31"), D("2029-03-30")));
    }

    [Fact]
    [Trait("Rule", "R053")]
    [Trait("Rule", "R109")]
    public void Every_commission_asks_for_a_roster_and_one_roster_answers_all_up_to_its_day()
    {
        var facts = Enumerable.Range(1, 10).Aggregate(Base, (f, n) => f.Put(Renewed(n)));

        facts.Open(D("2027-03-31"), ObligationKind.MemberRoster).ShouldBeEmpty();
        var found = facts.Open(D("2027-04-01"), ObligationKind.MemberRoster).ShouldHaveSingleItem();
        (found.Subject, found.Target, found.IsGuideValue).ShouldBe(("2027-04-01", D("2027-04-08"), true));
        facts
            .With(Done(ObligationKind.MemberRoster, "", D("2027-03-31")))
            .Open(D("2027-04-01"), ObligationKind.MemberRoster)
            .ShouldHaveSingleItem();
        facts
            .With(Done(ObligationKind.MemberRoster, "", D("2027-04-01")))
            .Open(D("2027-04-01"), ObligationKind.MemberRoster)
            .ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "R050")]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_dismissal_that_hinders_the_meetings_asks_for_a_successor(bool? hinders, bool open)
    {
        var facts = Base.Put(Dismissed(10, "2026-06-01", DismissalReason.MovedAway, d => d with { NeedsSuccessor = hinders }));

        facts.Open(D("2026-05-31"), ObligationKind.MemberVacancy).ShouldBeEmpty();
        var found = facts.Open(Day, ObligationKind.MemberVacancy);
        found.Count.ShouldBe(open ? 1 : 0);
        if (open)
        {
            (found[0].Subject, found[0].Period, found[0].Target).ShouldBe(("M10", "2026-06-01", D("2026-07-01")));
        }
    }

    [Fact]
    [Trait("Rule", "R050")]
    [Trait("Rule", "R043")]
    public void A_vacancy_ends_by_the_replacement_or_by_saying_so_and_not_with_the_term()
    {
        var facts = Base.Put(Dismissed(10, "2026-06-01", DismissalReason.MovedAway, d => d with { NeedsSuccessor = true }));
        var replacement = new Commission(CommissionKind.Replacement, new CommissionTerm(D("2026-06-20"), D("2027-03-31")))
        {
            Predecessor = new MemberId("M10"),
        };

        var replaced = facts.Put(Member(11, replacement));
        replaced.Open(D("2026-06-19"), ObligationKind.MemberVacancy).ShouldBeEmpty();
        replaced.Open(D("2026-06-20"), ObligationKind.MemberVacancy).ShouldBeEmpty();
        facts.With(Done(ObligationKind.MemberVacancy, "M10", Day, "2026-06-01")).Open(Day, ObligationKind.MemberVacancy).ShouldBeEmpty();
        facts.Open(D("2027-03-31"), ObligationKind.MemberVacancy).ShouldHaveSingleItem();
        facts.Open(D("2027-04-01"), ObligationKind.MemberVacancy).ShouldHaveSingleItem();
    }

    [Theory]
    [Trait("Rule", "R050")]
    [InlineData("2026-05-31", true)] // Commissioned before the seat was free: it is not this one.
    [InlineData("2026-06-01", false)]
    public void A_replacement_may_begin_on_the_day_of_the_dismissal(string from, bool open)
    {
        var replacement = new Commission(CommissionKind.Replacement, new CommissionTerm(D(from), D("2027-03-31")))
        {
            Predecessor = new MemberId("M10"),
        };

        Base.Put(Dismissed(10, "2026-06-01", DismissalReason.MovedAway, d => d with { NeedsSuccessor = true }))
            .Put(Member(11, replacement))
            .Open(Day, ObligationKind.MemberVacancy)
            .Count.ShouldBe(open ? 1 : 0);
    }

    [Theory]
    [Trait("Rule", "R030")]
    [InlineData(5, false)]
    [InlineData(4, true)]
    public void Fewer_than_five_members_is_open_from_the_day_on_which_the_number_fell(int members, bool open)
    {
        var facts = Enumerable
            .Range(members + 1, 10 - members)
            .Aggregate(Base, (f, n) => f.Put(Dismissed(n, $"2026-05-{n:00}", DismissalReason.MovedAway)));

        var found = facts.Open(Day, ObligationKind.TooFewMembers);

        found.Count.ShouldBe(open ? 1 : 0);
        if (open)
        {
            (found[0].Since, found[0].Target, found[0].Nominal).ShouldBe((D("2026-05-10"), D("2026-05-10"), null));
            found[0].Sentence.ShouldBe("委員が4人です（5人以上の確保が必要です）。");
        }
    }

    [Fact]
    [Trait("Rule", "R030")]
    public void Too_few_counts_from_the_last_fall_and_ends_with_the_fifth_member()
    {
        var facts = Enumerable.Range(5, 6).Aggregate(Base, (f, n) => f.Put(Dismissed(n, "2026-05-01", DismissalReason.MovedAway)));
        var fifth = Member(11, new Commission(CommissionKind.New, new CommissionTerm(D("2026-05-20"), D("2027-03-31"))));

        facts.Put(fifth).Open(D("2026-05-19"), ObligationKind.TooFewMembers).ShouldHaveSingleItem();
        facts.Put(fifth).Open(D("2026-05-20"), ObligationKind.TooFewMembers).ShouldBeEmpty();
        var again = facts
            .Put(fifth)
            .Put(Dismissed(1, "2026-06-02", DismissalReason.Death))
            .Open(Day, ObligationKind.TooFewMembers)
            .ShouldHaveSingleItem();
        again.Period.ShouldBe("2026-06-02");
    }

    [Fact]
    [Trait("Rule", "R030")]
    public void The_number_falls_on_the_day_after_the_last_of_a_term()
    {
        var term = new CommissionTerm(D("2025-04-01"), D("2026-05-31"));
        var facts = Enumerable.Range(5, 6).Aggregate(Base, (f, n) => f.Put(Member(n, new Commission(CommissionKind.New, term))));

        facts.Open(D("2026-05-31"), ObligationKind.TooFewMembers).ShouldBeEmpty();
        facts.Open(Day, ObligationKind.TooFewMembers).ShouldHaveSingleItem().Since.ShouldBe(D("2026-06-01"));
    }

    [Fact]
    public void A_council_without_members_has_had_too_few_since_it_began_or_since_it_is_tracked()
    {
        var facts = Base with { Members = [] };

        facts.Open(Day, ObligationKind.TooFewMembers).ShouldHaveSingleItem().Since.ShouldBe(D("2025-04-01"));
        facts
            .Change(c => c with { Established = D("2026-06-01") })
            .Open(Day, ObligationKind.TooFewMembers)
            .ShouldHaveSingleItem()
            .Since.ShouldBe(D("2026-06-01"));
    }

    [Fact]
    public void What_an_import_brings_of_the_time_before_a_council_was_set_up_is_not_held_against_it()
    {
        var facts = Enumerable
            .Range(5, 6)
            .Aggregate(Base, (f, n) => f.Put(Dismissed(n, "2026-05-20", DismissalReason.MovedAway)))
            .Change(c => c with { Established = D("2026-06-01") });

        facts.Open(Day, ObligationKind.TooFewMembers).ShouldHaveSingleItem().Since.ShouldBe(D("2026-06-01"));
    }

    [Theory]
    [Trait("Rule", "R051")]
    [Trait("Rule", "R052")]
    [Trait("Rule", "R108")]
    [InlineData(true, LetterReturn.Unknown, null, true)]
    [InlineData(true, LetterReturn.Outstanding, "", true)]
    [InlineData(true, LetterReturn.Outstanding, "所在不明", false)]
    [InlineData(true, LetterReturn.Returned, null, false)]
    [InlineData(true, LetterReturn.NotNeeded, null, true)]
    [InlineData(true, LetterReturn.NotNeeded, "所在不明", false)]
    [InlineData(false, LetterReturn.Outstanding, null, false)] // 返納は解嘱の要件ではない
    public void A_letter_that_may_be_misused_is_retrieved_without_fail(bool feared, LetterReturn letter, string? note, bool open)
    {
        var facts = Base.Put(
            Dismissed(
                10,
                "2026-06-01",
                DismissalReason.Misconduct,
                d => d with { MisuseFeared = feared, Letter = letter, LetterNote = note }
            )
        );

        facts.Open(Day, ObligationKind.LetterRetrieval).Count.ShouldBe(open ? 1 : 0);
        var ended = facts.Change(c => c with { Abolished = D("2026-06-10") });
        ended.Open(Day, ObligationKind.LetterRetrieval).Count.ShouldBe(open ? 1 : 0);
    }

    [Theory]
    [Trait("Rule", "R107")]
    [InlineData("2026-05-31", true, false, false)]
    [InlineData("2026-06-01", true, false, true)]
    [InlineData("2026-06-15", true, true, false)]
    [InlineData("2026-06-15", false, false, false)] // imported: nobody knows
    public void A_dismissal_that_was_decided_here_is_to_be_notified(string day, bool here, bool notified, bool open)
    {
        var facts = Base.Put(
            Dismissed(
                10,
                "2026-06-01",
                DismissalReason.Death,
                d =>
                    d with
                    {
                        Grounds = here ? new DismissalGrounds(DismissalReason.Death) : null,
                        Notice = notified ? new DismissalNotice(D("2026-06-02"), NoticeRecipient.Substitute, default, "長女", Lead) : null,
                    }
            )
        );

        var found = facts.Open(D(day), ObligationKind.DismissalNotice);
        found.Select(o => (o.Subject, o.Period, o.Since)).ShouldBe(open ? [("M10", "2026-06-01", D("2026-06-01"))] : []);
        var ended = facts.Change(c => c with { Abolished = D("2026-05-20") });
        ended.Open(D(day), ObligationKind.DismissalNotice).Count.ShouldBe(open ? 1 : 0);
    }

    [Fact]
    public void Two_terms_that_ended_on_one_day_are_one_successor_one_notice_and_one_letter()
    {
        var dismissal = new Dismissal(D("2026-06-01"), DismissalReason.Misconduct)
        {
            Grounds = new DismissalGrounds(DismissalReason.Misconduct),
            NeedsSuccessor = true,
            MisuseFeared = true,
        };
        var never = new CommissionTerm(D("2026-06-01"), D("2027-03-31"));
        var facts = Base.Put(
            Member(
                10,
                new Commission(CommissionKind.New, CommissionTerm.Standard(2025)) { Dismissal = dismissal },
                new Commission(CommissionKind.Renewal, never) { Dismissal = dismissal }
            )
        );

        facts
            .Open(Day)
            .Where(o => o.Subject == "M10")
            .Select(o => o.Kind)
            .ShouldBe([ObligationKind.DismissalNotice, ObligationKind.LetterRetrieval, ObligationKind.MemberVacancy]);
    }

    [Fact]
    [Trait("Rule", "A10")]
    [Trait("Rule", "R030")]
    public void By_setting_who_has_no_letter_yet_is_not_counted_among_the_five()
    {
        var rules = ObligationRules.Default with { Guideline = GuidelineSettings.Default with { InOfficeFrom = InOfficeFrom.Letter } };
        var facts = Base with
        {
            Members =
            [
                .. Enumerable
                    .Range(1, 6)
                    .Select(n =>
                        Member(
                            n,
                            new Commission(CommissionKind.New, CommissionTerm.Standard(2025))
                            {
                                LetterHandedOver = n <= 5 ? D($"2025-04-{n + 1:00}") : null,
                            }
                        )
                    ),
            ],
        };

        facts.Open(D("2025-04-05"), ObligationKind.TooFewMembers).ShouldBeEmpty();
        facts.Open(D("2025-04-05"), ObligationKind.TooFewMembers, rules).ShouldHaveSingleItem().Sentence.ShouldContain("4人");
        facts.Open(D("2025-04-06"), ObligationKind.TooFewMembers, rules).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R034")]
    public void Visits_are_asked_for_only_where_the_unit_has_set_an_interval()
    {
        var rules = ObligationRules.Default with { Settings = new ObligationSettings { VisitDays = 100 } };
        var facts = Enumerable.Range(1, 9).Aggregate(Base, (f, n) => f.With(Done(ObligationKind.MemberVisit, $"M{n:00}", D("2026-06-01"))));

        facts.Open(Day).ShouldBeEmpty();
        var found = facts.Open(Day, ObligationKind.MemberVisit, rules).ShouldHaveSingleItem();
        (found.Subject, found.Since).ShouldBe(("M10", D("2025-07-10")));
        facts.Open(D("2026-09-08"), ObligationKind.MemberVisit, rules).Count.ShouldBe(1);
        facts.Open(D("2026-09-09"), ObligationKind.MemberVisit, rules).Count.ShouldBe(10);
    }

    [Fact]
    [Trait("Rule", "R034")]
    public void Of_two_terms_that_overlap_the_first_says_since_when_somebody_is_to_be_visited()
    {
        var rules = ObligationRules.Default with { Settings = new ObligationSettings { VisitDays = 100 } };
        var early = new Commission(CommissionKind.Renewal, new CommissionTerm(D("2026-05-01"), D("2027-03-31")));
        var facts = Base with { Members = [Member(1, new Commission(CommissionKind.New, CommissionTerm.Standard(2025)), early)] };

        facts.Open(Day, ObligationKind.MemberVisit, rules).ShouldHaveSingleItem().Since.ShouldBe(D("2025-07-10"));
    }

    private static Member Renewed(int number) =>
        Member(number, new Commission(CommissionKind.New, CommissionTerm.Standard(2025)), Renewal(2027));

    private static Member Dismissed(int number, string day, DismissalReason reason, Func<Dismissal, Dismissal>? with = null)
    {
        var dismissal = new Dismissal(D(day), reason);
        return Member(
            number,
            new Commission(CommissionKind.New, CommissionTerm.Standard(2025)) { Dismissal = with?.Invoke(dismissal) ?? dismissal }
        );
    }
}
