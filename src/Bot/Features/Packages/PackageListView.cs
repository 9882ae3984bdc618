using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Packages;

/// <summary>半期の送付 as a list: of a station its packages, of the offices above all of a half.</summary>
/// <param name="About">中央警察署, or 釧路方面　令和8年度上半期.</param>
internal sealed record PackageListView(Drawing Drawing, string About, IReadOnlyList<PackageRow> Rows)
{
    public const int PageSize = 12;

    /// <summary>Of the offices above: the half that is shown; null for a station.</summary>
    public HalfYear? Half { get; init; }

    /// <summary>The half that ran last.</summary>
    public HalfYear? Newest { get; init; }

    /// <summary>Where it counts as received: 警察本部 or the 方面本部.</summary>
    public int Received { get; init; }

    public int All { get; init; }

    public int NotSent { get; init; }

    /// <summary>Those of them to which this person has written today.</summary>
    public int Asked { get; init; }

    public bool IsLate { get; init; }

    /// <summary>Only what is on its way.</summary>
    public bool IsWayOnly { get; init; }

    public int Page { get; init; }

    public string? Note { get; init; }

    public int Pages => Math.Max(1, (Rows.Count + PageSize - 1) / PageSize);
}

/// <summary>One package of a list.</summary>
internal sealed record PackageRow(PackageAddress Address, string Name, string Below, PackageState State);
