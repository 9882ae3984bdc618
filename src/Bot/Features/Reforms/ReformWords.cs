using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Reforms;

/// <summary>組織の変更 in words.</summary>
internal static class ReformWords
{
    public static string Of(ReformKind kind) =>
        kind switch
        {
            ReformKind.MergeStation => "警察署の統合",
            ReformKind.MoveStation => "警察署の方面の変更",
            ReformKind.MoveBox => "交番・駐在所の移管",
            ReformKind.OpenBox => "交番・駐在所の新設",
            ReformKind.CloseBox => "交番・駐在所の廃止",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>How a line of the kind is written.</summary>
    public static string Example(ReformKind kind) =>
        kind switch
        {
            ReformKind.MergeStation => "東警察署　西警察署（東警察署を西警察署に統合）",
            ReformKind.MoveStation => "東警察署　札幌方面",
            ReformKind.MoveBox => "南駐在所　西警察署（同じ名称があるときは、東警察署　南駐在所　西警察署）",
            ReformKind.OpenBox => "新町交番　西警察署",
            ReformKind.CloseBox => "南駐在所（同じ名称があるときは、東警察署　南駐在所）",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(ReformChange change) =>
        change.Kind switch
        {
            ReformKind.MergeStation => $"{change.From.Name}を{change.Into.Name}に統合",
            ReformKind.MoveStation => $"{change.From.Name}を{change.From.Area.Japanese()}から{change.Into.Area.Japanese()}に変更",
            ReformKind.MoveBox => $"{Boxes(change)}を{change.From.Name}から{change.Into.Name}に移管",
            ReformKind.OpenBox => $"{change.Into.Name}に{Boxes(change)}を新設",
            ReformKind.CloseBox => $"{change.From.Name}の{Boxes(change)}を廃止",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Title(RegisteredReform reform) => reform.Changes.Count == 0 ? "" : Of(reform.Changes[0].Kind);

    /// <summary>Why a change that is still to come is not offered to be taken back.</summary>
    public static string WhyKept(Refusal refusal) =>
        refusal.Code switch
        {
            "reform.take-back-later" => $"取消しの前に、後から登録された{refusal.Values[0]}の変更を取り消してください。",
            "reform.founded-meanwhile" => $"取消しの前に、{refusal.Values[0]}の設置を取り消すよう、署に連絡してください。",
            "reform.posted-meanwhile" => $"取消しの前に、{refusal.Values[0]}さんの異動を取り消すよう、署に連絡してください。",
            _ => "現在は取り消すことができません。",
        };

    private static string Boxes(ReformChange change) => string.Join("、", change.Boxes.Select(b => b.Name));
}
