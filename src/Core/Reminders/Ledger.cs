using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>
/// What one reader was told of last about one matter. With the reader and the channel it is the key of a reminder: rule, council or
/// station, subject, period, stage.
/// </summary>
/// <param name="Key">Of the obligation, or of what waits.</param>
/// <param name="Stage">Code of the newest announced stage.</param>
/// <param name="On">The day of that announcement.</param>
/// <param name="Target">Where it aimed then: a day that moves far is news.</param>
/// <param name="Times">Announcements so far.</param>
/// <param name="What">Short name of the matter, for 前回通知以降の完了.</param>
public sealed record LedgerEntry(string Key, string Stage, DateOnly On, DateOnly Target, int Times, string What)
{
    /// <summary>The council that it is about; null where the whole station owes it.</summary>
    public CouncilId? Council { get; init; }

    public StationId? Station { get; init; }

    /// <summary>
    /// Whether a stage is news to a reader who was told this. A day that moves forward may bring a stage whose own day was before the
    /// announcement: that is news too.
    /// </summary>
    public bool IsNews(ReminderStage stage, DateOnly target, ReminderSettings settings)
    {
        var moved = target.DayNumber - Target.DayNumber;
        return stage.Code == Stage ? stage.Day > On && Math.Abs(moved) > settings.MovedDays : stage.Day > On || moved < -settings.MovedDays;
    }
}

/// <summary>All that one reader has been told and that was open then.</summary>
public sealed record Ledger(IReadOnlyList<LedgerEntry> Entries)
{
    public static readonly Ledger Empty = new([]);

    public LedgerEntry? Find(string key) => Entries.FirstOrDefault(e => e.Key == key);
}

/// <summary>What a reader has set.</summary>
public sealed record ReaderPreferences
{
    public static readonly ReaderPreferences Default = new();

    /// <summary>Kinds that do not come by themselves; the lists still show them.</summary>
    public IReadOnlyList<ObligationKind> Muted { get; init; } = [];

    public bool IsMuted(ObligationKind kind) => ReminderSettings.MayBeMuted.Contains(kind) && Muted.Contains(kind);
}
