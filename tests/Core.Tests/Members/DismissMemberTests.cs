using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Tests.Obligations;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

public sealed class DismissMemberTests
{
    private static readonly DateOnly Today = D("2026-06-15");

    private static readonly CouncilAccess Section = new() { Read = true, Section = true };

    private static readonly OfficerId By = new("1000003");

    private static readonly GuidelineSettings Settings = GuidelineSettings.Default;

    private static readonly DismissalNotice ToMember = new(Today, NoticeRecipient.Member, NoticeMethod.Oral, null, By);

    [Fact]
    [Trait("Rule", "R044")]
    [Trait("Rule", "R106")]
    public void A_dismissal_goes_from_consideration_over_notice_to_the_letter()
    {
        var facts = Council(Member("M1"));
        StateOf(facts).ShouldBe(DismissalState.None);

        facts = Take(facts, new ConsiderDismissal(Id("M1"), Grounds(DismissalReason.Misconduct)).Decide(facts, Section, By, Today));
        StateOf(facts).ShouldBe(DismissalState.UnderConsideration);
        facts.Members[0].InOfficeOn(Today).ShouldBeTrue();

        facts = Take(facts, Dismiss().Decide(facts, Section));
        StateOf(facts).ShouldBe(DismissalState.Dismissed);
        facts.Members[0].Commissions[0].Consideration.ShouldBeNull();
        facts.Members[0].InOfficeOn(Today.AddDays(-1)).ShouldBeTrue();
        facts.Members[0].InOfficeOn(Today).ShouldBeFalse();

        facts = Take(facts, new NotifyDismissal(Id("M1"), Today, ToMember).Decide(facts, Section, Today));
        StateOf(facts).ShouldBe(DismissalState.Notified);

        facts = Take(facts, new RetrieveLetter(Id("M1"), Today, LetterReturn.Returned, Today).Decide(facts, Section, Today));
        StateOf(facts).ShouldBe(DismissalState.Settled);
        var dismissal = facts.Members[0].Commissions[0].Dismissal.ShouldNotBeNull();
        (dismissal.Notice, dismissal.LetterReturnedOn, dismissal.Grounds).ShouldBe((ToMember, Today, Grounds(DismissalReason.Misconduct)));
    }

    [Fact]
    [Trait("Rule", "R044")]
    [Trait("Rule", "H1")]
    public void Only_the_station_enters_any_step_of_it()
    {
        CouncilAccess[] others =
        [
            CouncilAccess.None,
            new()
            {
                Read = true,
                Edit = true,
                Lead = true,
            },
        ];
        var (facts, dismissed) = (Council(Member("M1")), Council(Dismissed(DismissalReason.Misconduct)));

        foreach (var access in others)
        {
            CodeOf(new ConsiderDismissal(Id("M1"), null).Decide(facts, access, By, Today)).ShouldBe("dismissal.not-station");
            CodeOf(Dismiss().Decide(facts, access)).ShouldBe("dismissal.not-station");
            CodeOf(new NotifyDismissal(Id("M1"), Today, ToMember).Decide(dismissed, access, Today)).ShouldBe("dismissal.not-station");
            CodeOf(new RetrieveLetter(Id("M1"), Today, LetterReturn.Returned).Decide(dismissed, access, Today))
                .ShouldBe("dismissal.not-station");
        }
    }

