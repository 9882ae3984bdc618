using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Core.Summaries;

/// <summary>Councils and their meetings, as rows.</summary>
internal static class CouncilFigures
{
    public static IEnumerable<CouncilRow> Existing(SummaryCase at, Func<CouncilFacts, bool> chosen) =>
        from council in Existing(at)
        where chosen(council.Facts)
        select new CouncilRow(council.At, council.Facts.Council);

    /// <summary>Councils that owe a regular meeting of the year: those that exist, and those that ended in its last month without one.</summary>
    public static IEnumerable<CouncilRow> RegularOf(SummaryCase at, Func<CouncilFacts, bool> chosen) =>
        Existing(at)
            .Concat(
                from facts in at.Data.Councils
                where !facts.Council.ExistsOn(at.AsOf) && RegularMeetings.EndedOwing(facts, at.Year, at.AsOf, at.Rules.Guideline)
                let standing = Standing.On(facts.Council, at.AsOf)
                where standing is not null && at.Scope.Contains(facts.Council, standing)
                select (Facts: facts, At: standing)
            )
            // Of a year before the records begin nobody can say that it had no meeting.
            .Where(c => !(c.Facts.Council.TrackedSince > at.Year.Last) && chosen(c.Facts))
            .Select(c => new CouncilRow(c.At, c.Facts.Council, ReasonOn(c.Facts, at.Year)));

    private static DateOnly? ReasonOn(CouncilFacts facts, FiscalYear year) =>
        facts
            .Fulfilments.Where(f =>
                f is { Kind: ObligationKind.RegularMeeting, Withdrawn: false, Subject: "" } && f.Period == $"{year.StartYear}"
            )
            .Select(f => (DateOnly?)f.Day)
            .Min();

    public static IEnumerable<(CouncilFacts Facts, StationLink At)> Existing(SummaryCase at)
    {
        foreach (var facts in at.Data.Councils)
        {
            if (
                facts.Council.ExistsOn(at.AsOf)
                && Standing.On(facts.Council, at.AsOf) is { } standing
                && at.Scope.Contains(facts.Council, standing)
            )
            {
                yield return (facts, standing);
            }
        }
    }

    public static IEnumerable<MeetingRow> Meetings(SummaryCase at, Func<MeetingRecord, bool> chosen)
    {
        foreach (var facts in at.Data.Councils)
        {
            foreach (var meeting in facts.Meetings)
            {
                if (
                    meeting.Date >= at.Period.First
                    && meeting.Date <= at.AsOf
                    && chosen(meeting)
                    && Standing.On(facts.Council, meeting.Date) is { } standing
                    && at.Scope.Contains(facts.Council, standing)
                )
                {
                    yield return new MeetingRow(standing, facts.Council, meeting);
                }
            }
        }
    }
}
