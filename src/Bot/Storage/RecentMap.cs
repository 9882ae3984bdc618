namespace KobanBot.Bot.Storage;

/// <summary>Remembers the texts that were used last: at least <c>capacity</c>, at most twice as many.</summary>
internal sealed class RecentMap(int capacity)
{
    private readonly Lock _lock = new();
    private Dictionary<string, string> _young = new(StringComparer.Ordinal);
    private Dictionary<string, string> _old = new(StringComparer.Ordinal);

    public string? Find(string key)
    {
        lock (_lock)
        {
            if (_young.TryGetValue(key, out var value))
            {
                return value;
            }

            if (_old.TryGetValue(key, out value))
            {
                Add(key, value);
            }

            return value;
        }
    }

    public void Remember(string key, string value)
    {
        lock (_lock)
        {
            Add(key, value);
        }
    }

    public void Forget(string key)
    {
        lock (_lock)
        {
            _young.Remove(key);
            _old.Remove(key);
        }
    }

    private void Add(string key, string value)
    {
        _young[key] = value;
        if (_young.Count >= capacity)
        {
            (_old, _young) = (_young, new Dictionary<string, string>(StringComparer.Ordinal));
        }
    }
}
