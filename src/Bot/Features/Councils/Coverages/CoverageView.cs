using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;

namespace KobanBot.Bot.Features.Councils.Coverages;

/// <summary>設置状況 of a station: every beat with its councils, and the register of slips (要綱 第3-1, 第3-3).</summary>
internal sealed record CoverageView
{
    public required Drawing Drawing { get; init; }

    public required string StationName { get; init; }

    public required IReadOnlyList<BeatCoverage> Beats { get; init; }

    /// <summary>The reader sets councils up.</summary>
    public bool MayFound { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<EstablishmentSlip> Slips { get; init; }
}