    [Fact]
    [Trait("Rule", "R044")]
    [Trait("Rule", "R049")]
    public void Whoever_never_comes_is_not_proposed_for_anything()
    {
        var members = Varied(10, 6);
        var meetings = Enumerable
            .Range(1, 5)
            .Select(n => Quiet.Record($"R{n}", D($"2026-05-{n:00}")) with { Absent = [members[0].Id] })
            .ToList();
        var facts = Council(members) with { Meetings = meetings };

        ObligationPlanner
            .Of(facts, Today, ObligationRules.Default)
            .Where(o => o.Kind != ObligationKind.AbsenteeContact)
            .ShouldAllBe(o => !o.Subject.Contains(members[0].Id.Value));
        MemberReview.Of(facts, Today, Settings).ShouldBeEmpty();
        DismissalReview.OfGrounds(members[0], Grounds(DismissalReason.LowParticipation), Today, Settings).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R049")]
    public void Attendance_is_listed_without_a_score()
    {
        var joined = Member("M1", Commission("2026-05-02", "2027-03-31"));
        MeetingRecord[] meetings =
        [
            Quiet.Record("R1", D("2026-05-01")),
            Quiet.Record("R2", D("2026-05-02")) with
            {
                Absent = [Id("M1")],
            },
            Quiet.Record("R3", D("2026-05-09")) with
            {
                Kind = MeetingKind.Extraordinary,
                Absent = [Id("M2")],
            },
            Quiet.Record("R4", D("2026-05-09")),
        ];
        var facts = Council(joined, Member("M2")) with { Meetings = meetings };

        ParticipationHistory
            .Of(facts, Id("M1"))
            .Select(p => (p.Meeting.Value, p.Kind, p.Present))
            .ShouldBe([("R4", MeetingKind.Regular, true), ("R3", MeetingKind.Extraordinary, true), ("R2", MeetingKind.Regular, false)]);
        ParticipationHistory.Of(facts, Id("M1"))[0].Date.ShouldBe(D("2026-05-09"));
        ParticipationHistory.Of(facts, Id("M9")).ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "H5")]
    [Trait("Rule", "R106")]
    [InlineData("2025-03-31", false)]
    [InlineData("2025-04-01", true)]
    [InlineData("2027-03-31", true)]
    [InlineData("2027-04-01", false)]
    public void A_dismissal_lies_within_the_term(string day, bool within)
    {
        var (facts, request) = (Council(Member("M1")), Dismiss() with { Day = D(day) });

        CodeOf(request.Decide(facts, Section)).ShouldBe(within ? null : "dismissal.outside-term");
        request
            .Review(facts, Settings)
            .Where(f => f.Level == FindingLevel.Hard)
            .Select(f => f.Code)
            .ShouldBe(within ? [] : ["dismissal.outside-term"]);
    }

    [Fact]
    [Trait("Rule", "R106")]
    public void A_dismissal_lies_within_one_of_several_terms()
    {
        var facts = Council(Member("M1", Commission(2023), Renewal(2025)));

        CodeOf(Dismiss().Decide(facts, Section)).ShouldBeNull();
        DismissalReview.OfDay(facts.Members[0], Today).ShouldBeEmpty();
        DismissalReview.OfDay(facts.Members[0], D("2023-03-31")).ShouldHaveSingleItem();
    }

    [Fact]
    public void Nobody_is_dismissed_twice_from_one_term()
    {
        CodeOf(Dismiss().Decide(Council(Dismissed(DismissalReason.Misconduct)), Section)).ShouldBe("dismissal.already");
        CodeOf((Dismiss() with { Member = Id("M9") }).Decide(Council(Member("M1")), Section)).ShouldBe("commission.unknown-member");
        (Dismiss() with { Member = Id("M9") }).Review(Council(Member("M1")), Settings).ShouldBeEmpty();
    }

    [Fact]
    public void A_renewal_that_was_agreed_for_later_falls_away()
    {
        var member = Member("M1", Commission(2023), Renewal(2025), Renewal(2027) with { LetterHandedOver = Today }, Renewal(2029));
        var request = Dismiss() with { NeedsSuccessor = true, MisuseFeared = true, Letter = LetterReturn.Outstanding };

        var dismissed = Accepted(request.Decide(Council(member), Section));

        dismissed.Commissions[0].ShouldBe(member.Commissions[0]);
        dismissed.Commissions.Select(c => c.Dismissal?.Day).ShouldBe([null, Today, D("2027-04-01"), D("2029-04-01")]);
        new[] { Today, D("2027-03-31"), D("2027-04-01"), D("2029-04-01") }.ShouldAllBe(d => !dismissed.InOfficeOn(d));
        dismissed.Commissions[2].InOffice.ShouldBeNull();
        dismissed.Commissions.Select(c => c.Dismissal?.NeedsSuccessor).ShouldBe([null, true, false, false]);
        dismissed.Commissions.Select(c => c.Dismissal?.Grounds is not null).ShouldBe([false, true, false, false]);
        dismissed
            .Commissions.Select(c => (c.Dismissal?.Letter, c.Dismissal?.MisuseFeared))
            .ShouldBe([(null, null), (LetterReturn.Outstanding, true), (LetterReturn.Outstanding, true), (LetterReturn.NotNeeded, false)]);
    }

