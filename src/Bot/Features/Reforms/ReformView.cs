using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Reforms;

namespace KobanBot.Bot.Features.Reforms;

/// <summary>What the card of 組織の変更 shows.</summary>
internal sealed record ReformView
{
    public required Drawing Drawing { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    /// <summary>What was checked, with what follows; null before.</summary>
    public RegisteredReform? Reform { get; init; }

    public ReformEffects? Effects { get; init; }

    public string? Note { get; init; }
}

/// <summary>組織の変更 that were registered.</summary>
internal sealed record ReformListView
{
    public required Drawing Drawing { get; init; }

    public required DateOnly Today { get; init; }

    public IReadOnlyList<RegisteredReform> Reforms { get; init; } = [];

    /// <summary>Those that can be taken back now, by their ids.</summary>
    public IReadOnlySet<string> Undoable { get; init; } = new HashSet<string>();

    /// <summary>Why one that is still to come cannot be taken back, by its id.</summary>
    public IReadOnlyDictionary<string, string> Kept { get; init; } = new Dictionary<string, string>();

    /// <summary>Steps that are left of what was registered or taken back.</summary>
    public int Left { get; init; }

    public string? Note { get; init; }
}
