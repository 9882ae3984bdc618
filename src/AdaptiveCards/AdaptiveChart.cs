namespace AdaptiveCards;

/// <summary>
/// A chart of Teams. A client that draws none (iOS, Outlook, the published renderer) leaves it out, so a table beside it carries the same
/// numbers.
/// </summary>
public abstract record AdaptiveChart(string Title) : AdaptiveElement
{
    public string Fallback => "drop";
}

public sealed record AdaptiveVerticalBarChart(string Title, IReadOnlyList<AdaptiveChartValue> Data) : AdaptiveChart(Title);

public sealed record AdaptiveHorizontalBarChart(string Title, IReadOnlyList<AdaptiveChartValue> Data) : AdaptiveChart(Title)
{
    /// <summary>Each bar has its number, and there is no axis.</summary>
    public const string WithoutAxis = "AbsoluteNoAxis";

    /// <summary>AbsoluteWithAxis, which is the default, AbsoluteNoAxis, or PartToWhole.</summary>
    public string? DisplayMode { get; init; }
}

/// <param name="X">The words at the bar, whichever way the bars lie.</param>
public sealed record AdaptiveChartValue(string X, decimal Y);
