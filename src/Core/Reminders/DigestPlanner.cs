using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>
/// From what is open, a reader and what the reader was told before, to the digest of a day. Pure: a worker, a card and a preview all ask
/// here, and get the same.
/// </summary>
public static class DigestPlanner
{
    public static Digest Of(ReaderCase reader, DateOnly today, ReminderRules rules)
    {
        var told = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
        foreach (var entry in reader.Ledger.Entries)
        {
            told[entry.Key] = entry;
        }

        var open = new HashSet<string>(StringComparer.Ordinal);
        var items = new List<DigestItem>();
        foreach (var (item, posts) in OpenOf(reader))
        {
            if (open.Add(item.Obligation.Key) && Of(reader, item, posts, told, today, rules) is { } due)
            {
                items.Add(due);
            }
        }

        foreach (var waiting in reader.Councils.SelectMany(c => c.Waiting))
        {
            if (open.Add(waiting.Key) && Of(waiting, told, reader.IsAsked, today, rules) is { } due)
            {
                items.Add(due);
            }
        }

        items.Sort(Order);
        return new Digest(today, items, Done(reader, open), Next(reader, items, open, today));
    }

    /// <summary>The place of a reader for an item: his or her own, or that of a colleague who has left it to the reader.</summary>
    public static Rung? RungOf(OfficerId reader, OpenItem item, IReadOnlySet<Responsible> posts, DateOnly today)
    {
        if (item.Marks.Any(m => m.Officer == reader && m.DelegateOn(today) is { } to && to != reader))
        {
            return null;
        }

        // Who takes over for somebody responsible is responsible.
        return posts.Count > 0 && item.Marks.Any(m => m.Officer != reader && m.DelegateOn(today) == reader)
            ? Rung.First
            : item.RungOf(posts);
    }

    private static IEnumerable<(OpenItem Item, IReadOnlySet<Responsible> Posts)> OpenOf(ReaderCase reader) =>
        [
            .. reader.Councils.SelectMany(c => c.Open.Select(i => (i, c.Posts))),
            .. reader.Offices.SelectMany(o => o.Open.Select(i => (i, o.Posts))),
        ];

    private static DigestItem? Of(
        ReaderCase reader,
        OpenItem item,
        IReadOnlySet<Responsible> posts,
        Dictionary<string, LedgerEntry> told,
        DateOnly today,
        ReminderRules rules
    )
    {
        var obligation = item.Obligation;
        if (
            RungOf(reader.Reader, item, posts, today) is not { } rung
            || ReminderStages.Latest(obligation, rung, today, rules) is not { } stage
        )
        {
            return null;
        }

        var mark = item.Marks.FirstOrDefault(m => m.Officer == reader.Reader);
        if (mark?.IsSnoozed(today) == true)
        {
            return null;
        }

        // What was put off is news again on the day on which it comes back.
        if (mark?.SnoozedUntil is { } back && back > stage.Day)
        {
            stage = new ReminderStage($"Z{mark.Snoozes}", back);
        }

        var entry = told.GetValueOrDefault(obligation.Key);
        return new DigestItem
        {
            Key = obligation.Key,
            Section =
                obligation.Kind == ObligationKind.GuestSelection && posts.Contains(Responsible.Supervisors) ? DigestSection.Waiting
                : obligation.DaysLate(today) > 0 ? DigestSection.Overdue
                : DigestSection.Soon,
            Open = item,
            Stage = stage,
            Rung = rung,
            IsNew =
                !reader.Preferences.IsMuted(obligation.Kind)
                && !(stage.Day <= mark?.ToldOn)
                && (entry is null || entry.IsNews(stage, obligation.Target, rules.Settings)),
            LastTold = new[] { entry?.On, mark?.ToldOn }.Max(),
        };
    }

    private static DigestItem? Of(
        WaitingItem waiting,
        Dictionary<string, LedgerEntry> told,
        bool isAsked,
        DateOnly today,
        ReminderRules rules
    )
    {
        var reached = ReminderStages.LatestWaiting(waiting.Since, today, rules);
        if ((reached ?? (isAsked ? new ReminderStage("S+0", waiting.Since) : null)) is not { } stage)
        {
            return null;
        }

        var entry = told.GetValueOrDefault(waiting.Key);
        return new DigestItem
        {
            Key = waiting.Key,
            Section = DigestSection.Waiting,
            Waiting = waiting,
            Stage = stage,
            IsNew = reached is not null && (entry is null || entry.IsNews(stage, waiting.Since, rules.Settings)),
            LastTold = entry?.On,
        };
    }

    /// <summary>
    /// What was announced and is open no more. A council that the reader has left says nothing: it is not done, it is somebody else's.
    /// </summary>
    private static IReadOnlyList<DoneItem> Done(ReaderCase reader, HashSet<string> open) =>
        [
            .. reader
                .Ledger.Entries.Where(e => !open.Contains(e.Key))
                .Select(e => (Entry: e, Where: WhereOf(reader, e)))
                .Where(e => e.Where is not null)
                .Select(e => new DoneItem(e.Entry.Key, e.Where!, e.Entry.What)) // Not null: chosen above.
                .OrderBy(d => d.Where, StringComparer.Ordinal)
                .ThenBy(d => d.Key, StringComparer.Ordinal),
        ];

    private static string? WhereOf(ReaderCase reader, LedgerEntry entry) =>
        entry.Council is { } council
            ? reader.Councils.FirstOrDefault(c => c.Council == council && (c.Posts.Count > 0 || c.Waiting.Count > 0))?.Name
        : reader.Offices.Any(o => o.Posts.Count > 0) ? "署"
        : null;

    private static Ledger Next(ReaderCase reader, List<DigestItem> items, HashSet<string> open, DateOnly today)
    {
        var entries = reader.Ledger.Entries.Where(e => open.Contains(e.Key)).ToDictionary(e => e.Key, StringComparer.Ordinal);
        foreach (var item in items.Where(i => i.IsNew))
        {
            entries[item.Key] = new LedgerEntry(
                item.Key,
                item.Stage.Code,
                today,
                item.Target,
                (entries.GetValueOrDefault(item.Key)?.Times ?? 0) + 1,
                item.Name
            )
            {
                Council = item.Council,
                Station = item.Open?.Obligation.Station,
            };
        }

        return new Ledger([.. entries.Values.OrderBy(e => e.Key, StringComparer.Ordinal)]);
    }

    private static int Order(DigestItem a, DigestItem b)
    {
        var bySection = a.Section.CompareTo(b.Section);
        var byTarget = bySection != 0 ? bySection : a.Target.CompareTo(b.Target);
        return byTarget != 0 ? byTarget : string.CompareOrdinal(a.Key, b.Key);
    }
}
