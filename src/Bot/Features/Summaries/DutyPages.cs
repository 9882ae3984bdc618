using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>対応: what is late, what comes, what is missing, 年度替わり.</summary>
internal sealed class DutyPages(SummaryCase at, SummaryTables tables)
{
    public List<SummaryTable> Obligations()
    {
        if (!at.IsCurrent)
        {
            return [];
        }

        // One pass over the obligations; the parts are those that occur.
        var late = tables.Now(new(FigureKind.Late));
        var coming = tables.Now(new(FigureKind.Coming));
        var kinds = Rows(late).Concat(Rows(coming)).Select(r => r.Obligation.Kind).Distinct().Order().ToList();
        return
        [
            new SummaryTable(
                "期日を過ぎたもの、近いもの",
                ["項目", "期日経過", "30日以内"],
                [
                    new SummaryLine(new SummaryCell("計"), [tables.Cell(late), tables.Cell(coming)], IsTotal: true),
                    .. kinds.Select(k => new SummaryLine(
                        new SummaryCell(SummaryWords.Obligation($"{k}")),
                        [
                            tables.Cell(
                                late with
                                {
                                    Key = new(FigureKind.LateOf, $"{k}"),
                                    Rows = [.. Rows(late).Where(r => r.Obligation.Kind == k)],
                                }
                            ),
                            tables.Cell(
                                coming with
                                {
                                    Key = new(FigureKind.ComingOf, $"{k}"),
                                    Rows = [.. Rows(coming).Where(r => r.Obligation.Kind == k)],
                                }
                            ),
                        ]
                    )),
                ]
            )
            {
                Note = $"{tables.AsOf}（件）。条文に日数の定めがないものの期日は、署の目安です。",
            },
        ];
    }

    public List<SummaryTable> Missing() =>
        [
            tables.Single("会議、委員、運営責任者（協議会数）", FigureKind.RegularMissing, FigureKind.TooFewMembers, FigureKind.LeadVacant),
            .. at.IsCurrent
                ?
                [
                    new SummaryTable(
                        "未了の要望の経過日数",
                        ["項目", tables.AsOf],
                        [
                            tables.One(new(FigureKind.OpenFeedback)),
                            .. FigureParts.Of(FigureKind.OpenAge).Select(p => tables.One(new(FigureKind.OpenAge, p))),
                        ]
                    ),
                ]
                : Array.Empty<SummaryTable>(),
            new SummaryTable(
                "所管区の設置状況",
                ["項目", tables.AsOf],
                [
                    tables.One(new(FigureKind.Beats)),
                    .. FigureParts.Of(FigureKind.Coverage).Select(p => tables.One(new(FigureKind.Coverage, p))),
                ]
            )
            {
                Note = "要綱 第3-1",
            },
        ];

    public List<SummaryTable> Turn() =>
        at.IsCurrent
            ?
            [
                new SummaryTable($"年度替わりの確認　{at.Turn.Previous}から{at.Turn}", ["項目", "済", "未"], Checks(ofStations: false))
                {
                    Note = $"{tables.AsOf}（協議会数）",
                },
                new SummaryTable("警察署の確認", ["項目", "済", "未"], Checks(ofStations: true))
                {
                    Note = $"{tables.AsOf}（警察署数）　記 第2-2(6)、第2-7(2)",
                },
            ]
            : [];

    public List<SummaryLine> Checks(bool ofStations) =>
        [
            .. FigureParts
                .Of(FigureKind.TurnDone)
                .Where(p => TurnOfYear.IsOfStations(Enum.Parse<TurnCheck>(p)) == ofStations)
                .Select(p => new SummaryLine(
                    new SummaryCell(SummaryWords.Turn(p)),
                    [tables.Cell(tables.Now(new(FigureKind.TurnDone, p))), tables.Cell(tables.Now(new(FigureKind.TurnOpen, p)))]
                )),
        ];

    private static IEnumerable<ObligationRow> Rows(Figure figure) => figure.Rows.OfType<ObligationRow>();
}
