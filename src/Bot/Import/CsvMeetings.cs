using KobanBot.Bot.Features.Meetings.Planning;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Import;

/// <param name="Meeting">Without topics, which have a file of their own.</param>
/// <param name="Plan">What the year takes into account.</param>
internal sealed record PlanRow(string Council, FiscalYear Year, PlannedMeeting Meeting, MeetingPlan Plan)
{
    public DateOnly Date => Meeting.Date;

    public static PlanRow Read(Cells cells)
    {
        var (year, date) = (cells.Year("年度"), cells.Day("開催日"));
        if (cells.Valid && !year.Contains(date))
        {
            cells.Fail("開催日", $"{year}の日付ではありません。", date);
        }

        var plan = new MeetingPlan
        {
            Year = year,
            Version = 1,
            Meetings = [],
        };
        return new PlanRow(
            cells.Code("連絡協議会コード"),
            year,
            PlanFields.OfMeeting.Aggregate(new PlannedMeeting { Date = date }, (m, field) => field.Import(cells, m)),
            PlanFields.OfPlan.Aggregate(plan, (p, field) => field.Import(cells, p))
        );
    }
}

internal sealed record PlanTopicRow(string Council, DateOnly Date, int Number, PlannedTopic Topic)
{
    public static PlanTopicRow Read(Cells cells) =>
        new(
            cells.Code("連絡協議会コード"),
            cells.Day("開催日"),
            cells.Number("番号"),
            new PlannedTopic(cells.OneOf("議題区分", ImportWords.Topics), cells.Name("議題"))
        );
}

/// <param name="Content">Without attendance, topics and feedback, which have files of their own.</param>
internal sealed record MeetingRow(
    string Council,
    string Id,
    DateOnly Date,
    MeetingContent Content,
    RecordState State,
    string ConfirmedBy,
    DateOnly ConfirmedOn,
    DateOnly? ReportedOn
)
{
    public static MeetingRow Read(Cells cells)
    {
        var content = ContentOf(cells);
        var date = content.Date!.Value; // Set by ContentOf.
        var row = new MeetingRow(
            cells.Code("連絡協議会コード"),
            cells.Code("会議番号"),
            date,
            content,
            cells.OneOf("状態", ImportWords.RecordStates),
            cells.Code("確定者職員番号"),
            cells.Day("確定日"),
            cells.OptionalDay("署長報告日")
        );
        row.CheckDays(cells);
        return row;
    }

    private void CheckDays(Cells cells)
    {
        if (!cells.Valid)
        {
            return;
        }

        if (Content.End < Content.Start)
        {
            cells.Fail("終了時刻", "「開始時刻」より前の時刻です。", 0);
        }

        if (ConfirmedOn < Date)
        {
            cells.Fail("確定日", "「開催日」より前の日付です。", 0);
        }

        if (ReportedOn < ConfirmedOn)
        {
            cells.Fail("署長報告日", "「確定日」より前の日付です。", 0);
        }

        if (State == RecordState.ReportedToChief && ReportedOn is null)
        {
            cells.Fail("署長報告日", "状態が「署長報告済」のときは、日付を記入してください。", 0);
        }

        if (State == RecordState.Confirmed && ReportedOn is not null)
        {
            cells.Fail("署長報告日", "状態が「確定」のときは、空にしてください。", 0);
        }
    }

    private static MeetingContent ContentOf(Cells cells) =>
        new()
        {
            Kind = cells.OneOf("会議区分", ImportWords.MeetingKinds),
            Date = cells.Day("開催日"),
            Start = cells.OptionalTime("開始時刻"),
            End = cells.OptionalTime("終了時刻"),
            Place = cells.OptionalName("場所") ?? "",
            Form = cells.OptionalOneOf("開催方法", ImportWords.MeetingForms) ?? MeetingForm.InPerson,
            Notices = cells.Text("警察からの連絡事項"),
            ProblemSolving = cells.Text("問題解決"),
            Materials = cells.Split("会議資料"),
            NextDate = cells.OptionalDay("次回予定日"),
            Extraordinary = new ExtraordinaryPart
            {
                Occasion = cells.Text("契機"),
                Information = cells.Text("情報の伝達"),
                EmergencyContact = cells.Text("連絡方法"),
                Cooperation = cells.Text("協力要請"),
                Reflection = cells.Text("所管区活動への反映"),
            },
            Attendance = new Attendance
            {
                Consultation = cells.OptionalOneOf("人選の事前検討", ImportWords.Consultations) ?? GuestConsultation.Unknown,
                ConsultedOn = cells.OptionalDay("人選検討日"),
            },
        };
}

internal sealed record AttendanceRow(string Council, string Meeting, AttendeeKind Kind, string Code, string Text, Presence Presence)
{
    public bool IsNamed => Kind is AttendeeKind.OtherDivision or AttendeeKind.Guest;

    public static AttendanceRow Read(Cells cells)
    {
        var kind = cells.OneOf("参加者区分", ImportWords.Attendees);
        var named = kind is AttendeeKind.OtherDivision or AttendeeKind.Guest;
        return new AttendanceRow(
            cells.Code("連絡協議会コード"),
            cells.Code("会議番号"),
            kind,
            named || !cells.Valid ? "" : cells.Code("コード"),
            named ? cells.Name("氏名・所属") : "",
            cells.OneOf("出欠", ImportWords.Presences)
        );
    }
}

internal sealed record MeetingTopicRow(string Council, string Meeting, int Number, Topic Topic)
{
    public static MeetingTopicRow Read(Cells cells)
    {
        var number = cells.Number("番号");
        var topic = new Topic($"t{number}", cells.OneOf("議題区分", ImportWords.Topics), cells.Name("議題"), cells.Text("結果"));
        return new MeetingTopicRow(cells.Code("連絡協議会コード"), cells.Code("会議番号"), number, topic);
    }
}

internal sealed record FeedbackRow(string Council, string Meeting, int Number, FeedbackEntry Entry, DateOnly? ToldOn)
{
    public static FeedbackRow Read(Cells cells)
    {
        var number = cells.Number("番号");
        var speaker = cells.OptionalName("発言者") ?? "";
        var entry = new FeedbackEntry
        {
            Id = $"f{number}",
            Kind = cells.OneOf("種別", ImportWords.FeedbackKinds),
            Text = cells.RequiredText("内容"),
            Field = cells.OneOf("分野", ImportWords.FeedbackFields),
            Speaker = speaker == "匿名" ? "" : speaker,
            PersonInCharge = cells.OptionalName("担当") ?? "",
            Measure = cells.Text("措置"),
            Status = cells.OneOf("措置状況", ImportWords.FeedbackStatuses),
        };
        return new FeedbackRow(cells.Code("連絡協議会コード"), cells.Code("会議番号"), number, entry, cells.OptionalDay("連絡日"));
    }
}
