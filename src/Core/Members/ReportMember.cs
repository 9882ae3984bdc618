using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Members;

/// <summary>署への連絡 about a member or a candidate (要綱 第9: the police box keeps the council's affairs; 委嘱 and 解嘱 are the section's).</summary>
public sealed record ReportMember(string Id, MemberReportKind Kind)
{
    public MemberId? Member { get; init; }

    public string CandidateName { get; init; } = "";

    public DateOnly? Day { get; init; }

    public string Text { get; init; } = "";

    public Outcome<MemberReport> Decide(CouncilFacts facts, OfficerId by, DateTimeOffset now)
    {
        if (Kind == MemberReportKind.Candidate)
        {
            return CandidateName.Length == 0
                ? new Refusal("report.candidate-missing") { Property = nameof(CandidateName) }
                : Made(by, now) with
                {
                    CandidateName = CandidateName,
                };
        }

        if (Member is not { } id || facts.Member(id) is not { } member)
        {
            return new Refusal("report.member-missing") { Property = nameof(Member) };
        }

        if (Kind == MemberReportKind.Death && Day > JapanTime.DayOf(now))
        {
            return new Refusal("done.in-future") { Property = nameof(Day) };
        }

        return facts.Reports.Any(r => r.IsOpen && r.Kind == Kind && r.Member == id)
            ? new Refusal("report.told-already", member.Name)
            : Made(by, now) with
            {
                Member = id,
            };
    }

    private MemberReport Made(OfficerId by, DateTimeOffset now) =>
        new()
        {
            Id = Id,
            Kind = Kind,
            Day = Day,
            Text = Text,
            By = by,
            At = now,
        };
}

/// <summary>対応 of the section to what the police box has told.</summary>
public sealed record AnswerReport(string Id, int KnownVersion, string Answer)
{
    public Outcome<MemberReport> Decide(CouncilFacts facts, OfficerId by, DateTimeOffset now)
    {
        if (facts.Reports.FirstOrDefault(r => r.Id == Id && r.IsOpen) is not { } report)
        {
            return new Refusal("report.closed");
        }

        if (report.Version != KnownVersion)
        {
            return new Refusal("report.closed");
        }

        return Answer.Length == 0
            ? new Refusal("report.answer-missing") { Property = nameof(Answer) }
            : report with
            {
                Version = report.Version + 1,
                Answer = Answer,
                AnsweredBy = by,
                AnsweredAt = now,
            };
    }
}

/// <summary>確認済み: the police box has read the answer; the report goes to the history.</summary>
public sealed record ReadReport(string Id)
{
    public Outcome<MemberReport> Decide(CouncilFacts facts) =>
        facts.Reports.FirstOrDefault(r => r.Id == Id && !r.IsOpen) is { } report
            ? report with
            {
                Read = true,
                Version = report.Version + 1,
            }
            : new Refusal("report.closed");
}

/// <summary>Who is told at once: the section of a report, and whoever has told it of the answer.</summary>
public static class ReportMessages
{
    public static IReadOnlyList<OutgoingMessage> Of(CouncilFacts facts, MemberReport report, AuditEntry audit)
    {
        var (kind, to) = report.IsOpen
            ? (MessageKind.MemberReported, facts.SectionOn(JapanTime.DayOf(audit.At)).Select(r => r.Officer))
            : (MessageKind.MemberReportAnswered, [report.By]);
        return
        [
            .. to.Where(o => o != audit.By)
                .Select((o, i) => new OutgoingMessage(CommandSteps.MessageOf(audit, i + 1), o, kind, new MeetingId(report.Id))),
        ];
    }
}
