using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was ticked and typed into step 2.</summary>
internal static class AttendanceForm
{
    public const string Present = "present";
    public const string Officers = "officers";
    public const string Supervisors = "supervisors";

    /// <summary>A client leaves out a choice set in which nothing is ticked; that means nobody.</summary>
    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content, IReadOnlyList<Member> members)
    {
        var fields = new FieldReader(data);
        var present = data.Choices(Present).ToHashSet(StringComparer.Ordinal);
        var read = AttendanceFields.All.Aggregate(content, (c, field) => field.Read(fields, c));
        var attendance = read.Attendance with
        {
            Absent = [.. members.Where(m => !present.Contains(m.Id.Value)).Select(m => m.Id)],
            Officers = [.. data.Choices(Officers).Select(o => new OfficerId(o))],
            Supervisors = [.. data.Choices(Supervisors).Select(o => new OfficerId(o))],
        };
        return (read with { Attendance = attendance }, fields.State());
    }
}
