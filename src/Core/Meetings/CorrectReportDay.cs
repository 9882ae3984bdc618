using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Core.Meetings;

/// <summary>署長報告日の訂正 with its reason: the record stays 署長報告済, and the audit line keeps the former day.</summary>
/// <param name="Revision">Of the record that the card shows.</param>
public sealed record CorrectReportDay(MeetingId Meeting, int Revision, DateOnly Day, string Reason)
{
    /// <param name="audit">Its <see cref="AuditEntry.Before"/> is set here: the former day, and why it was wrong.</param>
    public Outcome<CouncilChange> Decide(CouncilFacts facts, DateTimeOffset now, AuditEntry audit)
    {
        if (facts.Meeting(Meeting) is not { } record || record.Revision != Revision)
        {
            return new Refusal("record.changed-meanwhile");
        }

        if (record is not { State: RecordState.ReportedToChief, ReportedOn: { } former })
        {
            return new Refusal("record.not-reported");
        }

        if (Reason.Length == 0)
        {
            return new Refusal("record.reason-missing") { Property = nameof(Reason) };
        }

        if (Day > JapanTime.DayOf(now))
        {
            return new Refusal("record.report-in-future") { Property = nameof(Day) };
        }

        return Day < record.Date
            ? new Refusal("record.report-before-meeting", JapaneseDate.WithoutWeekday(record.Date)) { Property = nameof(Day) }
            : new CouncilChange
            {
                Audit = audit with { Before = $"{former:O}|{Reason}" },
                Writes = [new CouncilWrite.MarkRecord(record with { ReportedOn = Day })],
            };
    }
}
