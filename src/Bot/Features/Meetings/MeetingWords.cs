using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
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

    public static string Of(MeetingKind kind) => FormWords.Of(kind);

    public static string Of(MeetingForm form) => FormWords.Of(form);

    public static string Of(TopicCategory category) => FormWords.Of(category);

    public static string Of(FeedbackKind kind) => FormWords.Of(kind);

    public static string Of(FeedbackStatus status) => FormWords.Of(status);

    public static string Of(FeedbackField field) => FormWords.Of(field);

    public static string Of(RecordState state) =>
        state switch
        {
            RecordState.Draft => "下書き",
            RecordState.AwaitingLead => "確認待ち",
            RecordState.Confirmed => "確定",
            RecordState.ReportedToChief => "署長報告済",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(GuestConsultation consultation) => FormWords.Of(consultation);

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
