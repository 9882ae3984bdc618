using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

/// <summary>The same import once more, for example for a transfer, undoes nothing that officers have entered.</summary>
public sealed class ImportedMemberTests
{
    private static readonly Member Filed = Member("M1", Commission(2025));

    [Fact]
    public void A_renewal_that_the_files_do_not_know_yet_stays()
    {
        var renewed = Filed.With(Commission(2027) with { Kind = CommissionKind.Renewal, LongServiceNote = "後任の推薦を依頼" }) with
        {
            RenewalIntention = RenewalIntention.Willing,
        };

        Filed.Over(renewed).ShouldBe(renewed, new ByContent());
    }

    [Fact]
    public void A_renewal_that_the_files_know_is_theirs_with_what_was_written_about_it()
    {
        var stored = Filed.With(
            Commission(2027) with
            {
                Kind = CommissionKind.Renewal,
                LongServiceNote = "後任の推薦を依頼",
                TermReason = "設置日に合わせる",
                EndReason = "前任者に合わせる",
                Selection = new SelectionProcess(D("2027-02-01"), "生活安全課", "再任"),
                LetterHandedOver = D("2027-04-01"),
            }
        );
        var imported = Filed.With(new Commission(CommissionKind.Renewal, new CommissionTerm(D("2027-04-01"), D("2028-03-31"))));

        var merged = imported.Over(stored).Commissions[1];

        merged.Term.Last.ShouldBe(D("2028-03-31"));
        (merged.LongServiceNote, merged.TermReason, merged.EndReason, merged.Selection?.Decision, merged.LetterHandedOver).ShouldBe(
            ("後任の推薦を依頼", "設置日に合わせる", "前任者に合わせる", "再任", D("2027-04-01"))
        );
    }

    [Fact]
    public void Where_both_say_something_the_files_are_right()
    {
        var filed = Commission(2025) with
        {
            TermReason = "理由",
            EndReason = "終期",
            LongServiceNote = "配慮",
            Selection = new SelectionProcess(D("2025-02-01"), "交通課", "選定"),
            LetterHandedOver = D("2025-04-01"),
            Consideration = new DismissalConsideration(new DismissalGrounds(DismissalReason.Death), D("2026-01-01"), new OfficerId("1")),
        };
        var entered = Commission(2025) with
        {
            TermReason = "別",
            EndReason = "別",
            LongServiceNote = "別",
            Selection = new SelectionProcess(null, null, "別"),
            LetterHandedOver = D("2025-05-01"),
            Consideration = new DismissalConsideration(
                new DismissalGrounds(DismissalReason.MovedAway),
                D("2026-02-01"),
                new OfficerId("2")
            ),
        };
        var person = Member("M1", filed) with { SelectionReason = "理由", Association = "東町内会", Occupation = "農業" };

        var merged = person.Over(Member("M1", entered) with { SelectionReason = "別", Association = "別", Occupation = "別" });

        merged.Commissions.ShouldBe([filed]);
        (merged.SelectionReason, merged.Association, merged.Occupation).ShouldBe(("理由", "東町内会", "農業"));
    }

    [Theory]
    [InlineData("2027-04-01", 3)]
    [InlineData("2027-03-31", 2)]
    [InlineData("2026-04-01", 2)]
    public void A_term_of_our_own_begins_after_all_those_of_the_files(string first, int terms)
    {
        var filed = Member("M1", Commission(2023), Commission(2025));
        var stored = filed.With(Commission(first, "2029-03-31"));

        filed.Over(stored).Commissions.Count.ShouldBe(terms);
    }

    [Fact]
    public void A_dismissal_that_was_decided_here_stays_and_one_of_the_files_is_taken()
    {
        var grounds = new DismissalGrounds(DismissalReason.Misconduct);
        var here = new Dismissal(D("2026-06-15"), DismissalReason.Misconduct) { Grounds = grounds, MisuseFeared = true };
        var told = new Dismissal(D("2026-06-15"), DismissalReason.Misconduct)
        {
            Notice = new DismissalNotice(D("2026-06-15"), NoticeRecipient.Member, NoticeMethod.Oral, null, new OfficerId("1000003")),
        };
        var filed = new Dismissal(D("2026-06-20"), DismissalReason.Resignation);
        Member With(Dismissal? dismissal) => Member("M1", Commission(2025) with { Dismissal = dismissal });

        With(null).Over(With(here)).Commissions[0].Dismissal.ShouldBe(here);
        With(filed).Over(With(here)).Commissions[0].Dismissal.ShouldBe(here);
        With(filed).Over(With(told)).Commissions[0].Dismissal.ShouldBe(told);
        With(filed).Over(With(null)).Commissions[0].Dismissal.ShouldBe(filed);
        With(null).Over(With(filed)).Commissions[0].Dismissal.ShouldBeNull();
    }

    [Fact]
    public void A_consideration_stays_and_a_term_that_was_filed_wrongly_is_corrected()
    {
        var consideration = new DismissalConsideration(
            new DismissalGrounds(DismissalReason.Resignation),
            D("2026-06-01"),
            new OfficerId("1")
        );
        var stored = Member("M1", Commission("2025-04-02", "2027-03-31")) with { Commissions = [Commission("2025-04-02", "2027-03-31")] };

        Filed.Over(stored).Commissions.Select(c => c.Term.First).ShouldBe([D("2025-04-01")]);
        Filed
            .Over(Member("M1", Commission(2025) with { Consideration = consideration }))
            .Commissions[0]
            .Consideration.ShouldBe(consideration);
    }

    [Fact]
    public void Who_the_person_is_the_files_say_and_what_they_leave_open_stays()
    {
        var stored = Filed with
        {
            Name = "旧姓 花子",
            SelectionReason = "地域の実情に詳しい",
            Association = "東町内会",
            Occupation = "商店主",
            Ties = [BeatTie.Workplace],
            RenewalIntention = RenewalIntention.Declined,
        };
        var imported = Filed with { Name = "試験 花子", Ties = null, SelectionReason = null, Association = null, Occupation = null };

        var merged = imported.Over(stored);

        (merged.Name, merged.SelectionReason, merged.Association, merged.Occupation, merged.RenewalIntention).ShouldBe(
            ("試験 花子", "地域の実情に詳しい", "東町内会", "商店主", RenewalIntention.Declined)
        );
        merged.Ties.ShouldBe([BeatTie.Workplace]);
        (imported with { Ties = [BeatTie.Residence], RenewalIntention = RenewalIntention.Willing })
            .Over(stored)
            .Ties.ShouldBe([BeatTie.Residence]);
        (imported with { RenewalIntention = RenewalIntention.Willing }).Over(stored).RenewalIntention.ShouldBe(RenewalIntention.Willing);
    }

    /// <summary>Records with lists are equal by what the lists hold.</summary>
    private sealed class ByContent : IEqualityComparer<Member>
    {
        public bool Equals(Member? one, Member? other) =>
            one is not null
            && other is not null
            && one.Commissions.SequenceEqual(other.Commissions)
            && one with { Commissions = [], Categories = [] } == other with { Commissions = [], Categories = [] };

        public int GetHashCode(Member member) => member.Id.GetHashCode();
    }
}
