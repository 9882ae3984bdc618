using KobanBot.Core.Time;

namespace KobanBot.Core.Guideline;

/// <summary>When obligations open and where they aim where the guideline gives no day. Every number is INFERRED unless it says otherwise.</summary>
public sealed record ObligationSettings
{
    /// <summary>Nothing that arose earlier is asked for: the day of the guideline, or later, when a force begins to use the bot.</summary>
    public DateOnly TrackedSince { get; init; } = new(2025, 4, 1);

    /// <summary>半期の送付: opens so many days before the 10th.</summary>
    public int SubmissionOpensDays { get; init; } = 20;

    /// <summary>第2号様式: opens on this day before its 1 April (source of 1 April: 記 第2-2(6)).</summary>
    public MonthDay OperationListOpens { get; init; } = new(3, 20);

    /// <summary>第2号様式: to be made by this day.</summary>
    public MonthDay OperationListBy { get; init; } = new(4, 5);

    /// <summary>第2号様式: whether a changed number of members asks for a correction, as a changed lead officer does.</summary>
    public bool MembersCorrectOperationList { get; init; } = true;

    /// <summary>
    /// 第2号様式: whether an operating officer who joins or leaves asks for a correction. Off: the text does not say that the list names them;
    /// it depends on the form's own fields. A lead officer who joins or leaves asks for one in any case.
    /// </summary>
    public bool OfficersCorrectOperationList { get; init; }

    /// <summary>補正: その都度; so many days are the guide value.</summary>
    public int CorrectionDays { get; init; } = 7;

    /// <summary>開催計画: opens on this day before the fiscal year.</summary>
    public MonthDay PlanOpens { get; init; } = new(3, 1);

    /// <summary>開催計画 of a council that is set up within the year: days after its first.</summary>
    public int PlanDaysOfNewCouncil { get; init; } = 30;

    /// <summary>未開催 stays visible so many days after 31 March: a record that comes late still ends it.</summary>
    public int MissedMeetingDays { get; init; } = 60;

    /// <summary>周知: opens so many days before the meeting.</summary>
    public int NoticeOpensDays { get; init; } = 21;

    /// <summary>周知: to be given so many days before the meeting.</summary>
    public int NoticeDays { get; init; } = 14;

    /// <summary>人選の検討: opens so many days before the meeting.</summary>
    public int GuestSelectionOpensDays { get; init; } = 60;

    /// <summary>人選の検討: to be done so many days before the meeting, because the guests are asked after it.</summary>
    public int GuestSelectionDays { get; init; } = 21;

    /// <summary>開催結果記録簿: days after the meeting.</summary>
    public int RecordDays { get; init; } = 7;

    /// <summary>A record of a regular meeting answers a planned one at most so many days away, unless it was started from the plan.</summary>
    public int SameMeetingDays { get; init; } = 45;

    /// <summary>署長への報告: days after the confirmation.</summary>
    public int ReportDays { get; init; } = 7;

    /// <summary>欠席者への連絡: days after the meeting.</summary>
    public int AbsenteeDays { get; init; } = 7;

    /// <summary>措置状況: days after the meeting while nothing has been told (速やかに).</summary>
    public int MeasureDays { get; init; } = 14;

    /// <summary>措置状況: days after a measure came to its end.</summary>
    public int FinishedMeasureDays { get; init; } = 3;

    /// <summary>計画的に推進 and 対応中: days until the next look where none was set.</summary>
    public int ReviewDays { get; init; } = 90;

    /// <summary>任期満了: opens so many days before.</summary>
    public int TermEndOpensDays { get; init; } = 90;

    /// <summary>委員名簿: days after a commission (委嘱の都度).</summary>
    public int RosterDays { get; init; } = 7;

    /// <summary>後任: days after a dismissal that hinders the meetings.</summary>
    public int VacancyDays { get; init; } = 30;

    /// <summary>設置（廃止）票: days after the event (その都度).</summary>
    public int SlipDays { get; init; } = 7;

    /// <summary>協議: the section is told after so many days without an answer.</summary>
    public int ConsultationDays { get; init; } = 7;

    /// <summary>委員宅の訪問: days between two visits; 0 asks for none.</summary>
    public int VisitDays { get; init; }

