using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Reminders;

/// <summary>期限: what is open, and what will open, with a day to aim at within the look-ahead.</summary>
public static class DueSoon
{
    /// <summary>Kinds that come by the calendar. The others follow from what happens until then.</summary>
    private static readonly HashSet<ObligationKind> ByCalendar =
    [
        ObligationKind.HalfYearSubmission,
        ObligationKind.OperationListAnnual,
        ObligationKind.MeetingPlan,
        ObligationKind.RegularMeeting,
        ObligationKind.MeetingNotice,
        ObligationKind.GuestSelection,
        ObligationKind.TermEnd,
        ObligationKind.LongRunningReview,
    ];

    /// <summary>Days between two looks at most; a planner that is asked for every day of two months takes five times as long.</summary>
    private const int LongestStep = 5;

    private static readonly HashSet<OfficerId> Everybody = [];

    public static IReadOnlyList<OpenItem> Of(CouncilFacts facts, DateOnly today, ReminderRules rules) =>
        Of(day => OpenItems.Of(facts, day, rules, Everybody), Ends(facts.Council, today, rules.Obligations.Settings), today, rules);

    public static IReadOnlyList<OpenItem> Of(StationFacts facts, IReadOnlyList<RosterEntry> roster, DateOnly today, ReminderRules rules) =>
        Of(
            day => OpenItems.Of(facts, roster, day, rules, Everybody),
            facts.Station.Periods.Select(p => p.Days.To).OfType<DateOnly>(),
            today,
            rules
        );

    private static IReadOnlyList<OpenItem> Of(
        Func<DateOnly, IReadOnlyList<OpenItem>> open,
        IEnumerable<DateOnly> ends,
        DateOnly today,
        ReminderRules rules
    )
    {
        var last = today.AddDays(rules.Settings.PreviewDays);
        var found = new Dictionary<string, OpenItem>(StringComparer.Ordinal);
        foreach (var day in Looks(today, last, ends, rules.Obligations.Settings))
        {
            foreach (var item in open(day).Where(i => i.Obligation.Target <= last))
            {
                if (day == today || (item.Obligation.Since > today && ByCalendar.Contains(item.Obligation.Kind)))
                {
                    found.TryAdd(item.Obligation.Key, item);
                }
            }
        }

        return [.. found.Values.OrderBy(i => i.Obligation.Target).ThenBy(i => i.Obligation.Key, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Today, the last day, and between them so many that nothing comes and goes unseen: what comes before a meeting goes with it and is open for
    /// as many days as are set; everything else stays until it is done, or until an end.
    /// </summary>
    private static SortedSet<DateOnly> Looks(DateOnly today, DateOnly last, IEnumerable<DateOnly> ends, ObligationSettings settings)
    {
        var step = Math.Min(LongestStep, Math.Min(settings.NoticeOpensDays, settings.GuestSelectionOpensDays));
        var looks = new SortedSet<DateOnly>(ends) { last };
        for (var day = today; day < last; day = day.AddDays(step))
        {
            looks.Add(day);
        }

        return looks.GetViewBetween(today, last);
    }

    /// <summary>The last days of a council, of a year's plan, and of 未開催.</summary>
    private static IEnumerable<DateOnly> Ends(Council council, DateOnly today, ObligationSettings settings)
    {
        var running = FiscalYear.Of(today);
        foreach (var year in new[] { running.Previous, running, running.Next })
        {
            yield return year.Last;
            yield return year.Last.AddDays(settings.MissedMeetingDays);
        }

        if (council.Abolished is { } abolished)
        {
            yield return abolished;
        }
    }
}
