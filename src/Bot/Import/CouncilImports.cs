using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Import;

/// <summary>Turns checked rows into councils with everything that hangs on them.</summary>
internal sealed class CouncilImports(ImportInput input, OrganisationFacts organisation)
{
    /// <summary>Paper knows no hour; noon in Japan is the same day everywhere the instant may be read.</summary>
    private static readonly TimeOnly Noon = new(12, 0);

    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    private readonly ILookup<string, MemberRow> _members = input.Members.Values.ToLookup(m => m.Council);

    private readonly ILookup<(string, string), Commission> _commissions = input.Commissions.Values.ToLookup(
        c => (c.Council, c.Member),
        c => c.Commission
    );

    private readonly ILookup<string, PlanRow> _plans = input.Plans.Values.ToLookup(p => p.Council);

    private readonly ILookup<(string, DateOnly), PlanTopicRow> _planTopics = input.PlanTopics.Values.ToLookup(t => (t.Council, t.Date));

    private readonly ILookup<string, MeetingRow> _meetings = input.Meetings.Values.ToLookup(m => m.Council);

    private readonly ILookup<string, AttendanceRow> _attendances = input.Attendances.Values.ToLookup(a => a.Meeting);

    private readonly ILookup<string, MeetingTopicRow> _topics = input.MeetingTopics.Values.ToLookup(t => t.Meeting);

    private readonly ILookup<string, FeedbackRow> _feedback = input.Feedback.Values.ToLookup(f => f.Meeting);

    /// <summary>Council, members, roster and plans: what the rules need to judge a meeting.</summary>
    public CouncilFacts FactsOf(CouncilRow row)
    {
        var council = organisation.CouncilOf(row);
        return new CouncilFacts
        {
            Council = council,
            Members = [.. _members[row.Code].Select(MemberOf)],
            Roster = organisation.RosterOf(council),
            Plans = [.. _plans[row.Code].GroupBy(p => p.Year).OrderBy(g => g.Key).Select(g => PlanOf(g.Key, [.. g.OrderBy(p => p.Date)]))],
        };
    }

    public CouncilImport Of(CouncilFacts facts)
    {
        var code = facts.Council.Id.Value;
        var meetings = _meetings[code].OrderBy(m => m.Date).ThenBy(m => m.Id, StringComparer.Ordinal).ToList();
        return new CouncilImport
        {
            Council = facts.Council,
            Members = facts.Members,
            Contacts = [.. _members[code].Select(m => m.Contact)],
            Roster = facts.Roster,
            Plans = facts.Plans,
            Records = [.. meetings.Select(m => RecordOf(facts, m))],
            Feedback = [.. meetings.SelectMany(FeedbackOf)],
        };
    }

    private Member MemberOf(MemberRow row) =>
        row.Member with
        {
            Commissions = [.. _commissions[(row.Council, row.Member.Id.Value)].OrderBy(c => c.Term.First)],
        };

    private MeetingPlan PlanOf(FiscalYear year, IReadOnlyList<PlanRow> rows) =>
        new()
        {
            Year = year,
            Version = 1,
            Priorities = rows.Select(r => r.Plan.Priorities).FirstOrDefault(t => t.Length > 0, ""),
            Events = rows.Select(r => r.Plan.Events).FirstOrDefault(t => t.Length > 0, ""),
            Meetings =
            [
                .. rows.Select(r =>
                    r.Meeting with
                    {
                        Topics = [.. _planTopics[(r.Council, r.Date)].OrderBy(t => t.Number).Select(t => t.Topic)],
                    }
                ),
            ],
        };

    private MeetingRecordBody RecordOf(CouncilFacts facts, MeetingRow row)
    {
        var content = row.Content with
        {
            Attendance = AttendanceOf(row),
            Topics = [.. _topics[row.Id].OrderBy(t => t.Number).Select(t => t.Topic)],
            Feedback = [.. _feedback[row.Id].OrderBy(f => f.Number).Select(f => f.Entry)],
        };
        var officer = organisation.Officer(row.ConfirmedBy);
        var author = $"{officer.Rank} {officer.Name}";
        var confirmedAt = new DateTimeOffset(row.ConfirmedOn.ToDateTime(Noon), Japan).ToUniversalTime();
        var sheet = SheetOf(facts, row, content, author, confirmedAt);
        return new MeetingRecordBody(
            new MeetingRecord
            {
                Id = new MeetingId(row.Id),
                Revision = 1,
                State = row.State,
                Kind = content.Kind!.Value, // Read from the file, which requires it.
                Date = row.Date,
                ConfirmedBy = new OfficerId(row.ConfirmedBy),
                ConfirmedByTitle = author,
                OnBehalf = facts.LeadOn(row.ConfirmedOn) is null,
                ConfirmedAt = confirmedAt,
                ReportedOn = row.ReportedOn,
                MembersInOffice = sheet.Present.Count + sheet.Absent.Count,
                MembersPresent = sheet.Present.Count,
                Absent = content.Attendance.Absent,
                Form = content.Form,
                Minutes = content is { Start: { } start, End: { } end } ? (int)(end - start).TotalMinutes : null,
            },
            content,
            sheet
        );
    }

    /// <summary>As the form prints: resolved by the same code that resolves a meeting which was recorded here.</summary>
    private static MeetingSheet SheetOf(
        CouncilFacts facts,
        MeetingRow row,
        MeetingContent content,
        string author,
        DateTimeOffset confirmedAt
    )
    {
        var officer = new OfficerId(row.ConfirmedBy);
        var draft = new MeetingDraft
        {
            Id = new MeetingId(row.Id),
            Version = 1,
            State = DraftState.Confirmed,
            Step = RecordStep.Review,
            Content = content,
            StartedBy = officer,
            ChangedBy = officer,
            ChangedAt = confirmedAt,
        };
        return MeetingReview.Of(facts, draft, author, row.ConfirmedOn, GuidelineSettings.Default).Sheet;
    }

    private Attendance AttendanceOf(MeetingRow meeting)
    {
        var rows = _attendances[meeting.Id].ToList();
        var officers = Codes(rows, AttendeeKind.OperatingOfficer, Presence.Present).Select(c => new OfficerId(c)).ToList();
        return meeting.Content.Attendance with
        {
            Absent = [.. Codes(rows, AttendeeKind.Member, Presence.Absent).Select(c => new MemberId(c))],
            Officers = officers.Count > 0 ? officers : null,
            Supervisors = [.. Codes(rows, AttendeeKind.Supervisor, Presence.Present).Select(c => new OfficerId(c))],
            OtherDivisions = [.. rows.Where(r => r.Kind == AttendeeKind.OtherDivision).Select(r => r.Text)],
            Guests = [.. rows.Where(r => r.Kind == AttendeeKind.Guest).Select(r => r.Text)],
        };
    }

    private static IEnumerable<string> Codes(List<AttendanceRow> rows, AttendeeKind kind, Presence presence) =>
        rows.Where(r => r.Kind == kind && r.Presence == presence).Select(r => r.Code);

    private IEnumerable<Feedback> FeedbackOf(MeetingRow meeting) =>
        _feedback[meeting.Id]
            .OrderBy(f => f.Number)
            .Select(f => new Feedback
            {
                // Unique in the council, as a confirmation makes it.
                Entry = f.Entry with
                {
                    Id = $"{meeting.Id}-{f.Entry.Id}",
                },
                Meeting = new MeetingId(meeting.Id),
                MeetingDate = meeting.Date,
                ToldOn = f.ToldOn,
                ChangedBy = new MeetingId(meeting.Id),
            });
}
