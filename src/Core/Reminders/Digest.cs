using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>The parts of 本日の対応事項, in their order (ux/README).</summary>
public enum DigestSection
{
    /// <summary>あなたの確認待ち.</summary>
    Waiting,

    /// <summary>未処理: the day to aim at has passed.</summary>
    Overdue,

    /// <summary>期限が近いもの.</summary>
    Soon,
}

/// <summary>One matter of one reader, with the stage that it has reached.</summary>
public sealed record DigestItem
{
    public required string Key { get; init; }

    public required DigestSection Section { get; init; }

    /// <summary>The obligation; null for what waits.</summary>
    public OpenItem? Open { get; init; }

    /// <summary>What waits; null for an obligation.</summary>
    public WaitingItem? Waiting { get; init; }

    public required ReminderStage Stage { get; init; }

    /// <summary>The reader's place in the chain.</summary>
    public Rung Rung { get; init; }

    /// <summary>This stage has not been announced to this reader.</summary>
    public bool IsNew { get; init; }

    /// <summary>Day of the last announcement; null for the first.</summary>
    public DateOnly? LastTold { get; init; }

    public string Where => Open?.Where ?? Waiting!.Where; // One of the two is set.

    /// <summary>Short name of the matter, for lists.</summary>
    public string Name => Open?.Obligation.Trait.Name ?? Waiting!.Name;

    public string Sentence => Open?.Obligation.Sentence ?? Waiting!.Sentence;

    public string Clauses => Open?.Obligation.Clauses ?? Waiting!.Clauses;

    public CouncilId? Council => Open is { } open ? open.Obligation.Council : Waiting!.Council;

    public DateOnly Target => Open?.Obligation.Target ?? Waiting!.Since;
}

/// <summary>Something that was announced and is done.</summary>
public sealed record DoneItem(string Key, string Where, string What);

/// <summary>本日の対応事項 of one reader on one day.</summary>
/// <param name="Items">All that is open for the reader and has reached a stage, by section and day.</param>
/// <param name="Done">前回通知以降の完了.</param>
/// <param name="Next">What the reader will have been told once this has been sent.</param>
public sealed record Digest(DateOnly Day, IReadOnlyList<DigestItem> Items, IReadOnlyList<DoneItem> Done, Ledger Next)
{
    /// <summary>Only news is sent; without any, no message.</summary>
    public bool IsDue => Items.Any(i => i.IsNew);

    public IEnumerable<DigestItem> Of(DigestSection section) => Items.Where(i => i.Section == section);
}

/// <summary>A council as one reader sees it: what is open, what waits, and the posts that the reader holds there.</summary>
public sealed record ReaderCouncil(
    CouncilId Council,
    string Name,
    IReadOnlyList<OpenItem> Open,
    IReadOnlyList<WaitingItem> Waiting,
    IReadOnlySet<Responsible> Posts
)
{
    public static ReaderCouncil Of(Officer reader, CouncilFacts facts, IReadOnlyList<OpenItem> open, DateOnly today)
    {
        var access = Access.Of(reader, facts, today);
        var posts = Reminders.Posts.Of(reader, facts, today);
        return new ReaderCouncil(facts.Council.Id, facts.Council.Name, posts.Count > 0 ? open : [], WaitingItems.Of(facts, access), posts);
    }
}

/// <summary>What a station owes, or an office above it hears of, as one reader sees it.</summary>
public sealed record ReaderOffice(IReadOnlyList<OpenItem> Open, IReadOnlySet<Responsible> Posts);

/// <summary>Everything that one reader's digest follows from.</summary>
public sealed record ReaderCase
{
    public required OfficerId Reader { get; init; }

    public IReadOnlyList<ReaderCouncil> Councils { get; init; } = [];

    public IReadOnlyList<ReaderOffice> Offices { get; init; } = [];

    public Ledger Ledger { get; init; } = Ledger.Empty;

    public ReaderPreferences Preferences { get; init; } = ReaderPreferences.Default;

    /// <summary>
    /// The reader has asked for the list: it holds what waits since today too, of which the digest speaks from the next day on because the request
    /// itself was a message.
    /// </summary>
    public bool IsAsked { get; init; }
}
