using KobanBot.Core;
using KobanBot.Core.Obligations;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>Codes of reminders as Japanese.</summary>
internal static class ReminderWords
{
    public static string Snooze(int days) => $"{days}日後に再通知";

    public static string Of(Responsible post) =>
        post switch
        {
            Responsible.LeadOfficer => "運営責任者",
            Responsible.OperatingOfficers => "運営担当者",
            Responsible.Supervisors => "地域警察幹部",
            Responsible.Section => "地域警察担当課（係）",
            Responsible.SectionChief => "地域課長",
            Responsible.StationChief => "警察署長",
            Responsible.AreaHeadquarters => "方面本部地域課",
            Responsible.Headquarters => "警察本部地域企画課",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(Refusal refusal) =>
        refusal.Code switch
        {
            "reminder.not-yours" => "この事項の通知は、あなたの現在の役割には届きません。",
            "reminder.last-day" => "期日が迫っているため、先に延ばすことはできません。",
            "reminder.snoozed-enough" =>
                $"再通知は{refusal.Values[0]}回までです。対応が難しい場合は、引継ぎ又は地域課への相談をしてください。",
            "reminder.no-colleague" => "引継ぎ先は、この事項の担当に当たる同じ所属の方から選択してください。",
            "reminder.delegation-days" => $"引継ぎの期間は、本日から{refusal.Values[0]}までです。",
            "reminder.not-supervising" => "担当者への連絡は、期日を過ぎて通知を受けた方が行うことができます。",
            "reminder.nobody-responsible" => "この事項の担当者が配置されていません。配置を確認してください。",
            "reminder.nudged-today" => "本日はすでに担当者に連絡しています。急ぐ場合は電話等で連絡してください。",
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.Code, "A refusal without words."),
        };
}
