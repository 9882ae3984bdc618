using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Dismiss;

/// <summary>The Japanese of a 解嘱 (要綱 第5-3 to 第5-5, 記 第2-4(2)).</summary>
internal static class DismissWords
{
    /// <summary>As short as a list of choices asks for; the guideline's own words stand below it.</summary>
    public static string Of(DismissalReason reason) =>
        reason switch
        {
            DismissalReason.Misconduct => "ふさわしくない行為（非行）",
            DismissalReason.Resignation => "辞退の申出",
            DismissalReason.Death => "死亡",
            DismissalReason.MovedAway => "移動等（所管区外）",
            DismissalReason.LowParticipation => "参画意識の低調",
            DismissalReason.OtherSpecialReason => "その他特別の理由",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Considered(DateOnly since) => $"{JapaneseDate.WithoutWeekday(since)}から検討中";

    public static string Of(LetterReturn letter) =>
        letter switch
        {
            LetterReturn.Unknown => "未確認",
            LetterReturn.Returned => "返納・回収済み",
            LetterReturn.Outstanding => "未返納",
            LetterReturn.NotNeeded => "回収不要",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(NoticeRecipient recipient) =>
        recipient switch
        {
            NoticeRecipient.Member => "本人",
            NoticeRecipient.Substitute => "これに代わる者",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(NoticeMethod method) =>
        method switch
        {
            NoticeMethod.Oral => "口頭",
            NoticeMethod.Written => "文書",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>How far the procedure has come.</summary>
    public static string State(Dismissal dismissal) =>
        (dismissal.Notice, dismissal.LetterSettled) switch
        {
            (null, true) => "未通知",
            (null, false) => "未通知、委嘱状未処理",
            (_, false) => "通知済み、委嘱状未処理",
            _ => "通知済み",
        };
}
