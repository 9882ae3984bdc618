using KobanBot.Core;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.SupportRequests;

/// <summary>The Japanese of 支援依頼.</summary>
internal static class SupportWords
{
    public const string Clause = "記 第3-1";

    public static string Of(SupportStatus status) =>
        status switch
        {
            SupportStatus.Asked => "依頼中",
            SupportStatus.InProgress => "対応中",
            SupportStatus.Finished => "完了",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
