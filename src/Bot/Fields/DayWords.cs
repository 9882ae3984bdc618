using KobanBot.Core.Time;

namespace KobanBot.Bot.Fields;

/// <summary>Why a text is no day, as the end of a sentence that begins with the text.</summary>
internal static class DayWords
{
    public static string Of(DayFault fault) =>
        fault switch
        {
            DayFault.NoSuchDay => "存在しない日付か、年の範囲の外の日付です。",
            DayFault.OtherWeekday => "日付と曜日が一致しません。",
            DayFault.NoYear => "年がありません。",
            DayFault.NoEra => "元号がないため、年が分かりません。",
            _ => "日付として読み取れません。",
        };
}
