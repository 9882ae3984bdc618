using KobanBot.Core;
using KobanBot.Core.Councils;

namespace KobanBot.Bot.Features.SupportRequests;

/// <summary>The Japanese of 支援依頼.</summary>
internal static class SupportWords
{
    public static string Of(SupportStatus status) =>
        status switch
        {
            SupportStatus.Asked => "依頼中",
            SupportStatus.InProgress => "対応中",
            SupportStatus.Finished => "完了",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(Refusal refusal) =>
        refusal.Code switch
        {
            "support.text-missing" => "依頼の内容を入力してください。",
            "support.request-closed" => "この要望は、すでに完了しているか、記録の訂正により取り下げられています。",
            "support.asked-already" => "この要望については、すでに支援を依頼しています。",
            "support.closed" => "この支援依頼は、すでに終わっています。",
            "support.changed-meanwhile" =>
                "この支援依頼は、ほかの幹部が先に入力しました。入力したものを残して最新の内容を表示しています。内容を確かめて、もう一度保存してください。",
            "support.answer-missing" => "完了とするときは、対応の結果を入力してください。",
            _ => throw new System.Diagnostics.UnreachableException($"No words for the refusal {refusal.Code}."),
        };
}
