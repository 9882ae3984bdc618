namespace KobanBot.Support.Reminders;

/// <summary>
/// Lets one of several replicas go one step at a time, by a seeded source: nobody goes on before all of them wait or have ended, so the
/// same seed gives nearly the same order although the replicas run on the thread pool.
/// </summary>
internal sealed class ReplicaOrder(int replicas, int seed)
{
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(30);

    private readonly Random _random = new(seed);
    private readonly AsyncLocal<int> _replica = new();
    private readonly SortedDictionary<int, TaskCompletionSource> _waiting = [];
    private readonly object _lock = new();
    private int _ended;

    /// <summary>The replica on whose behalf this is called.</summary>
    public int Replica => _replica.Value;

    public Task GateAsync()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            // Of reads side by side the first waits for its turn, and the others go along.
            if (!_waiting.TryAdd(_replica.Value, gate))
            {
                return Task.CompletedTask;
            }

            Monitor.Pulse(_lock);
        }

        return gate.Task;
    }

    /// <summary>Runs the work of every replica to its end.</summary>
    public async Task RunAsync(Func<int, Task> work)
    {
        var all = Enumerable.Range(1, replicas).Select(n => StartAsync(n, work)).ToList();
        while (NextGate() is { } gate)
        {
            gate.SetResult();
        }

        await Task.WhenAll(all);
    }

    private async Task StartAsync(int replica, Func<int, Task> work)
    {
        _replica.Value = replica;
        try
        {
            await GateAsync();
            await work(replica);
        }
        finally
        {
            lock (_lock)
            {
                _ended++;
                Monitor.Pulse(_lock);
            }
        }
    }

    private TaskCompletionSource? NextGate()
    {
        lock (_lock)
        {
            while (_waiting.Count + _ended < replicas)
            {
                if (!Monitor.Wait(_lock, Stuck))
                {
                    throw new TimeoutException($"{_waiting.Count} wait, {_ended} have ended: a replica does something that is no gate.");
                }
            }

            if (_waiting.Count == 0)
            {
                return null;
            }

            var (replica, gate) = _waiting.ElementAt(_random.Next(_waiting.Count));
            _waiting.Remove(replica);
            return gate;
        }
    }
}
