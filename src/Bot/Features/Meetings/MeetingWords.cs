using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>The Japanese of the meetings' closed sets (RULES 2.6, verbatim), and how a meeting is named.</summary>
internal static class MeetingWords
{
    /// <summary>定期会議　令和8年11月20日（金）, as far as it is known.</summary>
    public static string When(MeetingKind? kind, DateOnly? date) =>
        $"{(kind is { } k ? Of(k) : "会議")}　{(date is { } day ? JapaneseDate.Long(day) : "開催日未記入")}";

    /// <summary>What a step of the record is about.</summary>
    public static string Of(RecordStep step) =>
        step switch
        {
            RecordStep.Basics => "開催日・場所",
            RecordStep.Attendance => "出席者",
            RecordStep.EarlierFeedback => "前回までの要望等",
            RecordStep.Topics => "議題・検討結果",
            RecordStep.Feedback => "意見・要望等",
            RecordStep.Closing => "資料・次回",
            RecordStep.Review => "内容の確認",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>2／6: how far a draft is, without the steps that are skipped.</summary>
    public static string Progress(CouncilFacts facts, MeetingDraft draft)
    {
        var (number, of) = RecordMeeting.ProgressOf(facts, draft, draft.Step);
        return $"{number}／{of}";
    }

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

    public static string Of(RecordState state) =>
        state switch
        {
            RecordState.Draft => "下書き",
            RecordState.AwaitingLead => "確認待ち",
            RecordState.Confirmed => "確定",
            RecordState.ReportedToChief => "署長報告済",
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

    /// <summary>確定, or 署長報告済 with its day.</summary>
    public static string StateOf(MeetingRecord record) =>
        record.State == RecordState.ReportedToChief
            ? $"{Of(record.State)}（{(record.ReportedOn is { } on ? JapaneseDate.WithoutWeekday(on) : "")}）"
            : Of(record.State);

    public static string Of(PersonalKind kind) =>
        kind switch
        {
            PersonalKind.MemberName => "委員の氏名",
            PersonalKind.ParticipantName => "参加者の氏名",
            PersonalKind.Telephone => "電話番号",
            PersonalKind.Address => "住所",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
