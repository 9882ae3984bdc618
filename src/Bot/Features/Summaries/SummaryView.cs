using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Summaries;

/// <param name="Address">The list behind the number, or the unit's card; null where there is nothing to open, and then there is no number.</param>
internal sealed record SummaryCell(string Text, SummaryAddress? Address = null);

internal sealed record SummaryLine(SummaryCell Label, IReadOnlyList<SummaryCell> Cells, bool IsTotal = false);

/// <param name="Columns">The label's, then those of the numbers.</param>
internal sealed record SummaryTable(string? Heading, IReadOnlyList<string> Columns, IReadOnlyList<SummaryLine> Lines)
{
    /// <summary>A clause, or how it is counted.</summary>
    public string? Note { get; init; }
}

/// <summary>The same numbers as a table's column, drawn.</summary>
internal sealed record SummaryChart(string Title, IReadOnlyList<AdaptiveChartValue> Values);

internal sealed record SummaryView
{
    public required Drawing Drawing { get; init; }

    public required SummaryAddress Address { get; init; }

    public required string Title { get; init; }

    /// <summary>Whose figures, and of which day.</summary>
    public required string About { get; init; }

    public required string Speak { get; init; }

    /// <summary>How many pages the topic has.</summary>
    public int Pages { get; init; } = 1;

    public IReadOnlyList<SummaryTable> Tables { get; init; } = [];

    public SummaryChart? Chart { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The other topics, with the words on their buttons.</summary>
    public IReadOnlyList<(string Title, SummaryAddress Address)> Topics { get; init; } = [];

    /// <summary>Units that belong here but are looked at on their own: stations that were merged away.</summary>
    public IReadOnlyList<(string Title, SummaryAddress Address)> Others { get; init; } = [];

    /// <summary>The council whose roster with the names this person reads, on its page of members; null above the station (要綱 第5-6).</summary>
    public CouncilId? Roster { get; init; }
}

/// <summary>期間・出力.</summary>
/// <param name="Periods">Every period of which there is something to show, by its code.</param>
internal sealed record SummaryMoreView(SummaryView Summary, IReadOnlyList<(string Name, string Code)> Periods, bool CanExport);

/// <param name="Open">Where a tap leads; null where there is nothing more.</param>
internal sealed record SummaryRow(string Text, string? Below, string Right, AdaptiveAction? Open);

internal sealed record SummaryListView
{
    public required Drawing Drawing { get; init; }

    public required SummaryAddress Address { get; init; }

    public required string Title { get; init; }

    public required string About { get; init; }

    /// <summary>件数 in words, with the mean where it is one: 63協議会.</summary>
    public required string Count { get; init; }

    public required int Total { get; init; }

    /// <summary>The rows of this page.</summary>
    public required IReadOnlyList<SummaryRow> Rows { get; init; }

    /// <summary>How many rows, or units, there are over all pages.</summary>
    public required int Lines { get; init; }

    /// <summary>The way from the units' counts to the rows, or back.</summary>
    public (string Title, SummaryAddress Address)? Other { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A record as it is seen above the station: no names, no texts but the good example that the station has chosen.</summary>
/// <param name="Facts">Label and what stands under it.</param>
internal sealed record SummaryRecordView(
    Drawing Drawing,
    string CouncilName,
    string About,
    IReadOnlyList<(string Label, string Text)> Facts,
    string? Example,
    AdaptiveAction? Read,
    SummaryAddress Council
);
