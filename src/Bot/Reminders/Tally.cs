using System.Collections.Concurrent;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Reminders;

/// <summary>What has become of the readers; several of them end at once.</summary>
internal sealed class Tally(OfficeMorning claim)
{
    private readonly ConcurrentDictionary<OfficerId, ReaderResult> _outcomes = new();

    /// <summary>Those of the day before, as long as nothing has reached them, and those of today.</summary>
    public IReadOnlySet<OfficerId> OutOfReach =>
        claim
            .OutOfReach.Where(o => !_outcomes.ContainsKey(o))
            .Concat(_outcomes.Where(o => o.Value.Outcome == ReaderOutcome.Unreachable).Select(o => o.Key))
            .ToHashSet();

    /// <summary>The same of those with whom a digest stands.</summary>
    public IReadOnlySet<OfficerId> Standing =>
        claim.Standing.Where(o => !_outcomes.ContainsKey(o)).Concat(_outcomes.Where(o => o.Value.Stands).Select(o => o.Key)).ToHashSet();

    public void Add(OfficerId reader, ReaderResult result) => _outcomes[reader] = result;

    public OfficeMorning End()
    {
        var open = _outcomes.Values.Where(o => o.IsOpen).ToList();
        return claim with
        {
            IsDone = open.Count == 0,
            RestsUntil = open.TrueForAll(o => o.NotBefore is not null) ? open.Min(o => o.NotBefore) : null,
            Due = _outcomes.Count - Count(ReaderOutcome.Nothing),
            Sent = Count(ReaderOutcome.Sent) + Count(ReaderOutcome.SentBefore),
            Unreachable = Count(ReaderOutcome.Unreachable),
            Failed = Count(ReaderOutcome.Failed),
            Waiting = Count(ReaderOutcome.Pending),
            Installations = Installations(),
            OutOfReach = [.. OutOfReach.OrderBy(o => o.Value, StringComparer.Ordinal)],
            Standing = [.. Standing.OrderBy(o => o.Value, StringComparer.Ordinal)],
        };
    }

    private IReadOnlyList<InstallationCount>? Installations() =>
        InstallationCount.Sum(
            _outcomes.Values.Select(o => o.Installation).OfType<InstallOutcome>().Select(o => new InstallationCount(o, 1))
        )
            is { Count: > 0 } counts
            ? counts
            : null;

    private int Count(ReaderOutcome outcome) => _outcomes.Values.Count(o => o.Outcome == outcome);
}
