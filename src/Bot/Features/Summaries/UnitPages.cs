using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>方面別, 署別, 協議会別: some units a page, first their meetings, then members and feedback.</summary>
internal sealed class UnitPages(SummaryCase at, SummaryAddress address, SummaryTables tables)
{
    /// <summary>Lines of units on one card: four tappable cells a line, and a card holds 28 KB.</summary>
    private const int UnitsAtOnce = 6;

    public int Count => Math.Max(1, (Units().Count + UnitsAtOnce - 1) / UnitsAtOnce) * 2;

    public (IReadOnlyList<SummaryTable>, SummaryChart?) Of(int page)
    {
        var units = Units();
        var half = Math.Max(1, (units.Count + UnitsAtOnce - 1) / UnitsAtOnce);
        FigureKind[] kinds =
            page < half
                ? at.Scope.Level == ScopeLevel.Station
                    ? [FigureKind.Regular, FigureKind.Extraordinary, FigureKind.Attendance]
                    : [FigureKind.RegularDue, FigureKind.RegularHeld, FigureKind.RegularMissing]
                : [FigureKind.Members, FigureKind.TermsEnding, FigureKind.Feedback];
        var shown = units.Skip(page % half * UnitsAtOnce).Take(UnitsAtOnce).ToList();
        var lines = shown
            .Select(u => new SummaryLine(
                new SummaryCell(Unit(u), address with { Scope = u, Topic = SummaryPages.First(u.Level), Page = 0 }),
                [.. kinds.Select(k => tables.Cell(Figures.Of(at.In(u), new(k)), address with { Scope = u }))]
            ))
            .ToList();
        lines.Add(
            new SummaryLine(
                new SummaryCell(at.Scope.Level == ScopeLevel.Prefecture ? "計" : "全体"),
                [.. kinds.Select(k => tables.Cell(tables.Now(new(k))))],
                IsTotal: true
            )
        );
        var heading = page < half ? "会議" : "委員、意見・要望等";
        var drawn = page < half ? kinds[^2] : FigureKind.Members;
        return (
            [
                new SummaryTable(heading, [SummaryWords.Topic(SummaryTopic.Units, at.Scope.Level)[..^1], .. kinds.Select(Short)], lines)
                {
                    Note = $"{tables.AsOf}　名称を押すとその状況、数を押すと一覧が表示されます。",
                },
            ],
            at.Scope.Level == ScopeLevel.Station
                ? null
                : new SummaryChart(
                    $"{Short(drawn)}（{SummaryWords.Unit(drawn)}）",
                    [.. shown.Select(u => new AdaptiveChartValue(Unit(u), Figures.Of(at.In(u), new(drawn)).Count))]
                )
        );
    }

    /// <summary>The units one level down that have anything to count.</summary>
    private List<SummaryScope> Units() =>
        at.Scope.Level switch
        {
            ScopeLevel.Prefecture => [.. Enum.GetValues<Area>().Select(SummaryScope.Of)],
            ScopeLevel.Area => Below(l => SummaryScope.Of(l.At.Station)),
            ScopeLevel.Station => Below(l => SummaryScope.Of(l.Council!.Id)), // Rows of Councils have one.
            _ => [],
        };

    private List<SummaryScope> Below(Func<FigureRow, SummaryScope> unit)
    {
        FigureKind[] kinds = [FigureKind.Councils, FigureKind.Attendance, FigureKind.Feedback];
        return
        [
            .. kinds
                .SelectMany(k => tables.Now(new(k)).Rows)
                .Where(r => r.Council is not null)
                .Select(unit)
                .Distinct()
                .OrderBy(u => u.Unit, StringComparer.Ordinal),
        ];
    }

    private string Unit(SummaryScope scope) =>
        SummaryWords.Name(scope, at.Data, at.AsOf) is var name && scope.Level == ScopeLevel.Area ? name[..^2]
        : scope.Level == ScopeLevel.Council ? name.Replace("連絡協議会", "", StringComparison.Ordinal)
        : name.Replace("警察署", "署", StringComparison.Ordinal);

    private static string Short(FigureKind kind) =>
        kind switch
        {
            FigureKind.RegularDue => "対象",
            FigureKind.RegularHeld => "開催",
            FigureKind.Regular => "定期",
            FigureKind.Extraordinary => "臨時",
            FigureKind.Attendance => "出席率",
            FigureKind.TermsEnding => "任期満了",
            _ => SummaryWords.Of(new(kind)),
        };
}
