using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Summaries;

/// <summary>
/// Every figure as the list behind it: card, list and file ask here, so they cannot differ. Stocks (councils, members, what is open) count
/// where a council stands on the card's day, events (meetings, feedback) where it stood on theirs.
/// </summary>
public static class Figures
{
    /// <summary>期限が近い: so many days ahead.</summary>
    public const int ComingDays = 30;

    public static Figure Of(SummaryCase at, FigureKey key) => at.Once(key, (on, k) => new Figure(k, on.HasBegun ? [.. Rows(on, k)] : []));

    /// <summary>
    /// Whether the figure can be told for a period that is over: what is open, late or coming is known of today only, and a submission is as
    /// ready as it is now.
    /// </summary>
    public static bool IsOfTodayOnly(FigureKind kind) =>
        kind
            is FigureKind.OpenFeedback
                or FigureKind.MeasureOpen
                or FigureKind.Untold
                or FigureKind.OpenAge
                or FigureKind.Late
                or FigureKind.LateOf
                or FigureKind.Coming
                or FigureKind.ComingOf
                or FigureKind.TurnDone
                or FigureKind.TurnOpen;

    /// <summary>What a comparison with the year before can be made of.</summary>
    public static bool HasYearBefore(FigureKind kind) =>
        !IsOfTodayOnly(kind)
        && kind
            is not (FigureKind.SubmissionsDue or FigureKind.SubmissionsReady or FigureKind.SubmissionsOpen or FigureKind.SubmissionsSent);

