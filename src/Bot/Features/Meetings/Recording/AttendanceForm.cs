using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>Whom step 2 offers, by the day of the meeting.</summary>
internal sealed record AttendanceOffer(
    IReadOnlyList<Member> Members,
    IReadOnlyList<RosterEntry> Operating,
    IReadOnlyList<RosterEntry> Supervisors
)
{
    public static AttendanceOffer On(DateOnly day, Sitting at) =>
        new([.. at.Facts.MembersOn(day)], at.Facts.OperatingOn(day), at.Facts.SupervisorsOn(day, at.Step.Rules.Guideline));
}

/// <summary>What was ticked and typed into step 2.</summary>
internal static class AttendanceForm
{
    public const string Present = "present";
    public const string Officers = "officers";
    public const string Supervisors = "supervisors";

    /// <summary>A client leaves out a choice set in which nothing is ticked; that means nobody.</summary>
    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content, AttendanceOffer offer)
    {
        var fields = new FieldReader(data);
        var present = fields.Ticked(Present, offer.Members.Select(m => (m.Id.Value, m.Name)));
        var read = AttendanceFields.All.Aggregate(content, (c, field) => field.Read(fields, c));
        var attendance = read.Attendance with
        {
            // Nobody is absent because nothing of what was ticked could be read.
            Absent = present is { Ids: [], Unknown: not [] }
                ? content.Attendance.Absent
                : [.. offer.Members.Where(m => !present.Ids.Contains(m.Id.Value)).Select(m => m.Id)],
            Officers = Police(Officers, offer.Operating, content.Attendance.Officers ?? []),
            Supervisors = Police(Supervisors, offer.Supervisors, content.Attendance.Supervisors),
        };
        return (read with { Attendance = attendance }, fields.State());

        IReadOnlyList<OfficerId> Police(string field, IReadOnlyList<RosterEntry> roster, IReadOnlyList<OfficerId> before)
        {
            var ticked = fields.Ticked(field, roster.Select(r => (r.Officer.Value, r.Title)));
            return ticked is { Ids: [], Unknown: not [] } ? before : [.. ticked.Ids.Select(id => new OfficerId(id))];
        }
    }
}
