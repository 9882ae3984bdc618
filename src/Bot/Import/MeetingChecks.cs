using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Import;

/// <summary>Plans, past meetings and what hangs on them.</summary>
internal sealed class MeetingChecks(ImportInput input, ImportProblems problems, DateOnly today) : InputChecks(input, problems)
{
    private const string Council = "連絡協議会コード";
    private const string Meeting = "会議番号";
    private const string Date = "開催日";

    private readonly IReadOnlySet<object> _councils = Keys(input.Councils, c => c.Code);

    public void Run()
    {
        CheckPlans();
        CheckMeetings();
        CheckParts();
    }

    private void CheckPlans()
    {
        RequireKnown(Input.Plans, Council, p => p.Council, _councils, ImportFiles.Councils);
        RequireUnique(Input.Plans, Date, p => (p.Council, p.Date));
        foreach (var year in Input.Plans.Valid.GroupBy(p => (p.Value.Council, p.Value.Year)))
        {
            RequireOne(year, "警察活動の重点", p => p.Plan.Priorities);
            RequireOne(year, "地域の行事", p => p.Plan.Events);
        }

        RequireUnique(Input.PlanTopics, "番号", t => (t.Council, t.Date, t.Number));
        RequireKnown(
            Input.PlanTopics,
            Date,
            t => (t.Council, t.Date),
            Keys(Input.Plans, p => (p.Council, p.Date)),
            ImportFiles.MeetingPlans
        );
    }

    // They belong to the year's plan; each row of the year repeats them or leaves them empty.
    private void RequireOne(IEnumerable<Entry<PlanRow>> year, string column, Func<PlanRow, string> text)
    {
        var rows = year.Where(p => text(p.Value).Length > 0).ToList();
        foreach (var other in rows.Where(p => text(p.Value) != text(rows[0].Value)))
        {
            Report(other, column, $"同じ年度の{rows[0].Row.Line}行目と異なります。");
        }
    }

    private void CheckMeetings()
    {
        RequireKnown(Input.Meetings, Council, m => m.Council, _councils, ImportFiles.Councils);
        RequireUnique(Input.Meetings, Meeting, m => m.Id);
        var officers = Keys(Input.Officers, o => o.Number);
        RequireKnown(Input.Meetings, "確定者職員番号", m => m.ConfirmedBy, officers, ImportFiles.Officers);

        var councils = Input.Councils.Values.GroupBy(c => c.Code).ToDictionary(g => g.Key, g => g.First());
        foreach (var meeting in Input.Meetings.Valid)
        {
            var (date, known) = (meeting.Value.Date, councils.TryGetValue(meeting.Value.Council, out var council));
            if (date > today)
            {
                Report(meeting, Date, "将来の日付です。予定はmeeting_plans.csvに記入してください。");
            }
            else if (known && !council!.Days.Contains(date)) // Known: it was found.
            {
                Report(meeting, Date, "連絡協議会の設置日から廃止日までの日付ではありません。");
            }

            if (meeting.Value.ConfirmedOn > today || meeting.Value.ReportedOn > today)
            {
                Report(meeting, meeting.Value.ConfirmedOn > today ? "確定日" : "署長報告日", "将来の日付です。");
            }
        }
    }

    private void CheckParts()
    {
        var meetings = Keys(Input.Meetings, m => (m.Council, m.Id));
        RequireKnown(Input.Attendances, Meeting, a => (a.Council, a.Meeting), meetings, ImportFiles.Meetings);
        RequireUnique(Input.Attendances, "コード", a => (a.Meeting, a.Kind, a.Code, a.Text));
        RequireKnown(Input.MeetingTopics, Meeting, t => (t.Council, t.Meeting), meetings, ImportFiles.Meetings);
        RequireUnique(Input.MeetingTopics, "番号", t => (t.Meeting, t.Number));
        RequireKnown(Input.Feedback, Meeting, f => (f.Council, f.Meeting), meetings, ImportFiles.Meetings);
        RequireUnique(Input.Feedback, "番号", f => (f.Meeting, f.Number));

        var dates = Input.Meetings.Values.GroupBy(m => m.Id).ToDictionary(g => g.Key, g => g.First().Date);
        foreach (var feedback in Input.Feedback.Valid.Where(f => f.Value.ToldOn is not null))
        {
            if (feedback.Value.ToldOn > today)
            {
                Report(feedback, "連絡日", "将来の日付です。");
            }
            else if (dates.TryGetValue(feedback.Value.Meeting, out var date) && feedback.Value.ToldOn < date)
            {
                Report(feedback, "連絡日", "会議の開催日より前の日付です。");
            }
        }
    }

    /// <summary>H8: whoever is listed was a member, or posted there, on the day of the meeting. Needs facts without any error.</summary>
    public void CheckAttendance(IReadOnlyDictionary<string, CouncilFacts> councils)
    {
        var dates = Input.Meetings.Values.ToDictionary(m => m.Id, m => m.Date);
        foreach (var entry in Input.Attendances.Valid)
        {
            var (row, date, facts) = (entry.Value, dates[entry.Value.Meeting], councils[entry.Value.Council]);
            var reason = row.Kind switch
            {
                AttendeeKind.Member when facts.MembersOn(date).All(m => m.Id != new MemberId(row.Code)) =>
                    "開催日に在任していない委員です。",
                AttendeeKind.OperatingOfficer when facts.OperatingOn(date).All(o => o.Officer != new OfficerId(row.Code)) =>
                    "開催日に、対象の交番等の運営担当者ではありません。",
                AttendeeKind.Supervisor when facts.SupervisorsOn(date).All(o => o.Officer != new OfficerId(row.Code)) =>
                    "開催日に、警察署の地域警察幹部、地域課長又は署長ではありません。",
                _ => null,
            };
            if (reason is not null)
            {
                Report(entry, "コード", reason);
            }
            else if (row.Presence == Presence.Absent && row.Kind != AttendeeKind.Member)
            {
                Report(entry, "出欠", "「欠席」は委員に限ります。");
            }
        }
    }
}