    [Fact]
    public void A_dismissal_overtakes_one_that_was_decided_for_a_later_term()
    {
        var later = Renewal(2027) with { Dismissal = new Dismissal(D("2028-04-01"), DismissalReason.Resignation) };
        var never = Renewal(2029) with { Dismissal = new Dismissal(D("2029-04-01"), DismissalReason.Resignation) };

        var dismissed = Accepted(Dismiss().Decide(Council(Member("M1", Commission(2025), later, never)), Section));

        dismissed.Commissions.Select(c => c.Dismissal!.Day).ShouldBe([Today, D("2027-04-01"), D("2029-04-01")]);
        dismissed.Commissions[2].ShouldBe(never);
        dismissed.InOfficeOn(D("2027-04-01")).ShouldBeFalse();
    }

    [Fact]
    public void Who_was_dismissed_before_the_first_day_is_in_no_roster_and_changes_no_list()
    {
        var never = Commission("2026-06-01", "2027-03-31") with { Dismissal = new Dismissal(D("2026-06-01"), DismissalReason.Death) };
        var facts = Quiet.Base with { Members = [.. Quiet.Base.Members, Member("M99", never)] };

        ObligationPlanner.Of(facts, Today, ObligationRules.Default).ShouldBeEmpty();
        var first = Commission("2026-06-01", "2027-03-31") with { Dismissal = new Dismissal(D("2026-06-02"), DismissalReason.Death) };
        ObligationPlanner
            .Of(facts with { Members = [.. Quiet.Base.Members, Member("M99", first)] }, Today, ObligationRules.Default)
            .Select(o => o.Kind)
            .ShouldBe([ObligationKind.OperationListCorrection, ObligationKind.MemberRoster], ignoreOrder: true);
    }

    [Fact]
    [Trait("Rule", "R044")]
    public void A_consideration_keeps_its_first_day_and_can_be_dropped()
    {
        var facts = Council(Member("M1"));
        var considered = Take(facts, new ConsiderDismissal(Id("M1"), Grounds(DismissalReason.MovedAway)).Decide(facts, Section, By, Today));
        var later = Take(
            considered,
            new ConsiderDismissal(Id("M1"), Grounds(DismissalReason.Resignation)).Decide(
                considered,
                Section,
                new OfficerId("2"),
                Today.AddDays(9)
            )
        );

        later
            .Members[0]
            .Commissions[0]
            .Consideration.ShouldBe(new DismissalConsideration(Grounds(DismissalReason.Resignation), Today, new OfficerId("2")));
        var dropped = Take(later, new ConsiderDismissal(Id("M1"), null).Decide(later, Section, By, Today));
        dropped.Members[0].Commissions.ShouldBe(facts.Members[0].Commissions);
        CodeOf(new ConsiderDismissal(Id("M1"), null).Decide(facts, Section, By, D("2027-04-01"))).ShouldBe("dismissal.not-in-office");
        CodeOf(new ConsiderDismissal(Id("M9"), null).Decide(facts, Section, By, Today)).ShouldBe("commission.unknown-member");
    }

    [Theory]
    [Trait("Rule", "R045")]
    [Trait("Rule", "R106")]
    [InlineData(DismissalReason.Misconduct, null, "dismissal.reason-text")]
    [InlineData(DismissalReason.Misconduct, " ", "dismissal.reason-text")]
    [InlineData(DismissalReason.Misconduct, "肩書の利用", null)]
    [InlineData(DismissalReason.OtherSpecialReason, null, "dismissal.reason-text")]
    [InlineData(DismissalReason.OtherSpecialReason, "長期の療養", null)]
    [InlineData(DismissalReason.Death, null, null)]
    public void What_has_to_be_written_is_asked_for_and_never_blocks(DismissalReason reason, string? text, string? code)
    {
        var grounds = new DismissalGrounds(reason) { Text = text };

        var found = DismissalReview.OfGrounds(Member("M1"), grounds, Today, Settings).ToList();

        found.Select(f => f.Code).ShouldBe(code is null ? [] : [code]);
        found.ShouldAllBe(f => f.Level == FindingLevel.WarnPlus && f.Clauses.StartsWith("要綱 第5-3"));
        CodeOf((Dismiss() with { Grounds = grounds }).Decide(Council(Member("M1")), Section)).ShouldBeNull();
    }

