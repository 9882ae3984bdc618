using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils.Reorganising;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Councils.Founding;

/// <summary>What the card of 設置, 統合 and 分割 shows.</summary>
internal sealed record FoundView
{
    public required Drawing Drawing { get; init; }

    public required string StationName { get; init; }

    public required FoundKind Kind { get; init; }

    public IReadOnlyList<PoliceBox> Boxes { get; init; } = [];

    /// <summary>Those that may end with it.</summary>
    public IReadOnlyList<Council> Ends { get; init; } = [];

    public FormState Form { get; init; } = FormState.Clean;

    /// <summary>What follows from what was typed; null before it was checked.</summary>
    public PlannedReorganisation? Planned { get; init; }

    public ReorganisationEffects? Effects { get; init; }

    public string? Note { get; init; }
}

/// <summary>設置, 統合 and 分割 that are still to come, or have just been registered.</summary>
internal sealed record FoundedView
{
    public required Drawing Drawing { get; init; }

    public required string StationName { get; init; }

    public required DateOnly Today { get; init; }

    public IReadOnlyList<FoundedPlan> Plans { get; init; } = [];

    /// <summary>What was registered is not all in effect yet.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>The reader registers and takes back.</summary>
    public bool MayEdit { get; init; }

    public string? Note { get; init; }
}

/// <param name="Ends">With what they leave open; only those that the reader can read.</param>
internal sealed record FoundedPlan(Reorganisation Plan, IReadOnlyList<EndingCouncil> Ends);
