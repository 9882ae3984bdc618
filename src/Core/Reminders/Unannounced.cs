using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>An obligation that has been due for a while and of which nobody responsible was told.</summary>
public sealed record UnannouncedItem(string Key, string Stage, DateOnly Since);

/// <summary>
/// The invariant of the reminders, looked at from the other side: not what was sent, but whether anything that should have been said was
/// not. It reads what the ledgers hold, and knows nothing of how they came about.
/// </summary>
public static class Unannounced
{
    /// <param name="holders">The officers of the post that is responsible today.</param>
    /// <param name="told">Their ledgers and those of whom they have left it to, preferences included; who has no partition is absent.</param>
    public static UnannouncedItem? Of(
        OpenItem item,
        IReadOnlyList<OfficerId> holders,
        IReadOnlyDictionary<OfficerId, ReaderState> told,
        DateOnly today,
        ReminderRules rules
    )
    {
        var limit = rules.Calendar.AddWorkingDays(today, -rules.Settings.UnannouncedDays);
        if (ReminderStages.Latest(item.Obligation, level: 0, limit, rules) is not { } stage)
        {
            return null;
        }

        return holders.Any(h => IsTold(h) || (MarkOf(h)?.DelegateOn(today) is { } to && IsTold(to)))
            ? null
            : new UnannouncedItem(item.Obligation.Key, stage.Code, stage.Day);

        ReminderMark? MarkOf(OfficerId officer) => item.Marks.FirstOrDefault(m => m.Officer == officer);

        // To leave it to somebody tells nobody: the colleague must have heard.
        bool IsTold(OfficerId holder)
        {
            var mark = MarkOf(holder);
            return mark?.IsSnoozed(today) == true
                || stage.Day <= mark?.ToldOn
                || (
                    told.GetValueOrDefault(holder) is { } state
                    && (
                        state.Preferences.IsMuted(item.Obligation.Kind) || Knows(state.Ledger.Find(item.Obligation.Key), stage, item, rules)
                    )
                );
        }
    }

    private static bool Knows(LedgerEntry? entry, ReminderStage stage, OpenItem item, ReminderRules rules) =>
        entry is not null && !entry.IsNews(stage, item.Obligation.Target, rules.Settings);

    /// <summary>The officers of the first post of the chain.</summary>
    public static IReadOnlyList<OfficerId> HoldersOf(OpenItem item, Func<Responsible, IReadOnlyList<OfficerId>> holders) =>
        item.Chain is [var first, ..] ? holders(first) : [];
}