    [Theory]
    [Trait("Rule", "R046")]
    [InlineData(null, "dismissal.requested-on")]
    [InlineData("2026-06-15", null)]
    [InlineData("2026-06-16", "dismissal.requested-late")]
    public void The_members_own_wish_has_a_day(string? requested, string? code)
    {
        var grounds = new DismissalGrounds(DismissalReason.Resignation) { RequestedOn = requested is null ? null : D(requested) };

        var found = DismissalReview.OfGrounds(Member("M1"), grounds, Today, Settings).ToList();

        found.Select(f => f.Code).ShouldBe(code is null ? [] : [code]);
        found.ShouldAllBe(f => f.Level == FindingLevel.Warn && f.Clauses == "記 第2-4(2)ア");
    }

    [Theory]
    [Trait("Rule", "R048")]
    [Trait("Rule", "A9")]
    [InlineData("", true, false, true)]
    [InlineData("", false, true, true)]
    [InlineData("", false, false, false)]
    [InlineData("Residence", true, false, true)]
    [InlineData("Residence", false, true, false)]
    [InlineData("Workplace", false, true, true)]
    [InlineData("Workplace", true, false, false)]
    [InlineData("Residence,Workplace", true, false, false)]
    [InlineData("Residence,Workplace", true, true, true)]
    [InlineData("Organisation", true, false, true)]
    [InlineData("Organisation,Residence", false, true, false)]
    public void Moved_away_is_whose_tie_is_gone(string ties, bool residence, bool workplace, bool gone)
    {
        var found = Moved(ties, residence, workplace, Settings);

        found.ShouldBe(gone ? [] : ["dismissal.tie-remains"]);
    }

    [Theory]
    [Trait("Rule", "A9")]
    [InlineData("Residence", true, false, false)]
    [InlineData("", false, true, false)]
    [InlineData("", true, true, true)]
    public void By_setting_both_residence_and_workplace_are_outside(string ties, bool residence, bool workplace, bool gone)
    {
        var found = Moved(ties, residence, workplace, Settings with { MovedAway = MovedAwayReading.Both });

        found.ShouldBe(gone ? [] : ["dismissal.tie-remains"]);
    }

