using KobanBot.Core;
using KobanBot.Core.Meetings;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>The Japanese of the meetings' closed sets and refusals (RULES 2.6, verbatim).</summary>
internal static class MeetingWords
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

    public static string Of(Refusal refusal) =>
        refusal.Code switch
        {
            "plan.changed-meanwhile" =>
                "この計画は、ほかの勤務員が先に変更しました。入力したものを残して最新の計画を表示しています。内容を確かめて、もう一度保存してください。",
            "plan.date-outside-year" => $"{refusal.Values[0]}は{refusal.Values[1]}の日付ではありません。",
            "plan.same-date" => $"{refusal.Values[0]}の定期会議は計画済みです。",
            "record.closed" => "この記録の入力は終わっています。",
            "record.changed-meanwhile" =>
                "ほかの勤務員又は別の画面で先に保存されました。最新の内容を表示しています。今入力したものは残してあります。",
            "record.lead-vacant" =>
                "運営責任者も署の地域課の担当者も登録されていないため、確認を依頼できません。下書きは保存されています。署に連絡してください。",
            "record.not-awaiting" => "この記録は確認待ちではありません。",
            "record.reason-missing" => "理由を入力してください。",
            "record.blocked" => "確定できない点があります。",
            "record.already-reported" => "署長への報告は入力済みです。",
            "record.report-in-future" => "将来の日付は入力できません。",
            "record.report-before-meeting" => $"開催日（{refusal.Values[0]}）より前の日付は入力できません。",
            "record.revision-open" => "この記録の訂正は、すでに始められています。「会議を記録」から再開できます。",
            "example.text-missing" => "好事例の内容を入力してください。",
            "example.none" => "この記録は、好事例に登録されていません。",
            "measure.closed" => "この要望は、すでに完了しているか、記録の訂正により取り下げられています。",
            "measure.changed-meanwhile" =>
                "この要望は、ほかの勤務員が先に入力しました。入力したものを残して最新の内容を表示しています。内容を確かめて、もう一度保存してください。",
            "measure.told-in-future" => "将来の日付は入力できません。",
            "measure.told-before-meeting" => $"開催日（{refusal.Values[0]}）より前の日付は入力できません。",
            "measure.review-not-in-future" => "次回確認日には、明日以降の日付を入力してください。",
            _ => throw new System.Diagnostics.UnreachableException($"No words for the refusal {refusal.Code}."),
        };
}
