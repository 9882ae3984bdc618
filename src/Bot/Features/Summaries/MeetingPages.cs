using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>会議: what the half's papers need, the councils, their meetings.</summary>
internal sealed class MeetingPages(SummaryCase at, SummaryTables tables)
{
    public List<SummaryTable> Main() => at.Scope.Level == ScopeLevel.Council ? OfCouncil() : OfUnits();

    /// <summary>A council itself: its meetings, members and requests. How many councils it is would be one.</summary>
    private List<SummaryTable> OfCouncil() =>
        [
            tables.Compared("会議（回数）", FigureKind.Regular, FigureKind.Extraordinary, FigureKind.Attendance, FigureKind.Minutes) with
            {
                Note =
                    $"要綱 第6-2　{at.Year}の定期会議（1回以上）は{(Figures.Of(at, new(FigureKind.RegularHeld)).Count > 0 ? "開催済" : "未開催")}です。",
            },
            tables.Compared("委員", FigureKind.Members, FigureKind.TermsEnding) with
            {
                Note = Missing(),
            },
            tables.Compared("意見・要望等", FigureKind.Feedback),
            .. at.IsCurrent ? [tables.Single("未了の要望（全期間）", FigureKind.OpenFeedback)] : Array.Empty<SummaryTable>(),
        ];

    private string? Missing()
    {
        string[] missing =
        [
            .. Figures.Of(at, new(FigureKind.TooFewMembers)).Count > 0 ? ["委員が5人未満です。"] : Array.Empty<string>(),
            .. Figures.Of(at, new(FigureKind.LeadVacant)).Count > 0 ? ["運営責任者が指定されていません。"] : Array.Empty<string>(),
        ];
        return missing.Length == 0 ? null : string.Concat(missing);
    }

    private List<SummaryTable> OfUnits()
    {
        List<SummaryTable> all = [];
        if (at.Half.Last >= at.Rules.Guideline.InForceSince)
        {
            all.Add(
                new SummaryTable(
                    $"半期の送付　{at.Half}",
                    ["項目", $"{at.Today:M/d}現在"],
                    [
                        .. new[]
                        {
                            FigureKind.SubmissionsDue,
                            FigureKind.SubmissionsReady,
                            FigureKind.SubmissionsOpen,
                            FigureKind.SubmissionsSent,
                        }.Select(k => tables.One(new(k))),
                    ]
                )
                {
                    Note = "記 第2-7(2)　全ての会議の記録が署長報告済の署を送付準備済、送付を「済み」にした署を送付済としています。",
                }
            );
        }

        all.Add(tables.Compared("連絡協議会（協議会数）", FigureKind.Councils, FigureKind.TooFewMembers, FigureKind.LeadVacant));
        all.Add(
            tables.Compared("定期会議（協議会数）", FigureKind.RegularDue, FigureKind.RegularHeld, FigureKind.RegularMissing) with
            {
                Note = $"要綱 第6-2　{at.Year}に1回以上",
            }
        );
        all.Add(
            tables.Compared("会議の状況", FigureKind.Extraordinary, FigureKind.Attendance, FigureKind.Minutes) with
            {
                Note = "出席率は、会議ごとの出席委員の延べ数を在任委員の延べ数で割ったものです。",
            }
        );
        return all;
    }
}
