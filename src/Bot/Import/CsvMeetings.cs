using KobanBot.Bot.Features.Meetings;
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
        cells.Require("会議区分");
        var date = cells.Day("開催日");
        var content = MeetingFields.Import(cells);
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
        cells.Require("議題区分", "議題");
        var blank = new Topic($"t{number}", TopicCategory.Other, "", "");
        var topic = TopicFields.OfTopic.Aggregate(blank, (t, field) => field.Import(cells, t));
        return new MeetingTopicRow(cells.Code("連絡協議会コード"), cells.Code("会議番号"), number, topic);
    }
}

internal sealed record FeedbackRow(string Council, string Meeting, int Number, FeedbackEntry Entry, DateOnly? ToldOn)
{
    public static FeedbackRow Read(Cells cells)
    {
        var number = cells.Number("番号");
        cells.Require("種別", "内容", "分野", "措置状況");
        var read = FeedbackFields.OfEntry.Aggregate(FeedbackFields.Empty($"f{number}"), (f, field) => field.Import(cells, f));
        var entry = read.Speaker == "匿名" ? read with { Speaker = "" } : read;
        return new FeedbackRow(cells.Code("連絡協議会コード"), cells.Code("会議番号"), number, entry, cells.OptionalDay("連絡日"));
    }
}
