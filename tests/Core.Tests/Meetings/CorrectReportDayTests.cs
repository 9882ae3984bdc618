using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Meetings;

public sealed class CorrectReportDayTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
    private static readonly AuditEntry Audit = new(Now, new OfficerId("P4"), "record.report-corrected", Guid.Empty);
    private static readonly MeetingRecord Reported = Obligations.Quiet.Base.Meetings[0];
    private static readonly CouncilFacts Facts = Obligations.Quiet.Base with { Meetings = [Reported] };

    [Fact]
    [Trait("Rule", "R115")]
    [Trait("Rule", "H9")]
    public void The_day_is_corrected_with_a_reason_and_the_former_day_is_kept()
    {
        var change = Accepted(new CorrectReportDay(Reported.Id, 1, Reported.Date.AddDays(3), "転記誤り").Decide(Facts, Now, Audit));

        change.Audit.Before.ShouldBe($"{Reported.ReportedOn:O}|転記誤り");
        var after = Facts.After(change).Meetings.ShouldHaveSingleItem();
        (after.ReportedOn, after.State, after.Revision).ShouldBe((Reported.Date.AddDays(3), RecordState.ReportedToChief, 1));
    }

    [Theory]
    [InlineData(1, 1, "", "record.reason-missing")]
    [InlineData(1, -1, "誤り", "record.report-before-meeting")]
    [InlineData(1, 1000, "誤り", "record.report-in-future")]
    [InlineData(2, 1, "誤り", "record.changed-meanwhile")]
    public void What_cannot_be_is_refused(int revision, int daysAfter, string reason, string code) =>
        CodeOf(new CorrectReportDay(Reported.Id, revision, Reported.Date.AddDays(daysAfter), reason).Decide(Facts, Now, Audit))
            .ShouldBe(code);

    [Fact]
    public void What_was_not_reported_has_no_day_to_correct()
    {
        var confirmed = Facts with { Meetings = [Reported with { State = RecordState.Confirmed, ReportedOn = null }] };

        CodeOf(new CorrectReportDay(Reported.Id, 1, Reported.Date, "誤り").Decide(confirmed, Now, Audit)).ShouldBe("record.not-reported");
    }
}
