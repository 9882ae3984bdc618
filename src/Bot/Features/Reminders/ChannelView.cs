using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>What 通知先 shows.</summary>
internal sealed record ChannelView
{
    public required Drawing Drawing { get; init; }

    public required string Station { get; init; }

    public required IReadOnlyList<(string Id, string Name)> Boxes { get; init; }

    public required IReadOnlyList<string> BoundHere { get; init; }

    /// <summary>Police boxes of the station whose newest line has not arrived, wherever they are bound to.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    public string Typed { get; init; } = "";

    public string? Note { get; init; }

    public string? Error { get; init; }
}
