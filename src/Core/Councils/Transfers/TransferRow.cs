using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Councils.Transfers;

/// <summary>One row of a list of 異動, as it was entered.</summary>
/// <param name="Number">職員番号.</param>
/// <param name="Destination">The name of a police box or of a post at the station, or 転出.</param>
/// <param name="Day">発令日, the first day at the new post; null where it cannot be read.</param>
public sealed record TransferRow(string Number, string Destination, DateOnly? Day);

/// <summary>What is known when a station enters its list.</summary>
/// <param name="Station">The station as it is today, with its police boxes.</param>
/// <param name="People">Those whom the rows name, as far as they are known.</param>
/// <param name="Councils">The station's councils.</param>
public sealed record TransferGround(Station Station, IReadOnlyList<Officer> People, IReadOnlyList<CouncilFacts> Councils);

/// <summary>A row and what became of it: a move, or why there is none.</summary>
public sealed record CheckedRow(TransferRow Row, PostingMove? Move, Refusal? Refusal);

/// <summary>What follows from the moves at one council.</summary>
/// <param name="Council">With the name for the card.</param>
/// <param name="Comes">Who is on the roster from the day on and was not before.</param>
/// <param name="Leaves">Who is not on it any more.</param>
/// <param name="LosesLead">The post of 運営責任者 becomes vacant; the section confirms on its behalf until another is designated.</param>
/// <param name="Drafts">Open drafts whose last author leaves; they belong to the council and stay with it.</param>
public sealed record TransferEffect(
    Council Council,
    IReadOnlyList<RosterEntry> Comes,
    IReadOnlyList<RosterEntry> Leaves,
    bool LosesLead,
    int Drafts
);