    /// <summary>Address and telephone of a member are asked about so many months after the last day in office; nothing is deleted by itself.</summary>
    public int ContactMonths { get; init; } = 12;

    /// <summary>Closed 意見・要望 are asked about so many months after their last entry; 0 keeps them.</summary>
    public int RequestMonths { get; init; }

    /// <summary>What was written about a settled 解嘱 is asked about so many months after its day; 0 keeps it.</summary>
    public int DismissalMonths { get; init; } = 60;

    /// <summary>Answered 署への連絡, 支援依頼 and 引継書 are asked about so many months later; 0 keeps them.</summary>
    public int CorrespondenceMonths { get; init; } = 36;

    /// <summary>One sentence for every value that cannot be meant.</summary>
    public IEnumerable<string> Problems()
    {
        (string Name, int Value, int From, int To)[] days =
        [
            (nameof(SubmissionOpensDays), SubmissionOpensDays, 0, 90),
            (nameof(CorrectionDays), CorrectionDays, 0, 90),
            (nameof(PlanDaysOfNewCouncil), PlanDaysOfNewCouncil, 0, 180),
            (nameof(MissedMeetingDays), MissedMeetingDays, 0, 365),
            (nameof(NoticeOpensDays), NoticeOpensDays, 1, 90),
            (nameof(NoticeDays), NoticeDays, 1, 90),
            (nameof(GuestSelectionOpensDays), GuestSelectionOpensDays, 1, 365),
            (nameof(GuestSelectionDays), GuestSelectionDays, 1, 90),
            (nameof(RecordDays), RecordDays, 0, 90),
            (nameof(SameMeetingDays), SameMeetingDays, 0, 180),
            (nameof(ReportDays), ReportDays, 0, 90),
            (nameof(AbsenteeDays), AbsenteeDays, 0, 90),
            (nameof(MeasureDays), MeasureDays, 0, 180),
            (nameof(FinishedMeasureDays), FinishedMeasureDays, 0, 90),
            (nameof(ReviewDays), ReviewDays, 1, 730),
            (nameof(TermEndOpensDays), TermEndOpensDays, 1, 365),
            (nameof(RosterDays), RosterDays, 0, 90),
            (nameof(VacancyDays), VacancyDays, 0, 365),
            (nameof(SlipDays), SlipDays, 0, 90),
            (nameof(ConsultationDays), ConsultationDays, 1, 90),
            (nameof(VisitDays), VisitDays, 0, 730),
            (nameof(ContactMonths), ContactMonths, 1, 240),
            (nameof(RequestMonths), RequestMonths, 0, 600),
            (nameof(DismissalMonths), DismissalMonths, 0, 600),
            (nameof(CorrespondenceMonths), CorrespondenceMonths, 0, 600),
        ];
        foreach (var (name, value, from, to) in days.Where(d => d.Value < d.From || d.Value > d.To))
        {
            yield return $"{name} must be from {from} to {to}, and is {value}.";
        }

        if (NoticeDays > NoticeOpensDays || GuestSelectionDays > GuestSelectionOpensDays)
        {
            yield return "NoticeDays and GuestSelectionDays must not be more than the days on which their obligation opens.";
        }

        if (OperationListOpens.Month is < 1 or > 3 || PlanOpens.Month is < 1 or > 3 || OperationListBy.Month is < 4 or > 6)
        {
            yield return "OperationListOpens and PlanOpens must lie in January to March, OperationListBy in April to June.";
        }
    }
}

/// <summary>All that the obligations depend on besides facts and day.</summary>
public sealed record ObligationRules(GuidelineSettings Guideline, ObligationSettings Settings, BusinessCalendar Calendar)
{
    /// <summary>The defaults, with computed holidays.</summary>
    public static readonly ObligationRules Default = new(GuidelineSettings.Default, new ObligationSettings(), BusinessCalendar.Computed());

    /// <summary>Nothing that arose before this day is asked for (R003: what began before is 旧要綱).</summary>
    public DateOnly AskedSince => Settings.TrackedSince > Guideline.InForceSince ? Settings.TrackedSince : Guideline.InForceSince;
}
