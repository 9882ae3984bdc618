using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>記録の廃棄 in words.</summary>
internal static class RetentionWords
{
    public static string Of(RetentionLine line) => $"{Of(line.Kind)}（{line.Months}か月経過）{line.Count}件";

    /// <summary>What goes of a kind, and what stays.</summary>
    public static string What(RetainedKind kind) =>
        kind switch
        {
            RetainedKind.Requests => "本文、発言者、担当者及び措置の内容を廃棄します。件数、分野及び措置状況は残ります。",
            RetainedKind.Dismissals => "解嘱の理由と委嘱状についての記載を廃棄します。解嘱日と事由は残ります。",
            _ => "対応済みの連絡、支援依頼及び引継書を廃棄します。",
        };

    private static string Of(RetainedKind kind) =>
        kind switch
        {
            RetainedKind.Requests => "完了した要望・意見",
            RetainedKind.Dismissals => "解嘱の理由",
            _ => "署への連絡、支援依頼及び引継書",
        };
}
