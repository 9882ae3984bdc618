using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>
/// A 解嘱事由 in the guideline's words. 要綱 and 記 differ: 要綱 第5-3 speaks of 非行 and of その他特別の理由, 記 第2-4(2)ア of 行為 and lists five
/// cases; both stand.
/// </summary>
/// <param name="Articles">要綱 第5-3.</param>
/// <param name="Notes">記 第2-4(2)ア; null for what only 要綱 has.</param>
public sealed record DismissalWording(DismissalReason Reason, string Articles, string? Notes)
{
    private const string Special = "その他特別の理由があるとき";

    // csharpier-ignore - a table.
    public static IReadOnlyList<DismissalWording> All { get; } =
    [
        new(DismissalReason.Misconduct, "委員としてふさわしくない非行があったとき", "委員としてふさわしくない行為があったとき"),
        new(DismissalReason.Resignation, Special, "本人から辞退の申出があったとき"),
        new(DismissalReason.Death, Special, "本人が死亡したとき"),
        new(DismissalReason.MovedAway, Special, "移動等により居住地、勤務先が所管区外となり、会議への参画が見込めないとき"),
        new(DismissalReason.LowParticipation, Special, "会議への参画意識が低調なとき"),
        new(DismissalReason.OtherSpecialReason, Special, null),
    ];

    public string Clauses => Notes is null ? "要綱 第5-3" : "要綱 第5-3、記 第2-4(2)ア";

    public static DismissalWording Of(DismissalReason reason) => All.First(w => w.Reason == reason);
}
