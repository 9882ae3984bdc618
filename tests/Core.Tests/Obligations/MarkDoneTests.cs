using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

public sealed class MarkDoneTests
{
    private static readonly OfficerId By = new("1000002");

    private static readonly CouncilAccess Officer = new()
    {
        Read = true,
        Edit = true,
        Operates = true,
    };

    private static readonly CouncilAccess Section = new() { Read = true, Section = true };

    /// <summary>A meeting on 20 July, whose notice is due since 29 June.</summary>
    private static readonly CouncilFacts Planned = Base with { Plans = [Plan(2026, D("2026-05-20"), D("2026-07-20"))] };

    private static readonly DateOnly Today = D("2026-07-06");

    private const string Notice = "MeetingNotice|C0101|2026-07-20|";

    [Fact]
    [Trait("Rule", "R038")]
    public void What_was_done_is_kept_with_day_and_means_and_ends_the_obligation()
    {
        var done = Accepted(new MarkDone(Notice, Today, "文書", "回覧板"), Planned);

        done.ShouldBe(new Fulfilment(ObligationKind.MeetingNotice, "2026-07-20", "", Today, "文書（回覧板）", By));
        Planned.With(done).Open(Today, ObligationKind.MeetingNotice).ShouldBeEmpty();
        MarkDone.Done(Planned.With(done), Notice).ShouldBe(done);
    }

    [Theory]
    [InlineData("2026-07-06", null)]
    [InlineData("2026-07-07", "done.in-future")]
    [InlineData("2025-06-29", null)]
    [InlineData("2025-06-28", "done.too-early")]
    public void A_preparation_may_have_been_done_before_its_reminder_but_not_in_the_future(string day, string? refusal) =>
        RefusalOf(new MarkDone(Notice, D(day), "電話", ""), Planned).ShouldBe(refusal);

    [Theory]
    [Trait("Rule", "H5")]
    [InlineData("2026-05-20", null)]
    [InlineData("2026-05-19", "done.too-early")]
    public void What_follows_an_event_was_not_done_before_it(string day, string? refusal)
    {
        var facts = Base with { Meetings = [Record("R1", D("2026-05-20")) with { Absent = [new MemberId("M01")] }] };

        RefusalOf(new MarkDone("AbsenteeContact|C0101|R1|", D(day), "電話", ""), facts).ShouldBe(refusal);
    }

    [Fact]
    public void What_is_not_open_is_refused_and_so_is_what_ends_only_with_the_facts()
    {
        var marked = Planned.With(Done(ObligationKind.MeetingNotice, "2026-07-20", Today));

        RefusalOf(new MarkDone(Notice, Today, "電話", ""), marked).ShouldBe("done.not-open");
        RefusalOf(new MarkDone("MeetingNotice|C0101|2026-07-21|", Today, "電話", ""), Planned).ShouldBe("done.not-open");
        RefusalOf(
                new MarkDone("RegularMeeting|C0101||2026", Today, "電話", ""),
                Planned with
                {
                    Meetings = [Record("R0", D("2025-09-10"))],
                }
            )
            .ShouldBe("done.by-facts-only");
    }

    [Fact]
    [Trait("Rule", "H1")]
    public void Without_the_right_nothing_is_marked()
    {
        var roster = Base with { Fulfilments = [] };
        var mark = new MarkDone("MemberRoster|C0101|2025-04-01|", Day, "紙で作成", "");

        RefusalOf(mark, roster, Officer, Day).ShouldBe("done.not-allowed");
        RefusalOf(mark, roster, Section, Day).ShouldBeNull();
    }

    [Fact]
    public void The_means_are_asked_for() => RefusalOf(new MarkDone(Notice, Today, "", "回覧板"), Planned).ShouldBe("done.means-missing");

    [Fact]
    [Trait("Rule", "R111")]
    public void That_a_meeting_was_not_held_takes_a_reason_and_no_means()
    {
        var facts = Planned with { Plans = [Plan(2026, D("2026-05-20"), D("2026-07-01"))] };
        const string Key = "MeetingRecord|C0101|2026-07-01|";

        RefusalOf(new MarkDone(Key, Today, "", ""), facts).ShouldBe("done.reason-missing");
        Accepted(new MarkDone(Key, Today, "", "大雨のため中止"), facts).Means.ShouldBe("大雨のため中止");
        MarkDone.IsDecision(ObligationKind.MeetingRecord).ShouldBeTrue();
        MarkDone.IsDecision(ObligationKind.MeetingNotice).ShouldBeFalse();
    }

    [Fact]
    public void What_was_withdrawn_stays_counts_no_more_and_can_be_marked_again_on_the_same_day()
    {
        var done = Accepted(new MarkDone(Notice, Today, "電話", ""), Planned);
        var withdrawn = Accepted(new WithdrawDone(Notice, Today), Planned.With(done), Officer);

        withdrawn.ShouldBe(done with { Withdrawn = true });
        var after = Planned with { Fulfilments = [withdrawn] };
        MarkDone.Done(after, Notice).ShouldBeNull();
        after.Open(Today, ObligationKind.MeetingNotice).ShouldHaveSingleItem();
        Accepted(new MarkDone(Notice, Today, "訪問", ""), after).ShouldBe(done with { Means = "訪問" });
    }

    [Theory]
    [InlineData("2026-07-02", "2026-07-06")]
    [InlineData("2026-07-06", "2026-07-02")]
    public void Of_two_entries_about_one_thing_the_newest_is_shown(string one, string other)
    {
        var facts = Planned.With(
            Done(ObligationKind.MeetingNotice, "2026-07-20", D(one)),
            Done(ObligationKind.MeetingNotice, "2026-07-20", D(other))
        );

        MarkDone.Done(facts, Notice)!.Day.ShouldBe(D("2026-07-06"));
    }

    [Fact]
    [Trait("Rule", "H1")]
    public void Only_what_is_marked_can_be_withdrawn_and_only_with_the_right()
    {
        var marked = Base;

        RefusalOf(new WithdrawDone(Notice, Today).Decide(marked, Officer)).ShouldBe("done.not-marked");
        RefusalOf(new WithdrawDone("MemberRoster|C0101||", D("2025-04-02")).Decide(marked, Section)).ShouldBe("done.not-marked");
        RefusalOf(new WithdrawDone("MemberRoster|C0101||", D("2025-04-01")).Decide(marked, Officer)).ShouldBe("done.not-allowed");
        RefusalOf(new WithdrawDone("MemberRoster|C0101||", D("2025-04-01")).Decide(marked, Section)).ShouldBeNull();
    }

    private static Fulfilment Accepted(MarkDone request, CouncilFacts facts) =>
        ((Outcome<Fulfilment>.Accepted)request.Decide(facts, Officer, By, Today, ObligationRules.Default)).Value;

    private static Fulfilment Accepted(WithdrawDone request, CouncilFacts facts, CouncilAccess access) =>
        ((Outcome<Fulfilment>.Accepted)request.Decide(facts, access)).Value;

    private static string? RefusalOf(MarkDone request, CouncilFacts facts) => RefusalOf(request, facts, Officer, Today);

    private static string? RefusalOf(MarkDone request, CouncilFacts facts, CouncilAccess access, DateOnly today) =>
        RefusalOf(request.Decide(facts, access, By, today, ObligationRules.Default));

    private static string? RefusalOf(Outcome<Fulfilment> outcome) => (outcome as Outcome<Fulfilment>.Refused)?.Refusal.Code;
}