    [Fact]
    [Trait("Rule", "R048")]
    [Trait("Rule", "A9")]
    public void A_move_alone_is_no_reason()
    {
        var grounds = new DismissalGrounds(DismissalReason.MovedAway) { ResidenceOutside = true };
        var both = Settings with { MovedAway = MovedAwayReading.Both };

        var found = DismissalReview.OfGrounds(Member("M1"), grounds, Today, Settings).ShouldHaveSingleItem();
        (found.Level, found.Code).ShouldBe((FindingLevel.WarnPlus, "dismissal.may-take-part"));
        var sentences = new[] { Settings, both }.Select(s =>
            DismissalReview.OfGrounds(Member("M1"), Grounds(DismissalReason.MovedAway), Today, s).First().Sentence
        );
        sentences.Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [Trait("Rule", "R050")]
    [InlineData(6, null, new[] { "dismissal.successor" })]
    [InlineData(6, false, new string[0])]
    [InlineData(5, true, new[] { "dismissal.too-few" })]
    [InlineData(5, null, new[] { "dismissal.too-few", "dismissal.successor" })]
    public void Whether_it_hinders_the_meetings_is_asked_and_five_are_to_stay(int members, bool? needed, string[] codes)
    {
        var facts = Council(Varied(members, members));

        var found = (Dismiss() with { Member = Id("M01"), NeedsSuccessor = needed, Letter = LetterReturn.Returned }).Review(
            facts,
            Settings
        );

        found.Select(f => f.Code).ShouldBe(codes);
        found.Select(f => f.Level).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    [Trait("Rule", "R050")]
    [Trait("Rule", "H5")]
    public void On_a_day_outside_of_the_term_nobody_is_counted()
    {
        var facts = Council(Varied(5, 5));
        var last = facts.Member(Id("M01"))!.Commissions[^1].Term.Last;
        var late = Dismiss() with { Member = Id("M01"), Day = last.AddDays(1), NeedsSuccessor = true, Letter = LetterReturn.Returned };

        late.Review(facts, Settings).Select(f => f.Code).ShouldBe(["dismissal.outside-term"]);
    }

    [Theory]
    [Trait("Rule", "R051")]
    [Trait("Rule", "R052")]
    [Trait("Rule", "R108")]
    [InlineData(false, LetterReturn.Unknown, null, "dismissal.letter", FindingLevel.Info)]
    [InlineData(false, LetterReturn.Outstanding, null, "dismissal.letter", FindingLevel.Info)]
    [InlineData(false, LetterReturn.Returned, null, null, null)]
    [InlineData(false, LetterReturn.NotNeeded, null, null, null)]
    [InlineData(true, LetterReturn.Unknown, null, "dismissal.letter-misuse", FindingLevel.WarnPlus)]
    [InlineData(true, LetterReturn.Outstanding, " ", "dismissal.letter-misuse", FindingLevel.WarnPlus)]
    [InlineData(true, LetterReturn.NotNeeded, null, "dismissal.letter-misuse", FindingLevel.WarnPlus)]
    [InlineData(true, LetterReturn.Outstanding, "紛失", null, null)]
    [InlineData(true, LetterReturn.Returned, null, null, null)]
    public void The_letter_never_blocks_whatever_is_feared(
        bool feared,
        LetterReturn letter,
        string? note,
        string? code,
        FindingLevel? level
    )
    {
        var request = Dismiss() with
        {
            Member = Id("M01"),
            NeedsSuccessor = false,
            MisuseFeared = feared,
            Letter = letter,
            LetterNote = note,
        };
        var facts = Council(Varied(10, 6));

        var found = request.Review(facts, Settings);
        found.Select(f => f.Code).ShouldBe(code is null ? [] : [code]);
        found.Select(f => (FindingLevel?)f.Level).ShouldBe(level is null ? [] : [level]);
        var dismissal = Accepted(request.Decide(facts, Section)).Commissions[0].Dismissal.ShouldNotBeNull();
        (dismissal.Letter, dismissal.MisuseFeared, dismissal.LetterNote).ShouldBe((letter, feared, note));
    }

    [Theory]
    [Trait("Rule", "R107")]
    [InlineData(DismissalReason.Resignation, null, null, "dismissal.notice", FindingLevel.WarnPlus)]
    [InlineData(DismissalReason.Resignation, NoticeRecipient.Member, null, null, null)]
    [InlineData(DismissalReason.Resignation, NoticeRecipient.Substitute, "長女", null, null)]
    [InlineData(DismissalReason.Resignation, NoticeRecipient.Substitute, " ", "dismissal.relation", FindingLevel.Warn)]
    public void The_member_or_a_substitute_is_notified(
        DismissalReason reason,
        NoticeRecipient? to,
        string? relation,
        string? code,
        FindingLevel? level
    )
    {
        var found = Notice(reason, to, relation);

        found.Select(f => f.Code).ShouldBe(code is null ? [] : [code]);
        found.Select(f => (FindingLevel?)f.Level).ShouldBe(level is null ? [] : [level]);
        found.ShouldAllBe(f => f.Clauses == "要綱 第5-4");
    }

    [Fact]
    [Trait("Rule", "R047")]
    [Trait("Rule", "R107")]
    public void After_a_death_somebody_else_is_told_in_fitting_words()
    {
        Notice(DismissalReason.Death, null, null).ShouldHaveSingleItem().Sentence.ShouldBe("御遺族等への通知が未記入です。");
        Notice(DismissalReason.Death, NoticeRecipient.Substitute, "長女").ShouldBeEmpty();
        var found = Notice(DismissalReason.Death, NoticeRecipient.Member, null).ShouldHaveSingleItem();
        (found.Level, found.Code).ShouldBe((FindingLevel.WarnPlus, "dismissal.recipient"));
    }

    [Theory]
    [Trait("Rule", "R107")]
    [InlineData(NoticeMethod.Oral)]
    [InlineData(NoticeMethod.Written)]
    public void A_notice_is_oral_or_written_and_not_in_the_future(NoticeMethod method)
    {
        var facts = Council(Dismissed(DismissalReason.Misconduct));
        var notice = ToMember with { Method = method };

        Take(facts, new NotifyDismissal(Id("M1"), Today, notice).Decide(facts, Section, Today))
            .Members[0]
            .Commissions[0]
            .Dismissal!.Notice.ShouldBe(notice);
        CodeOf(new NotifyDismissal(Id("M1"), Today, notice).Decide(facts, Section, Today.AddDays(-1)))
            .ShouldBe("dismissal.notice-in-future");
        CodeOf(new NotifyDismissal(Id("M1"), Today.AddDays(1), notice).Decide(facts, Section, Today)).ShouldBe("dismissal.unknown");
        CodeOf(new NotifyDismissal(Id("M9"), Today, notice).Decide(facts, Section, Today)).ShouldBe("dismissal.unknown");
    }

    [Fact]
    [Trait("Rule", "R108")]
    public void A_letter_comes_back_on_a_day_or_not_at_all_for_a_reason()
    {
        var facts = Council(Dismissed(DismissalReason.Misconduct));
        var back = new RetrieveLetter(Id("M1"), Today, LetterReturn.Returned, Today);

        CodeOf(back.Decide(facts, Section, Today.AddDays(-1))).ShouldBe("dismissal.letter-in-future");
        CodeOf(back.Decide(facts, Section, Today)).ShouldBeNull();
        var never = Take(facts, new RetrieveLetter(Id("M1"), Today, LetterReturn.Outstanding, Note: "紛失").Decide(facts, Section, Today));
        var dismissal = never.Members[0].Commissions[0].Dismissal.ShouldNotBeNull();
        (dismissal.Letter, dismissal.LetterReturnedOn, dismissal.LetterNote).ShouldBe((LetterReturn.Outstanding, null, "紛失"));
    }

    [Fact]
    [Trait("Rule", "R044")]
    [Trait("Rule", "R107")]
    public void Without_a_notice_a_letter_that_is_back_settles_nothing()
    {
        var back = Commission(2025) with { Dismissal = new Dismissal(Today, DismissalReason.Death) { Letter = LetterReturn.Returned } };

        back.DismissalState.ShouldBe(DismissalState.Dismissed);
        (back with { Dismissal = back.Dismissal! with { Notice = ToMember } }).DismissalState.ShouldBe(DismissalState.Settled);
    }

    [Fact]
    [Trait("Rule", "R044")]
    public void What_was_entered_by_mistake_is_taken_back_with_the_term_that_it_had_ended_before_its_first_day()
    {
        var facts = Council(Member("M1", Commission(2025), Commission(2027)));
        var dismissed = Take(facts, Dismiss().Decide(facts, Section));
        dismissed.Members[0].Commissions[1].Dismissal.ShouldNotBeNull();

        var back = Take(dismissed, new WithdrawDismissal(Id("M1"), Today).Decide(dismissed, Section));

        back.Members[0].Commissions.ShouldBe(facts.Members[0].Commissions);
    }

    [Fact]
    [Trait("Rule", "R044")]
    public void What_ended_an_earlier_term_is_not_taken_back_with_it()
    {
        var earlier = Commission(2023) with { Dismissal = new Dismissal(D("2024-06-15"), DismissalReason.Resignation) };
        var facts = Council(Member("M1", earlier, Commission(2025)), Member("M2", Commission(2023), Commission(2025)));
        var dismissed = facts with { Members = [Accepted(Dismiss().Decide(facts, Section)), facts.Members[1]] };

        var back = Accepted(new WithdrawDismissal(Id("M1"), Today).Decide(dismissed, Section));

        back.Commissions.ShouldBe([earlier, Commission(2025)]);
    }

    [Theory]
    [Trait("Rule", "R044")]
    [InlineData("2026-06-15", false)] // It begins with the dismissal: somebody else has ended it.
    [InlineData("2026-06-16", true)]
    public void Only_a_later_term_that_the_dismissal_has_ended_is_given_back_with_it(string first, bool given)
    {
        var never = Commission(first, "2029-03-31") with { Dismissal = new Dismissal(D(first), DismissalReason.Misconduct) };
        var ended = Commission(2025) with
        {
            Dismissal = new Dismissal(Today, DismissalReason.Misconduct) { Grounds = Grounds(DismissalReason.Misconduct) },
        };

        var back = Accepted(new WithdrawDismissal(Id("M1"), Today).Decide(Council(Member("M1", ended, never)), Section));

        back.Commissions.Select(c => c.Dismissal is null).ShouldBe([true, given]);
    }

    [Theory]
    [Trait("Rule", "R044")]
    [InlineData("2026-06-15", false)]
    [InlineData("2026-06-16", true)]
    public void A_term_that_begins_after_the_dismissal_ends_before_its_first_day(string first, bool ended)
    {
        var facts = Council(Member("M1", Commission("2025-04-01", "2026-06-15"), Commission(first, "2027-03-31")));

        var after = Accepted(Dismiss().Decide(facts, Section)).Commissions;

        (after[1].Dismissal is not null).ShouldBe(ended);
    }

    [Fact]
    [Trait("Rule", "R044")]
    [Trait("Rule", "H1")]
    public void Nothing_is_taken_back_that_others_have_heard_of_or_built_upon()
    {
        var facts = Council(Member("M1"), Member("M2"));
        var dismissed = Take(facts, Dismiss().Decide(facts, Section));
        dismissed = dismissed with { Members = [dismissed.Members[0], facts.Members[1]] };
        var told = dismissed with
        {
            Members = [Accepted(new NotifyDismissal(Id("M1"), Today, ToMember).Decide(dismissed, Section, Today)), dismissed.Members[1]],
        };
        var replaced = dismissed with
        {
            Members = [dismissed.Members[0], Member("M2", Commission("2026-06-15", "2027-03-31") with { Predecessor = Id("M1") })],
        };
        var before = dismissed with
        {
            Members = [dismissed.Members[0], Member("M2", Commission("2026-06-14", "2027-03-31") with { Predecessor = Id("M1") })],
        };
        var withdraw = new WithdrawDismissal(Id("M1"), Today);

        CodeOf(withdraw.Decide(dismissed, new CouncilAccess { Read = true, Lead = true })).ShouldBe("dismissal.not-station");
        CodeOf(withdraw.Decide(facts, Section)).ShouldBe("dismissal.unknown");
        CodeOf((withdraw with { Member = Id("M9") }).Decide(dismissed, Section)).ShouldBe("dismissal.unknown");
        CodeOf((withdraw with { Dismissed = Today.AddDays(1) }).Decide(dismissed, Section)).ShouldBe("dismissal.unknown");
        CodeOf(withdraw.Decide(Council(Dismissed(DismissalReason.Misconduct)), Section)).ShouldBe("dismissal.imported");
        CodeOf(withdraw.Decide(told, Section)).ShouldBe("dismissal.notified");
        CodeOf(withdraw.Decide(replaced, Section)).ShouldBe("dismissal.replaced");
        var byFormerMember = Member("M2", Commission(2023), Commission("2026-06-15", "2027-03-31") with { Predecessor = Id("M1") });
        CodeOf(withdraw.Decide(dismissed with { Members = [dismissed.Members[0], byFormerMember] }, Section))
            .ShouldBe("dismissal.replaced");
        CodeOf(withdraw.Decide(before, Section)).ShouldBeNull();
    }

    private static DismissMember Dismiss() => new(Id("M1"), Today, Grounds(DismissalReason.Misconduct));

    private static DismissalGrounds Grounds(DismissalReason reason) =>
        new(reason) { Text = reason == DismissalReason.Misconduct ? "肩書の利用" : null };

    private static Member Dismissed(DismissalReason reason) =>
        Member("M1", Commission(2025) with { Dismissal = new Dismissal(Today, reason) });

    private static List<Finding> Notice(DismissalReason reason, NoticeRecipient? to, string? relation) =>
        [
            .. DismissalReview.OfNotice(
                new Dismissal(Today, reason)
                {
                    Notice = to is { } recipient ? new DismissalNotice(Today, recipient, NoticeMethod.Written, relation, By) : null,
                }
            ),
        ];

    private static IEnumerable<string> Moved(string ties, bool residence, bool workplace, GuidelineSettings settings)
    {
        var member = Member("M1") with { Ties = [.. ties.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<BeatTie>)] };
        var grounds = new DismissalGrounds(DismissalReason.MovedAway)
        {
            ResidenceOutside = residence,
            WorkplaceOutside = workplace,
            ParticipationUnlikely = true,
        };
        return DismissalReview.OfGrounds(member, grounds, Today, settings).Select(f => f.Code);
    }

    private static DismissalState StateOf(CouncilFacts facts) => facts.Members[0].Commissions[0].DismissalState;

    private static CouncilFacts Take(CouncilFacts facts, Outcome<Member> outcome) => facts with { Members = [Accepted(outcome)] };
}
