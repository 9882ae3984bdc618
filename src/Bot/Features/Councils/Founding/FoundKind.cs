using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Councils.Founding;

/// <summary>What is set up: the kinds of 要綱 第3, of a 職種等連絡協議会 with the guideline's examples as templates.</summary>
/// <param name="Id">As a card and the words carry it.</param>
internal sealed record FoundKind(string Id, string Title, CouncilKind Kind, SpecialPurposeExample? Example = null)
{
    public static readonly FoundKind Beat = new(nameof(CouncilKind.Beat), "所管区連絡協議会を設置", CouncilKind.Beat);
    public static readonly FoundKind Merged = new(nameof(CouncilKind.Merged), "所管区を統合（単位連絡協議会）", CouncilKind.Merged);
    public static readonly FoundKind Split = new(nameof(CouncilKind.Split), "所管区を分割（単位連絡協議会）", CouncilKind.Split);

    public static readonly IReadOnlyList<FoundKind> All =
    [
        Beat,
        Merged,
        Split,
        .. Enum.GetValues<SpecialPurposeExample>()
            .Select(e => new FoundKind($"Special-{e}", $"職種等連絡協議会：{e.Japanese()}", CouncilKind.SpecialPurpose, e)),
    ];

    /// <summary>Other councils may end with it; a 職種等連絡協議会 is set up beside them (要綱 第3-2).</summary>
    public bool Replaces => Kind != CouncilKind.SpecialPurpose;

    public static FoundKind? Find(string id) => All.FirstOrDefault(k => k.Id == id);
}
