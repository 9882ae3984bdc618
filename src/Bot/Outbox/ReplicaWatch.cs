using KobanBot.Bot.Storage;

namespace KobanBot.Bot.Outbox;

/// <summary>
/// Tells from signs of life which processes have fallen silent. It compares what it saw with what it sees, by its own clock alone: two clocks that
/// differ declare nobody dead.
/// </summary>
/// <param name="silence">How long a sign may stay the same.</param>
internal sealed class ReplicaWatch(TimeSpan silence)
{
    private readonly Dictionary<string, (string Sign, TimeSpan Since)> _seen = new(StringComparer.Ordinal);

    /// <summary>Those whose sign has stayed the same for too long.</summary>
    /// <param name="now">What stands in the table.</param>
    /// <param name="at">Time since any fixed moment, which never goes back.</param>
    public IReadOnlyList<SeenReplica> Silent(IReadOnlyList<SeenReplica> now, TimeSpan at)
    {
        foreach (var gone in _seen.Keys.Except(now.Select(r => r.Id)).ToList())
        {
            _seen.Remove(gone);
        }

        var silent = new List<SeenReplica>();
        foreach (var replica in now)
        {
            if (!_seen.TryGetValue(replica.Id, out var before) || before.Sign != replica.Sign)
            {
                _seen[replica.Id] = (replica.Sign, at);
            }
            else if (at - before.Since >= silence)
            {
                silent.Add(replica);
            }
        }

        return silent;
    }
}
