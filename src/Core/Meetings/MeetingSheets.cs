using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Meetings;

/// <summary>What of a record's sheet is derived from the council and not typed: names, titles, earlier feedback.</summary>
internal static class MeetingSheets
{
    public static MeetingSheet Of(CouncilFacts facts, MeetingDraft draft, string author, GuidelineSettings settings)
    {
        var content = draft.Content;
        var date = content.Date ?? JapanTime.DayOf(draft.ChangedAt);
        var absent = content.Attendance.Absent.ToHashSet();
        var members = facts.MembersOn(date).ToList();
        var operating = facts.OperatingOn(date);
        var officers = content.Attendance.Officers is { } chosen ? operating.Where(o => chosen.Contains(o.Officer)) : operating;
        return new MeetingSheet
        {
            CouncilName = facts.Council.Name,
            StationName = facts.Council.StationOn(date)?.Name ?? "",
            Present = [.. members.Where(m => !absent.Contains(m.Id)).Select(m => m.Name)],
            Absent = [.. members.Where(m => absent.Contains(m.Id)).Select(m => m.Name)],
            Officers = [.. officers.Select(o => o.Title)],
            Supervisors =
            [
                .. facts.SupervisorsOn(date, settings).Where(s => content.Attendance.Supervisors.Contains(s.Officer)).Select(s => s.Title),
            ],
            EarlierFeedback =
            [
                .. RecordMeeting
                    .Earlier(facts, draft)
                    .Select(e => new EarlierFeedbackLine(e.Feedback.Entry.Text, e.Update.Status, e.Update.Measure, e.Update.Told)),
            ],
            Author = author,
        };
    }
}
