using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>意見・要望等: what was said, and what became of it.</summary>
internal sealed class FeedbackPages(SummaryCase at, SummaryTables tables)
{
    public (IReadOnlyList<SummaryTable>, SummaryChart?) Fields() =>
        (
            [
                tables.Compared(
                    "意見・要望等",
                    FigureKind.Feedback,
                    FigureKind.ProblemSolving,
                    FigureKind.ProblemSolvingClosed,
                    FigureKind.Examples
                ) with
                {
                    Note = "問題解決：犯罪被害抑止等に向けた取組（記 第2-6(3)）",
                },
                tables.Parts("分野別", FigureKind.Field),
            ],
            tables.Chart("分野別の意見・要望等（件）", FigureKind.Field)
        );

    public List<SummaryTable> Measures() =>
        [
            tables.Parts("措置状況別", FigureKind.Status) with
            {
                Note = "期間内の会議で出されたものの、本日の措置状況です。",
            },
            .. at.IsCurrent
                ?
                [
                    tables.Single("未了の要望（全期間）", FigureKind.OpenFeedback, FigureKind.MeasureOpen, FigureKind.Untold),
                    new SummaryTable(
                        "未了の要望の経過日数",
                        ["項目", tables.AsOf],
                        [.. FigureParts.Of(FigureKind.OpenAge).Select(p => tables.One(new(FigureKind.OpenAge, p)))]
                    ),
                ]
                : Array.Empty<SummaryTable>(),
        ];
}
