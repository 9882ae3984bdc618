namespace KobanBot.Support.Races;

/// <summary>
/// Decides which waiting operation goes next, by a seeded source: the same seed gives the same order. Everything runs on the
/// scheduler's own thread, from one gate to the next.
/// </summary>
internal sealed class RaceScheduler(Random random)
{
    private readonly List<TaskCompletionSource> _waiting = [];

    public Task GateAsync()
    {
        var gate = new TaskCompletionSource();
        _waiting.Add(gate);
        return gate.Task;
    }

    /// <summary>Opens gates one by one until nobody waits any more.</summary>
    public void RunToEnd()
    {
        while (_waiting.Count > 0)
        {
            var next = random.Next(_waiting.Count);
            var gate = _waiting[next];
            _waiting.RemoveAt(next);
            gate.SetResult();
        }
    }
}
