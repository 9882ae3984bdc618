using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;

namespace KobanBot.Core.Summaries;

/// <summary>委員 as rows, a seat each.</summary>
internal static class MemberFigures
{
    public static IEnumerable<MemberRow> Members(SummaryCase at, Func<Member, bool> chosen) =>
        at.Whole(FigureKind.Members, Seats).Where(r => chosen(r.Member));

    private static IEnumerable<MemberRow> Seats(SummaryCase at)
    {
        foreach (var (facts, standing) in CouncilFigures.Existing(at))
        {
            var number = 0;
            foreach (var member in facts.Members)
            {
                if (member.CountsOn(at.AsOf, at.Rules.Guideline.InOfficeFrom) && LastDay(member, at.AsOf) is { } last)
                {
                    number++;
                    yield return new MemberRow(standing, facts.Council, member, number, last);
                }
            }
        }
    }

    public static IEnumerable<MemberRow> TermsEnding(SummaryCase at)
    {
        var until = at.AsOf.AddDays(at.Rules.Settings.TermEndOpensDays);
        return at.Whole(FigureKind.Members, Seats).Where(r => r.Last <= until);
    }

    /// <summary>The last day in office, over commissions that follow each other without a gap; null for who is not in office on the day.</summary>
    private static DateOnly? LastDay(Member member, DateOnly day)
    {
        DateOnly? last = null;
        for (var (from, found) = (day, true); found; )
        {
            found = false;
            foreach (var commission in member.Commissions)
            {
                if (commission.Covers(from))
                {
                    var end = EndOf(commission);
                    (last, from, found) = (end, end.AddDays(1), true);
                }
            }
        }

        return last;
    }

    private static DateOnly EndOf(Commission commission) =>
        commission.Dismissal is { } dismissal && dismissal.Day <= commission.Term.Last ? dismissal.Day.AddDays(-1) : commission.Term.Last;
}
