using KobanBot.Bot.Cards;
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
    public const string OtherDivisions = "otherDivisions";
    public const string Guests = "guestList";
    public const string Consultation = "consultation";
    public const string ConsultedOn = "consultedOn";

    public const int LineLength = 60;
    public const int MostLines = 20;
    public const int LinesLength = 1000;

    /// <summary>A client leaves out a choice set in which nothing is ticked; that means nobody.</summary>
    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content, IReadOnlyList<Member> members)
    {
        var fields = new FieldReader(data);
        var present = data.Choices(Present).ToHashSet(StringComparer.Ordinal);
        var attendance = new Attendance
        {
            Absent = [.. members.Where(m => !present.Contains(m.Id.Value)).Select(m => m.Id)],
            Officers = [.. data.Choices(Officers).Select(o => new OfficerId(o))],
            Supervisors = [.. data.Choices(Supervisors).Select(o => new OfficerId(o))],
            OtherDivisions = fields.Lines(OtherDivisions, LineLength, MostLines, LinesLength),
            Guests = fields.Lines(Guests, LineLength, MostLines, LinesLength),
            Consultation = data.Choice<GuestConsultation>(Consultation) ?? GuestConsultation.Unknown,
            ConsultedOn = fields.Date(ConsultedOn),
        };
        return (content with { Attendance = attendance }, fields.State());
    }
}
