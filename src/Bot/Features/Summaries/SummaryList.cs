using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>The list behind a number: its rows, or how they fall on the units one level down.</summary>
internal static class SummaryList
{
    public static Reply Of(Step step, SummaryCase at, SummaryAddress asked, FigureKey key) =>
        // Cards of former releases ask for the councils of one council; what is behind them are its meetings.
        at.Scope.Level == ScopeLevel.Council
        && key.Kind is FigureKind.RegularHeld or FigureKind.RegularDue or FigureKind.RegularMissing
            ? Draw(step, at, asked with { Figure = new(FigureKind.Regular) }, new(FigureKind.Regular))
            : Draw(step, at, asked, key);

    private static Reply Draw(Step step, SummaryCase at, SummaryAddress asked, FigureKey key)
    {
        var figure = Figures.Of(at, key);
        var isLong = figure.Count > SummaryListCard.PageSize && CanBreakDown(at, key);
        var grouped = isLong && !asked.Flat;
        var units = grouped ? SummaryBreakdown.Of(figure, at.Scope.Level) : [];
        var lines = grouped ? units.Count : figure.Count;
        var address = asked with
        {
            Page = Math.Clamp(asked.Page, 0, Math.Max(0, (lines - 1) / SummaryListCard.PageSize)),
            Flat = isLong && !grouped,
        };
        var from = address.Page * SummaryListCard.PageSize;
        return Reply.Card(
            SummaryListCard.Render(
                new SummaryListView
                {
                    Drawing = step.Draw(),
                    Address = address,
                    Title = SummaryWords.Of(key),
                    About =
                        $"{SummaryWords.Name(at.Scope, at.Data, at.AsOf)}　{SummaryWords.Spaced(at.Period)}　{JapaneseDate.WithoutWeekday(at.AsOf)}現在",
                    Count = SummaryWords.Count(figure),
                    Total = figure.Count,
                    Lines = lines,
                    Rows = grouped
                        ? [.. units.Skip(from).Take(SummaryListCard.PageSize).Select(u => Row(u, at, address, key))]
                        : [.. figure.Rows.Skip(from).Take(SummaryListCard.PageSize).Select(r => SummaryRows.Of(r, address, at))],
                    Other =
                        !isLong ? null
                        : grouped ? ("全件", address with { Flat = true, Page = 0 })
                        : (SummaryWords.Topic(SummaryTopic.Units, at.Scope.Level), address with { Flat = false, Page = 0 }),
                }
            )
        );
    }

    // A person of two units is one person in each: their sum would be more than the whole.
    private static bool CanBreakDown(SummaryCase at, FigureKey key) =>
        at.Scope.Level is ScopeLevel.Prefecture or ScopeLevel.Area && key.Kind != FigureKind.Persons;

    private static SummaryRow Row((SummaryScope Scope, int Count) unit, SummaryCase at, SummaryAddress address, FigureKey key)
    {
        var name = SummaryWords.Name(unit.Scope, at.Data, at.AsOf);
        var to = address with { Scope = unit.Scope, Page = 0, Flat = false };
        return new SummaryRow(
            name,
            null,
            $"{SummaryWords.Number(unit.Count)}{SummaryWords.Unit(key)}",
            to.To($"{name}の{SummaryWords.Of(key)}を表示")
        );
    }
}

/// <summary>How the rows of a figure fall on the units one level down; together they are all of them.</summary>
internal static class SummaryBreakdown
{
    public static IReadOnlyList<(SummaryScope Scope, int Count)> Of(Figure figure, ScopeLevel level) =>
        [
            .. figure
                .Rows.GroupBy(r => level == ScopeLevel.Prefecture ? SummaryScope.Of(r.At.Area) : SummaryScope.Of(r.At.Station))
                .OrderBy(g => level == ScopeLevel.Prefecture ? $"{(int)Enum.Parse<Area>(g.Key.Unit)}" : g.Key.Unit, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Count())),
        ];
}
