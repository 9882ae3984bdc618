namespace KobanBot.Bot.Storage;

/// <summary>Counts the storage requests of one flow of work, for the budget of a card step (DESIGN 4) and for the log of a turn.</summary>
internal sealed class StorageCalls : IDisposable
{
    private static readonly AsyncLocal<StorageCalls?> Current = new();

    private readonly StorageCalls? _outer = Current.Value;
    private int _reads;
    private int _transactions;
    private int _scans;

    private StorageCalls() { }

    public int Reads => _reads;

    public int Transactions => _transactions;

    public int Scans => _scans;

    /// <summary>Counts everything that is awaited from here on, until it is disposed.</summary>
    public static StorageCalls Start()
    {
        var calls = new StorageCalls();
        Current.Value = calls;
        return calls;
    }

    public static void Read()
    {
        for (var calls = Current.Value; calls is not null; calls = calls._outer)
        {
            Interlocked.Increment(ref calls._reads);
        }
    }

    /// <summary>A range that did not fit one request.</summary>
    public static void FurtherPage() => Read();

    public static void Transaction()
    {
        for (var calls = Current.Value; calls is not null; calls = calls._outer)
        {
            Interlocked.Increment(ref calls._transactions);
        }
    }

    public static void Scan()
    {
        for (var calls = Current.Value; calls is not null; calls = calls._outer)
        {
            Interlocked.Increment(ref calls._scans);
        }
    }

    public void Dispose() => Current.Value = _outer;

    public override string ToString() => $"{Reads} reads, {Transactions} transactions, {Scans} scans";
}
