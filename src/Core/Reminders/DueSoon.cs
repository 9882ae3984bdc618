using KobanBot.Core.Councils;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

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

    /// <summary>Days between two looks; shorter than any obligation by the calendar is open.</summary>
    private const int Step = 5;

    private static readonly HashSet<OfficerId> Everybody = [];

    public static IReadOnlyList<OpenItem> Of(CouncilFacts facts, DateOnly today, ReminderRules rules) =>
        Of(day => OpenItems.Of(facts, day, rules, Everybody), today, rules);

    public static IReadOnlyList<OpenItem> Of(StationFacts facts, IReadOnlyList<RosterEntry> roster, DateOnly today, ReminderRules rules) =>
        Of(day => OpenItems.Of(facts, roster, day, rules, Everybody), today, rules);

    private static IReadOnlyList<OpenItem> Of(Func<DateOnly, IReadOnlyList<OpenItem>> open, DateOnly today, ReminderRules rules)
    {
        var last = today.AddDays(rules.Settings.PreviewDays);
        var found = new Dictionary<string, OpenItem>(StringComparer.Ordinal);
        for (var day = today; day <= last; day = day < last && day.AddDays(Step) > last ? last : day.AddDays(Step))
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
}
