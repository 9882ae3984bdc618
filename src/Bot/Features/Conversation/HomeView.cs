using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Conversation;

/// <summary>One thing that waits, with the button that does it.</summary>
/// <param name="Right">Short text at the right: an age or a date.</param>
/// <param name="AwaitsReader">Others cannot go on before this reader has acted; what 確認待ち lists.</param>
/// <param name="Color">Warning or Attention for what presses; the text says it as well.</param>
internal sealed record HomeLine(
    CouncilId? Council,
    string Text,
    string Below,
    string Right,
    string Verb,
    string? Flow = null,
    int? Version = null,
    string? Color = null,
    bool AwaitsReader = false
)
{
    /// <summary>The key of the matter as 本日の対応事項 counts it; null for what is none, as a draft.</summary>
    public string? Matter { get; init; }

    /// <summary>本日の対応事項 holds it too: it is counted there.</summary>
    public bool IsCounted { get; init; }
}

/// <summary>A part of somebody's work, and what it starts.</summary>
internal sealed record HomeWork(string Title, string Below, string Verb);

internal sealed record HomeView
{
    public required Drawing Drawing { get; init; }

    /// <summary>The council, or the unit when there are several.</summary>
    public required string Title { get; init; }

    /// <summary>Role, rank and name of the reader.</summary>
    public required string Reader { get; init; }

    public required IReadOnlyList<HomeLine> Waiting { get; init; }

    /// <summary>Where the work of an office above the stations lies; empty for everybody else.</summary>
    public IReadOnlyList<HomeWork> Work { get; init; } = [];

    /// <summary>Everything that is to be done, each matter once, whether it stands in 本日の対応事項, here, or in both.</summary>
    public int Total => Due.All + Waiting.Count(line => !line.IsCounted);

    /// <summary>How many matters 本日の対応事項 holds for this reader now, and how many of them are past their day.</summary>
    public (int All, int Overdue) Due { get; init; }

    /// <summary>The commonest actions of this person, at most three.</summary>
    public required IReadOnlyList<(string Title, string Verb)> Actions { get; init; }

    /// <summary>The reader's only council; its buttons need no choice then.</summary>
    public CouncilId? Council { get; init; }

    public string? Note { get; init; }
}
