using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

/// <summary>記録の廃棄 by kind: from which day on, what goes, and what never does.</summary>
public sealed class RecordDisposalTests
{
    private static readonly ObligationSettings Settings = new()
    {
        RequestMonths = 24,
        DismissalMonths = 60,
        CorrespondenceMonths = 36,
    };

    [Theory]
    [InlineData("2026-06-01", false)]
    [InlineData("2026-06-02", true)]
    public void A_closed_request_is_asked_about_once_the_months_after_its_last_entry_have_gone_by(string today, bool due) =>
        RecordDisposal.IsDue(Request("2024-06-01", FeedbackStatus.Done), D(today), Settings).ShouldBe(due);

    [Fact]
    public void An_open_request_one_that_was_disposed_of_and_a_kind_that_is_kept_are_not_asked_about()
    {
        RecordDisposal.IsDue(Request("2020-06-01", FeedbackStatus.InProgress), D("2026-06-01"), Settings).ShouldBeFalse();
        RecordDisposal.IsDue(Request("2020-06-01", FeedbackStatus.Done).WithoutWords(), D("2026-06-01"), Settings).ShouldBeFalse();
        RecordDisposal
            .IsDue(Request("2020-06-01", FeedbackStatus.Done), D("2026-06-01"), Settings with { RequestMonths = 0 })
            .ShouldBeFalse();
    }

    [Fact]
    public void What_a_request_was_about_and_came_to_stays()
    {
        var left = Request("2020-06-01", FeedbackStatus.Refused).WithoutWords();

        (left.Entry.Text, left.Entry.Speaker, left.Entry.Measure).ShouldBe(("廃棄済み", "", ""));
        (left.Entry.Status, left.Entry.Kind, left.IsOpen, left.MeetingDate).ShouldBe(
            (FeedbackStatus.Refused, FeedbackKind.Request, false, D("2020-06-01"))
        );
    }

    [Theory]
    [InlineData("2023-05-31", true)]
    [InlineData("2023-06-01", false)]
    public void Correspondence_is_asked_about_after_its_own_months(string over, bool due) =>
        RecordDisposal.IsDue(D(over), D("2026-06-01"), Settings).ShouldBe(due);

    [Theory]
    [InlineData(LetterReturn.Returned, "2030-06-02", true)]
    [InlineData(LetterReturn.Returned, "2030-06-01", false)]
    [InlineData(LetterReturn.Outstanding, "2035-06-01", false)]
    public void What_was_written_about_a_settled_dismissal_is_asked_about_and_the_dismissal_stays(
        LetterReturn letter,
        string today,
        bool due
    )
    {
        var facts = Council(Member("M1", Dismissed(letter)), Member("M2"));

        var without = RecordDisposal.Dismissed(facts, D(today), Settings);

        without.Count.ShouldBe(due ? 1 : 0);
        if (due)
        {
            var dismissal = without[0].Commissions[0].Dismissal.ShouldNotBeNull();
            (dismissal.Grounds?.Text, dismissal.Reason, dismissal.Day).ShouldBe(
                ("廃棄済み", DismissalReason.OtherSpecialReason, D("2025-06-01"))
            );
            RecordDisposal.Dismissed(Council(without[0]), D(today), Settings).ShouldBeEmpty("there are no words left");
        }
    }

    [Fact]
    public void Only_kinds_with_something_due_can_be_chosen()
    {
        var due = new Dictionary<RetainedKind, int> { [RetainedKind.Requests] = 2 };

        RecordDisposal.Decide([RetainedKind.Requests], due).Match(kinds => kinds.Count, _ => 0).ShouldBe(1);
        RecordDisposal
            .Decide([RetainedKind.Requests, RetainedKind.Dismissals], due)
            .Match(_ => "", r => r.Code)
            .ShouldBe("retention.not-due");
        RecordDisposal.Decide([], due).Match(_ => "", r => r.Property).ShouldNotBeNull();
    }

    private static Feedback Request(string day, FeedbackStatus status) =>
        new()
        {
            Entry = new FeedbackEntry
            {
                Id = "F1",
                Kind = FeedbackKind.Request,
                Text = "試験の要望",
                Speaker = "試験の発言者",
                Measure = "試験の措置",
                Status = status,
            },
            Meeting = new MeetingId("m1"),
            MeetingDate = D(day),
            ChangedBy = new MeetingId("m1"),
            ChangedOn = D(day),
            ToldOn = D(day),
        };

    private static Commission Dismissed(LetterReturn letter) =>
        Commission("2024-04-01", "2026-03-31") with
        {
            Dismissal = new Dismissal(D("2025-06-01"), DismissalReason.OtherSpecialReason)
            {
                Grounds = new DismissalGrounds(DismissalReason.OtherSpecialReason) { Text = "試験の記載" },
                Notice = new DismissalNotice(D("2025-06-01"), NoticeRecipient.Member, NoticeMethod.Oral, null, new OfficerId("P1")),
                Letter = letter,
            },
        };
}
