using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Meetings;

public sealed class MeetingDoubtsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly Planned = new(2026, 11, 20);

    [Theory]
    [InlineData(RecordState.Confirmed, "同じ日の定期会議の記録（確定）が既にあります。訂正する場合は、その記録を開いてください。")]
    [InlineData(
        RecordState.ReportedToChief,
        "同じ日の定期会議の記録（署長報告済）が既にあります。訂正する場合は、その記録を開いてください。"
    )]
    public void A_second_record_of_the_same_kind_and_day_names_the_first_and_blocks_nothing(RecordState state, string sentence)
    {
        var doubt = Of(new MeetingContent { Kind = MeetingKind.Regular, Date = Planned }, WithRecord(state)).ShouldHaveSingleItem();

        (doubt.Finding.Code, doubt.Finding.Level, doubt.Finding.Sentence).ShouldBe(("record.same-day", FindingLevel.WarnPlus, sentence));
        doubt.Recorded.ShouldBe(new MeetingId("R1"));
    }

    [Fact]
    public void Another_kind_another_day_or_the_record_that_is_revised_is_no_second_record()
    {
        var facts = WithRecord(RecordState.Confirmed);

        Of(new MeetingContent { Kind = MeetingKind.Extraordinary, Date = Planned }, facts).ShouldBeEmpty();
        Of(new MeetingContent { Kind = MeetingKind.Regular, Date = Planned.AddDays(1) }, facts).ShouldBeEmpty();
        MeetingDoubts.Of(facts, RecordMeetingTests.Draft() with { Id = new MeetingId("R1") }, Today, new TimeOnly(10, 0)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DraftState.Draft, "同じ日の定期会議の下書きがほかにあります。同じ会議でないか確認してください。")]
    [InlineData(DraftState.AwaitingLead, "同じ日の定期会議の確認待ちの記録がほかにあります。同じ会議でないか確認してください。")]
    public void A_second_unconfirmed_draft_of_the_same_kind_and_day_is_told_and_blocks_nothing(DraftState state, string sentence)
    {
        var doubt = Of(new MeetingContent { Kind = MeetingKind.Regular, Date = Planned }, WithDraft(state, version: 2))
            .ShouldHaveSingleItem();

        (doubt.Finding.Code, doubt.Finding.Level, doubt.Finding.Sentence).ShouldBe(("record.same-day-draft", FindingLevel.Warn, sentence));
    }

    [Fact]
    public void A_draft_of_another_kind_or_day_an_ended_one_and_one_that_nobody_has_touched_are_no_second_draft()
    {
        var same = new MeetingContent { Kind = MeetingKind.Regular, Date = Planned };
        var facts = WithDraft(DraftState.Draft, version: 2);

        Of(same with { Kind = MeetingKind.Extraordinary }, facts).ShouldBeEmpty();
        Of(same with { Date = Planned.AddDays(1) }, facts).ShouldBeEmpty();
        Of(same, WithDraft(DraftState.Cancelled, version: 2)).ShouldBeEmpty();
        Of(same, WithDraft(DraftState.Draft, version: 1)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("10:00", "10:00", false)]
    [InlineData("10:01", "10:00", true)]
    [InlineData("10:01", null, false)]
    public void A_meeting_of_today_that_is_yet_to_begin_is_doubtful(string start, string? time, bool doubtful)
    {
        var doubts = Of(
            new MeetingContent
            {
                Kind = MeetingKind.Regular,
                Date = Today,
                Start = Time(start),
            },
            time: time is null ? null : Time(time)
        );

        doubts.Select(d => d.Finding.Code).ShouldBe(doubtful ? ["record.starts-later"] : []);
    }

    [Fact]
    public void The_time_of_day_is_that_of_Japan() =>
        JapanTime.TimeOf(new DateTimeOffset(2026, 11, 23, 15, 30, 0, TimeSpan.Zero)).ShouldBe(new TimeOnly(0, 30));

    private static List<ReviewFinding> Of(MeetingContent content, CouncilFacts? facts = null, TimeOnly? time = null) =>
        [.. MeetingDoubts.Of(facts ?? World.CentralFacts, RecordMeetingTests.Draft() with { Content = content }, Today, time)];

    private static CouncilFacts WithRecord(RecordState state)
    {
        var (facts, _) = RecordMeetingTests.Confirmed();
        return facts with { Meetings = [facts.Meetings[0] with { Id = new MeetingId("R1"), State = state }] };
    }

    private static CouncilFacts WithDraft(DraftState state, int version) =>
        World.CentralFacts with
        {
            Drafts = [RecordMeetingTests.Draft() with { Id = new MeetingId("D2"), State = state, Version = version }],
        };

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
