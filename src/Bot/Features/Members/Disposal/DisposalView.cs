using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <param name="Items">Those in question.</param>
internal sealed record DisposalView(Drawing Drawing, Council Council, DisposalWords Words, IReadOnlyList<DisposalItem> Items)
{
    public string? Note { get; init; }

    /// <summary>What is missing of the choice; told at the choice itself.</summary>
    public string? Missing { get; init; }

    /// <summary>Of what is told: persons, or matters.</summary>
    public int Count => Items.Sum(i => i.Count);
}

/// <summary>Something that is due and can be chosen.</summary>
/// <param name="Id">Of the choice.</param>
/// <param name="Rows">What is stored of it.</param>
/// <param name="Choice">How the list says it.</param>
/// <param name="Asked">How the question says it.</param>
/// <param name="Means">What goes and what stays, or since when it is over.</param>
internal sealed record DisposalItem(string Id, int Rows, string Choice, string Asked, string Means)
{
    public int Count { get; init; } = 1;
}
