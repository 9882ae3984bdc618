using KobanBot.Core.Meetings;

namespace KobanBot.Bot.Features.Meetings.Appointments;

/// <summary>The sentences of the page beside an appointment.</summary>
internal static class AppointmentWords
{
    public const string Check = "予定の内容を入れました。確かめて保存してください。";
    public const string Awaiting =
        "この日の記録は、運営責任者の確認を待っています。内容を見るときは、チャットで「確認待ち」と送信してください。";
    public const string Ended = "この下書きは終了しています。予定を開き直すと、新しい下書きに入れられます。";
    public const string NoDay = "開催日を入力してください。";
    public const string Planned = "開催計画の議題も、下書きに入ります。";
    public const string FromPlan =
        "開催計画から始めた下書きです。臨時会議にするときは、チャットで「会議を記録」と送信し、会議の区分を変更してください。";
    public const string ChangedMeanwhile =
        "この下書きは、ほかの操作で変わりました。入力した内容はここに残っています。確かめて、もう一度保存してください。";

    public static string Joins(string when) => $"{when}の下書きがあります。保存すると、その下書きに入ります。";

    public static string Saved(string when) =>
        $"{when}の下書きを保存しました。続き（出席者、議題など）は、チャットで「会議を記録」と送信すると入力できます。";

    /// <summary>Who of those invited is on the roster; nobody is named who is not.</summary>
    public static string People(int invited, int known) =>
        known == 0
            ? "予定の出席者に、担当者の名簿にある警察官は見つかりませんでした。出席者は、チャットの次の手順で入力できます。"
            : $"予定の出席者のうち、担当者の名簿にある{known}人を選択しました。{(known < invited ? "ほかの人は入れていません。" : "")}";

    public static string Of(AppointmentNote note) =>
        note switch
        {
            AppointmentNote.NoDay => "予定の日時を読み取れませんでした。開催日を入力してください。",
            AppointmentNote.NoPlace => "予定に場所がありません。場所は、ここでも後からチャットでも入力できます。",
            AppointmentNote.OtherClock => "予定は日本時間ではない時刻で表示されています。日本時間に直して入れました。",
            AppointmentNote.AllDay => "終日の予定のため、開始と終了の時刻は入れていません。",
            AppointmentNote.SeveralDays => "2日以上にわたる予定のため、最初の日を入れました。",
            AppointmentNote.EndsNextDay => "終了が翌日のため、終了の時刻は入れていません。",
            AppointmentNote.Series => "繰り返しの予定の全体が開かれています。開催した回の日付を入力してください。",
            AppointmentNote.Occurrence => "繰り返しの予定のうちの1回です。この回の日付かどうか確かめてください。",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
