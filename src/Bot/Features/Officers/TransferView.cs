using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils.Transfers;

namespace KobanBot.Bot.Features.Officers;

/// <summary>What the card of 異動 shows.</summary>
internal sealed record TransferView
{
    public required Drawing Drawing { get; init; }

    public required string StationName { get; init; }

    /// <summary>What stands in the list and in the day's field.</summary>
    public string Rows { get; init; } = "";

    public string Day { get; init; } = "";

    /// <summary>Lines that cannot be read or carried out, with the reason.</summary>
    public IReadOnlyList<(string Line, string Reason)> Refused { get; init; } = [];

    /// <summary>One sentence for each move: who goes from where to where, and when rights begin and end.</summary>
    public IReadOnlyList<(string Who, string What)> Moves { get; init; } = [];

    public IReadOnlyList<TransferEffect> Effects { get; init; } = [];

    /// <summary>The moves are stored; before that they are only shown.</summary>
    public bool IsSaved { get; init; }

    public string? Note { get; init; }
}
