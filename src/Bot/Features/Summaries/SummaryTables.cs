using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>The shapes that tables of figures have: each number knows the list behind it.</summary>
internal sealed class SummaryTables(SummaryCase at, SummaryAddress address)
{
    private readonly SummaryCase _before = at.YearBefore();

    public string AsOf => $"{at.AsOf:M/d}現在";

    public SummaryTable Compared(string heading, params ReadOnlySpan<FigureKind> kinds)
    {
        List<SummaryLine> lines = [];
        foreach (var kind in kinds)
        {
            lines.Add(Line(new(kind)));
        }

        return new SummaryTable(heading, ["項目", AsOf, "前年同期"], lines);
    }

    public SummaryTable Single(string heading, params ReadOnlySpan<FigureKind> kinds)
    {
        List<SummaryLine> lines = [];
        foreach (var kind in kinds)
        {
            lines.Add(One(new(kind)));
        }

        return new SummaryTable(heading, ["項目", AsOf], lines);
    }

    public SummaryLine One(FigureKey key) => new(new SummaryCell(SummaryWords.Of(key)), [Cell(Now(key))]);

    /// <param name="onlyPresent">Leave out what there is none of, now and a year before.</param>
    public SummaryTable Parts(string heading, FigureKind kind, bool onlyPresent = false) =>
        new(
            heading,
            ["項目", AsOf, "前年同期"],
            [.. FigureParts.Of(kind).Select(p => new FigureKey(kind, p)).Where(k => !onlyPresent || IsPresent(k)).Select(Line)]
        );

    private bool IsPresent(FigureKey key) => Now(key).Count > 0 || (_before.HasData && Figures.Of(_before, key).Count > 0);

    private SummaryLine Line(FigureKey key) =>
        new(
            new SummaryCell(SummaryWords.Of(key)),
            [Cell(Now(key)), _before.HasData ? Cell(Figures.Of(_before, key), Before()) : new SummaryCell("—")]
        );

    // The list of the year before is seen on the same day of that year, which the period alone does not say.
    private SummaryAddress Before() =>
        address with
        {
            Period = _before.Period,
            AsOf = _before.AsOf == _before.Period.Last ? null : _before.AsOf,
        };

    public Figure Now(FigureKey key) => Figures.Of(at, key);

    public SummaryCell Cell(Figure figure, SummaryAddress? at = null) =>
        SummaryWords.Value(figure) is var text && text == "—"
            ? new SummaryCell(text)
            : new SummaryCell(text, (at ?? address) with { Figure = figure.Key, Page = 0, Flat = false });

    public SummaryChart Chart(string title, FigureKind kind) =>
        new(title, [.. FigureParts.Of(kind).Select(p => new AdaptiveChartValue(SummaryWords.Of(new(kind, p)), Now(new(kind, p)).Count))]);
}
