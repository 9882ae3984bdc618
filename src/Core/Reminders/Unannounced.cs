using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
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
    /// <param name="rung">The post in the chain of the item.</param>
    /// <param name="holders">The officers of the post today. It is enough that one of them was told.</param>
    /// <param name="told">Their ledgers and those of whom they have left it to, preferences included; who has no partition is absent.</param>
    public static UnannouncedItem? Of(
        OpenItem item,
        Rung rung,
        IReadOnlyList<OfficerId> holders,
        IReadOnlyDictionary<OfficerId, ReaderState> told,
        DateOnly today,
        ReminderRules rules
    )
    {
        if (ReminderStages.Latest(item.Obligation, rung, Limit(today, rules), rules) is not { } stage)
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
                        state.Preferences.IsMuted(item.Obligation.Kind)
                        || Knows(state.Ledger.Find(item.Obligation.Key), stage, item.Obligation.Target, rules)
                    )
                );
        }
    }

    /// <summary>The same for what colleagues wait for.</summary>
    /// <param name="readers">Those for whom it waits.</param>
    public static UnannouncedItem? Of(
        WaitingItem waiting,
        IEnumerable<OfficerId> readers,
        IReadOnlyDictionary<OfficerId, ReaderState> told,
        DateOnly today,
        ReminderRules rules
    ) =>
        ReminderStages.LatestWaiting(waiting.Since, Limit(today, rules), rules) is not { } stage
        || readers.Any(r => Knows(told.GetValueOrDefault(r)?.Ledger.Find(waiting.Key), stage, waiting.Since, rules))
            ? null
            : new UnannouncedItem(waiting.Key, stage.Code, stage.Day);

    /// <summary>
    /// The posts that should have heard, with their officers. Above the first level a post that nobody holds has nobody to be
    /// told, and who is responsible already hears of it as that.
    /// </summary>
    public static IEnumerable<(Rung Rung, IReadOnlyList<OfficerId> Holders)> HoldersOf(
        OpenItem item,
        Func<Responsible, IReadOnlyList<OfficerId>> holders
    )
    {
        if (item.Chain.Count == 0)
        {
            yield return (Rung.First, []);
        }

        var before = new HashSet<OfficerId>();
        for (var place = 0; place < item.Chain.Count; place++)
        {
            var (rung, all) = (item.RungAt(place), holders(item.Chain[place]));
            List<OfficerId> there = [.. all.Where(o => rung.Level == 0 || !before.Contains(o))];
            before.UnionWith(all);
            if (rung.Level == 0 || there.Count > 0)
            {
                yield return (rung, there);
            }
        }
    }

    private static DateOnly Limit(DateOnly today, ReminderRules rules) =>
        rules.Calendar.AddWorkingDays(today, -rules.Settings.UnannouncedDays);

    private static bool Knows(LedgerEntry? entry, ReminderStage stage, DateOnly target, ReminderRules rules) =>
        entry is not null && !entry.IsNews(stage, target, rules.Settings);
}