    private static IEnumerable<FigureRow> Rows(SummaryCase at, FigureKey key) =>
        key.Kind switch
        {
            FigureKind.SubmissionsDue => at.Whole(FigureKind.SubmissionsDue, Submissions),
            FigureKind.SubmissionsReady => at.Whole(FigureKind.SubmissionsDue, Submissions).Where(r => r.Package!.IsComplete), // They have one.
            FigureKind.SubmissionsOpen => at.Whole(FigureKind.SubmissionsDue, Submissions).Where(r => !r.Package!.IsComplete),
            FigureKind.SubmissionsSent => at.Whole(FigureKind.SubmissionsDue, Submissions).Where(r => IsSent(at, r)),
            FigureKind.Councils => Existing(at, _ => true),
            FigureKind.RegularDue => RegularOf(at, _ => true),
            FigureKind.TooFewMembers => Existing(
                at,
                f =>
                    f.MembersOn(at.AsOf, at.Rules.Guideline).Take(at.Rules.Guideline.FewestMembers).Count()
                    < at.Rules.Guideline.FewestMembers
            ),
            FigureKind.LeadVacant => Existing(at, f => f.LeadOn(at.AsOf) is null),
            FigureKind.RegularHeld => RegularOf(at, f => RegularMeetings.Held(f, at.Year, at.AsOf, at.Rules.Guideline)),
            FigureKind.RegularMissing => RegularOf(at, f => !RegularMeetings.Held(f, at.Year, at.AsOf, at.Rules.Guideline)),
            FigureKind.Regular => Meetings(at, m => m.Kind == MeetingKind.Regular),
            FigureKind.Extraordinary => Meetings(at, m => m.Kind == MeetingKind.Extraordinary),
            FigureKind.Attendance => Meetings(at, m => m.MembersInOffice > 0),
            FigureKind.Minutes => Meetings(at, m => m.Minutes > 0),
            FigureKind.Examples => Meetings(at, m => m.Example is not null),
            FigureKind.Members => Members(at, _ => true),
            FigureKind.Persons => Members(at, _ => true).DistinctBy(r => r.Member!.Id), // Rows of Members have one.
            FigureKind.Sex => Members(at, m => FigureParts.OfSex(m) == key.Part),
            FigureKind.Age => Members(at, m => FigureParts.OfAge(m) == key.Part),
            FigureKind.Category => Members(at, m => FigureParts.OfCategory(m) == key.Part),
            FigureKind.TermsEnding => TermsEnding(at),
            FigureKind.Feedback => at.Whole(FigureKind.Feedback, FeedbackOf),
            FigureKind.Field => at.Whole(FigureKind.Feedback, FeedbackOf).Where(r => r.Feedback!.Entry.Field.ToString() == key.Part),
            FigureKind.Status => at.Whole(FigureKind.Feedback, FeedbackOf).Where(r => FigureParts.OfStatus(r.Feedback!) == key.Part),
            FigureKind.ProblemSolving => at.Whole(FigureKind.Feedback, FeedbackOf).Where(r => r.Feedback!.Entry.ProblemSolving),
            FigureKind.ProblemSolvingClosed => at.Whole(FigureKind.Feedback, FeedbackOf)
                .Where(r => r.Feedback!.Entry.ProblemSolving && !r.Feedback!.IsOpen),
            FigureKind.OpenFeedback => at.Whole(FigureKind.OpenFeedback, Open),
            FigureKind.MeasureOpen => at.Whole(FigureKind.OpenFeedback, Open).Where(r => IsUnfinished(r.Feedback!)),
            FigureKind.Untold => at.Whole(FigureKind.OpenFeedback, Open).Where(r => !IsUnfinished(r.Feedback!)),
            FigureKind.OpenAge => at.Whole(FigureKind.OpenFeedback, Open)
                .Where(r => FigureParts.OfOpenAge(r.Feedback!, at.Today) == key.Part),
            FigureKind.Beats => at.Whole(FigureKind.Beats, Beats),
            FigureKind.Coverage => at.Whole(FigureKind.Beats, Beats).Where(r => $"{r.Beat!.State}" == key.Part),
            FigureKind.Late => Obligations(at, late: true),
            FigureKind.LateOf => Obligations(at, late: true).Where(r => $"{r.Obligation!.Kind}" == key.Part), // They have one.
            FigureKind.Coming => Obligations(at, late: false),
            FigureKind.ComingOf => Obligations(at, late: false).Where(r => $"{r.Obligation!.Kind}" == key.Part),
            FigureKind.TurnDone => TurnOfYear.Rows(at, Enum.Parse<TurnCheck>(key.Part), done: true),
            FigureKind.TurnOpen => TurnOfYear.Rows(at, Enum.Parse<TurnCheck>(key.Part), done: false),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    internal static IEnumerable<FigureRow> Existing(SummaryCase at, Func<CouncilFacts, bool> chosen) =>
        from council in Existing(at)
        where chosen(council.Facts)
        select new FigureRow(council.At) { Council = council.Facts.Council };

    /// <summary>Councils that owe a regular meeting of the year: those that exist, and those that ended in its last month without one.</summary>
    private static IEnumerable<FigureRow> RegularOf(SummaryCase at, Func<CouncilFacts, bool> chosen) =>
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
            .Select(c => new FigureRow(c.At) { Council = c.Facts.Council, ReasonOn = ReasonOn(c.Facts, at.Year) });

    private static DateOnly? ReasonOn(CouncilFacts facts, FiscalYear year) =>
        facts
            .Fulfilments.Where(f =>
                f is { Kind: ObligationKind.RegularMeeting, Withdrawn: false, Subject: "" } && f.Period == $"{year.StartYear}"
            )
            .Select(f => (DateOnly?)f.Day)
            .Min();

    /// <summary>A package belongs to the station that had the councils in that half; its successor sends it.</summary>
    private static IEnumerable<FigureRow> Submissions(SummaryCase at)
    {
        var half = at.Half;
        if (half.Last < at.Rules.Guideline.InForceSince || at.Scope.Level == ScopeLevel.Council)
        {
            yield break;
        }

        foreach (var station in at.Data.StationsEver)
        {
            // The station as it stood when the half ended, or last before.
            var link = at
                .Data.EverOf(station)
                .SelectMany(c => c.Council.Stations)
                .Where(s => s.Station == station && s.Days.From <= half.Last && !(s.Days.To < half.First))
                .MaxBy(s => s.Days.From);
            if (link is null || !InScope(at, station, link.Area))
            {
                continue;
            }

            var package = HalfYearPackage.Of(station, half, at.Data.EverOf(station), at.Today, at.Rules);
            if (package.Councils.Count > 0)
            {
                yield return new FigureRow(link) { Package = package };
            }
        }
    }

    /// <summary>A station that was merged away sends by its successor, which has marked it.</summary>
    private static bool IsSent(SummaryCase at, FigureRow row) =>
        (at.Data.Index.Successor(row.At.Station, at.Today) ?? at.Data.Index.Find(row.At.Station)) is { } station
        && StationObligations.IsSent(at.FactsOf(station), row.At.Station, at.Half, at.Today);

    private static bool InScope(SummaryCase at, StationId station, Area area) =>
        at.Scope.Level switch
        {
            ScopeLevel.Prefecture => true,
            ScopeLevel.Area => at.Scope.Unit == area.ToString(),
            ScopeLevel.Station => at.Scope.Station == station,
            _ => false,
        };

    private static IEnumerable<(CouncilFacts Facts, StationLink At)> Existing(SummaryCase at)
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

    private static IEnumerable<FigureRow> Meetings(SummaryCase at, Func<MeetingRecord, bool> chosen)
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
                    yield return new FigureRow(standing) { Council = facts.Council, Meeting = meeting };
                }
            }
        }
    }

    private static IEnumerable<FigureRow> Members(SummaryCase at, Func<Member, bool> chosen) =>
        at.Whole(FigureKind.Members, Seats).Where(r => chosen(r.Member!)); // Rows of Members have one.

    private static IEnumerable<FigureRow> Seats(SummaryCase at)
    {
        foreach (var (facts, standing) in Existing(at))
        {
            var number = 0;
            foreach (var member in facts.Members)
            {
                if (member.CountsOn(at.AsOf, at.Rules.Guideline.InOfficeFrom) && LastDay(member, at.AsOf) is { } last)
                {
                    number++;
                    yield return new FigureRow(standing)
                    {
                        Council = facts.Council,
                        Member = member,
                        Number = number,
                        Day = last,
                    };
                }
            }
        }
    }

    private static IEnumerable<FigureRow> TermsEnding(SummaryCase at)
    {
        var until = at.AsOf.AddDays(at.Rules.Settings.TermEndOpensDays);
        return at.Whole(FigureKind.Members, Seats).Where(r => r.Day <= until);
    }

    /// <summary>The last day in office, over commissions that follow each other without a gap; null for who is not in office on the day.</summary>
    internal static DateOnly? LastDay(Member member, DateOnly day)
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

    private static IEnumerable<FigureRow> FeedbackOf(SummaryCase at)
    {
        foreach (var facts in at.Data.Councils)
        {
            foreach (var feedback in facts.Feedback)
            {
                if (
                    feedback.MeetingDate >= at.Period.First
                    && feedback.MeetingDate <= at.AsOf
                    && !feedback.Withdrawn
                    && Standing.On(facts.Council, feedback.MeetingDate) is { } standing
                    && at.Scope.Contains(facts.Council, standing)
                )
                {
                    yield return Row(facts, standing, feedback);
                }
            }
        }
    }

    private static IEnumerable<FigureRow> Open(SummaryCase at)
    {
        if (!at.IsCurrent)
        {
            yield break;
        }

        foreach (var facts in at.Data.Councils)
        {
            if (Standing.On(facts.Council, at.AsOf) is not { } standing || !at.Scope.Contains(facts.Council, standing))
            {
                continue;
            }

            foreach (var feedback in facts.Feedback.Where(f => f.IsOpen && f.MeetingDate <= at.AsOf))
            {
                yield return Row(facts, standing, feedback);
            }
        }
    }

    private static FigureRow Row(CouncilFacts facts, StationLink standing, Feedback feedback) =>
        new(standing)
        {
            Council = facts.Council,
            Feedback = feedback,
            Meeting = facts.Meeting(feedback.Meeting),
            Day = feedback.MeetingDate,
        };

    private static bool IsUnfinished(Feedback feedback) =>
        feedback.Entry.Status is FeedbackStatus.NotStarted or FeedbackStatus.InProgress or FeedbackStatus.Planned;

    /// <summary>The stations of the scope that exist on the day; a council's scope has none.</summary>
    internal static IEnumerable<(Station Station, StationLink At)> Stations(SummaryCase at) =>
        from station in at.Data.Stations.OrderBy(s => s.Id.Value, StringComparer.Ordinal)
        let period = station.PeriodOn(at.AsOf)
        where period is not null && InScope(at, station.Id, period.Area)
        select (station, new StationLink(station.Id, period.Name, period.Area, period.Days));

    private static IEnumerable<FigureRow> Beats(SummaryCase at)
    {
        foreach (var (station, link) in Stations(at))
        {
            var councils = at.Data.EverOf(station.Id).Select(c => c.Council).ToList();
            foreach (var beat in Councils.Coverage.Of(station.Id, at.Data.Index, councils, at.Rules.Guideline, at.AsOf))
            {
                yield return new FigureRow(link) { Beat = beat, Council = beat.Councils.Count > 0 ? beat.Councils[0] : null };
            }
        }
    }

    private static IEnumerable<FigureRow> Obligations(SummaryCase at, bool late) =>
        at.Whole(FigureKind.Late, OpenObligations).Where(r => r.Obligation!.DaysLate(at.Today) > 0 == late); // They have one.

    private static IEnumerable<Obligation> NearOrLate(SummaryCase at, IEnumerable<Obligation> open) =>
        open.Where(o => o.DaysLate(at.Today) >= -ComingDays);

    /// <summary>Everything that is open and either late or due soon: what the stations owe themselves, then what their councils owe.</summary>
    private static IEnumerable<FigureRow> OpenObligations(SummaryCase at)
    {
        if (!at.IsCurrent)
        {
            yield break;
        }

        foreach (var (station, link) in Stations(at))
        {
            foreach (var open in NearOrLate(at, ObligationPlanner.Of(at.FactsOf(station), at.Today, at.Rules)))
            {
                yield return new FigureRow(link) { Obligation = open, Day = open.Target };
            }
        }

        foreach (var facts in at.Data.Councils)
        {
            if (Standing.On(facts.Council, at.Today) is not { } standing || !at.Scope.Contains(facts.Council, standing))
            {
                continue;
            }

            foreach (var open in NearOrLate(at, ObligationPlanner.Of(facts, at.Today, at.Rules)))
            {
                yield return new FigureRow(standing)
                {
                    Council = facts.Council,
                    Obligation = open,
                    Day = open.Target,
                };
            }
        }
    }
}
