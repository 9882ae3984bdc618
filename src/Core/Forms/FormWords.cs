using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Forms;

/// <summary>The Japanese of the closed sets as forms and cards print it (RULES 2.6, verbatim).</summary>
public static class FormWords
{
    public static string Of(MeetingKind kind) => kind == MeetingKind.Regular ? "定期会議" : "臨時会議";

    public static string Of(MeetingForm form) =>
        form switch
        {
            MeetingForm.InPerson => "対面",
            MeetingForm.Online => "オンライン",
            MeetingForm.Written => "書面",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(TopicCategory category) =>
        category switch
        {
            TopicCategory.PoliceActivity => "交番等の活動状況",
            TopicCategory.Incidents => "身近な犯罪、事故、災害等の発生状況",
            TopicCategory.CommunityIssues => "地域の抱える問題、行事等の進め方",
            TopicCategory.Other => "その他",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(FeedbackKind kind) => kind == FeedbackKind.Request ? "要望" : "意見";

    public static string Of(FeedbackStatus status) =>
        status switch
        {
            FeedbackStatus.NotStarted => "未着手",
            FeedbackStatus.InProgress => "対応中",
            FeedbackStatus.Planned => "計画的に推進",
            FeedbackStatus.Done => "措置済",
            FeedbackStatus.HandedOver => "他機関へ引継ぎ",
            FeedbackStatus.Refused => "措置困難（理由説明）",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(FeedbackField field) =>
        field switch
        {
            FeedbackField.CommunityPolice => "地域",
            FeedbackField.CommunitySafety => "生活安全",
            FeedbackField.Traffic => "交通",
            FeedbackField.CriminalInvestigation => "刑事",
            FeedbackField.Security => "警備",
            FeedbackField.GeneralAffairs => "総務・警務",
            FeedbackField.Other => "その他",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(GuestConsultation consultation) =>
        consultation switch
        {
            GuestConsultation.Done => "実施",
            GuestConsultation.NotDone => "未実施",
            GuestConsultation.Unknown => "不明",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(CouncilKind kind) =>
        kind switch
        {
            CouncilKind.Beat => "所管区連絡協議会",
            CouncilKind.Split => "単位連絡協議会（分割）",
            CouncilKind.Merged => "単位連絡協議会（統合）",
            CouncilKind.SpecialPurpose => "職種等連絡協議会",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(SelectionCategory category) =>
        category switch
        {
            SelectionCategory.NeighbourhoodAssociation => "自治会等役員",
            SelectionCategory.PublicBody => "自治体・公的機関",
            SelectionCategory.SafetyAssociation => "防犯・交通安全協会等",
            SelectionCategory.Other => "その他",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(CommissionKind kind) =>
        kind switch
        {
            CommissionKind.New => "新任",
            CommissionKind.Renewal => "再任",
            CommissionKind.Replacement => "補充",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(BeatTie tie) =>
        tie switch
        {
            BeatTie.Residence => "居住",
            BeatTie.Workplace => "勤務",
            BeatTie.Organisation => "団体等",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>令和8年11月20日, or nothing.</summary>
    public static string Day(DateOnly? day) => day is { } d ? JapaneseDate.WithoutWeekday(d) : "";

    /// <summary>令和7年4月1日から令和9年3月31日まで.</summary>
    public static string Days(CommissionTerm term) => $"{Day(term.First)}から{Day(term.Last)}まで";

    /// <summary>14:00〜15:20, as far as it is known.</summary>
    public static string Time(TimeOnly? start, TimeOnly? end) => start is { } from ? $"{from:HH\\:mm}〜{end:HH\\:mm}" : "";

    /// <summary>7人.</summary>
    public static string People(int count) => $"{count}人";

    /// <summary>The names in a line; なし for nobody.</summary>
    public static string Names(IReadOnlyCollection<string> names) => names.Count == 0 ? "なし" : string.Join('、', names);
}
