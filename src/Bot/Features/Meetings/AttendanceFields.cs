using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>Who took part, as far as it is typed; members and police are chosen from the lists of the meeting's day.</summary>
internal static class AttendanceFields
{
    private const int LineLength = 60;
    private const int MostLines = 20;
    private const int LinesLength = 1000;

    private static readonly Column ByRows = Column.None("Attendance has a file of its own, a row each.");

    public static readonly InputField<MeetingContent> OtherDivisions = Of(
        new LinesField<Attendance>
        {
            Property = nameof(Attendance.OtherDivisions),
            Id = "otherDivisions",
            Label = "関係部門の警察官（1行に1人）",
            Longest = LineLength,
            Most = MostLines,
            LongestInAll = LinesLength,
            Printed = RecordSheet.Names,
            Column = ByRows,
            Copied = Copying.Taken,
            Together = HasNames,
            Get = a => a.OtherDivisions,
            Set = (a, lines) => a with { OtherDivisions = lines },
        }
    );

    public static readonly InputField<MeetingContent> Guests = Of(
        new LinesField<Attendance>
        {
            Property = nameof(Attendance.Guests),
            Id = "guestList",
            Label = "委員以外の地域住民等：氏名・立場（1行に1人）",
            Name = "委員以外の地域住民等",
            Placeholder = "例　試験 花子　中央小学校PTA",
            Longest = LineLength,
            Most = MostLines,
            LongestInAll = LinesLength,
            Printed = RecordSheet.Names,
            Column = ByRows,
            Copied = Copying.Taken,
            Together = HasNames,
            Get = a => a.Guests,
            Set = (a, lines) => a with { Guests = lines },
        }
    );

    public static readonly InputField<MeetingContent> Consultation = Of(
        new ChoiceField<Attendance, GuestConsultation>
        {
            Property = nameof(Attendance.Consultation),
            Id = "consultation",
            Label = "人選の事前検討",
            Style = "expanded",
            Word = MeetingWords.Of,
            Values = [GuestConsultation.Done, GuestConsultation.NotDone, GuestConsultation.Unknown],
            Otherwise = GuestConsultation.Unknown,
            Column = Column.Of("人選の事前検討"),
            Copied = Copying.None("The guests of every meeting are examined anew."),
            Get = a => a.Consultation,
            Set = (a, said) => said is { } chosen ? a with { Consultation = chosen } : a,
        }
    );

    public static readonly InputField<MeetingContent> ConsultedOn = Of(
        new DayField<Attendance>
        {
            Property = nameof(Attendance.ConsultedOn),
            Id = "consultedOn",
            Label = "地域警察幹部等との検討日（実施の場合）",
            IsShort = true,
            Printed = day => day is { } on ? JapaneseDate.WithoutWeekday(on) : "",
            Column = Column.Of("人選検討日"),
            Copied = Copying.None("The guests of every meeting are examined anew."),
            Get = a => a.ConsultedOn,
            Set = (a, day) => a with { ConsultedOn = day },
        }
    );

    public static readonly IReadOnlyList<InputField<MeetingContent>> All = [OtherDivisions, Guests, Consultation, ConsultedOn];

    private static bool HasNames(Attendance attendance) => attendance.OtherDivisions.Count + attendance.Guests.Count > 0;

    private static InputField<MeetingContent> Of(InputField<Attendance> field) =>
        Part.Of<MeetingContent, Attendance>(
            nameof(MeetingContent.Attendance),
            field,
            c => c.Attendance,
            (c, part) => c with { Attendance = part }
        );
}
