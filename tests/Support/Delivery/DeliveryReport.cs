namespace KobanBot.Support.Delivery;

/// <summary>How a campaign ended.</summary>
/// <param name="Ended">Digests by the state in which they ended; who stands in for somebody out of reach is named apart.</param>
internal sealed record DeliveryReport(IReadOnlyDictionary<string, int> Ended)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    /// <summary>Digests that were sent once more in doubt.</summary>
    public int AmbiguousRepeats { get; init; }

    /// <summary>Messages that arrived more than once.</summary>
    public int Doubles { get; init; }

    /// <summary>Of those, so many that the record of the digest says nothing of.</summary>
    public int Uncounted { get; init; }

    /// <summary>Whoever got none, or got one that is not recorded, or did not come to an end.</summary>
    public IReadOnlyList<string> Wrong { get; init; } = [];

    /// <summary>Limits that were crossed at the connector.</summary>
    public int Crossed { get; init; }

    /// <summary>When the messages of the first look arrived: until then the worker never rests.</summary>
    public IReadOnlyList<TimeSpan> First { get; init; } = [];

    /// <summary>Until the last digest had ended, with the rests.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Of it, left out.</summary>
    public TimeSpan Skipped { get; init; }

    public int Turns { get; init; }

    /// <summary>The longest answer to somebody who spoke meanwhile.</summary>
    public TimeSpan SlowestTurn { get; init; }

    /// <summary>Requests of the first look: tries again, chats that refuse and answers to people among them.</summary>
    public long FirstRequests { get; init; }

    public bool IsRight => Crossed == 0 && Wrong.Count == 0 && Uncounted == 0;

    public double RequestsPerSecond => FirstRequests / First[^1].TotalSeconds;

    /// <summary>Messages that arrived, over the whole first look.</summary>
    public double PerSecond => First.Count / First[^1].TotalSeconds;

    /// <summary>The same over the slowest ten seconds of it, which begin at any message; zero when it is shorter.</summary>
    public double SlowestPerSecond =>
        First
            .Where(from => from + Window <= First[^1])
            .Select(from => First.Count(a => a >= from && a < from + Window) / Window.TotalSeconds)
            .DefaultIfEmpty(0)
            .Min();
}
