using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>委員: how many, who they are by groups, and how old.</summary>
/// <param name="isCouncil">A council of ten has no need of rows with nobody in them.</param>
internal sealed class MemberPages(SummaryTables tables, bool isCouncil)
{
    public List<SummaryTable> Members() =>
        [
            tables.Compared("委員", FigureKind.Members, FigureKind.Persons, FigureKind.TermsEnding) with
            {
                Note = "2以上の協議会に属する委員は、協議会ごとに数えています。",
            },
            tables.Parts("性別", FigureKind.Sex, isCouncil),
            tables.Parts("選定区分別", FigureKind.Category, isCouncil) with
            {
                Note = "複数の区分に当たる委員は、最初に登録された区分で数えています。",
            },
        ];

    public (IReadOnlyList<SummaryTable>, SummaryChart?) Ages()
    {
        var table = tables.Parts("年代別の委員", FigureKind.Age);
        return ([table], tables.Chart("年代別の委員（人）", FigureKind.Age));
    }
}
