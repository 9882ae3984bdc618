using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KobanBot.Support.BotFramework;

/// <summary>What a strict connector does wrong, by chance but with a seed. Shares are of all requests.</summary>
internal sealed record SeededFaults(int Seed)
{
    public static SeededFaults None { get; } = new(0);

    /// <summary>Answered 429 although no limit was crossed.</summary>
    public double Throttled { get; init; }

    /// <summary>The Retry-After of those, in seconds.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Answered 502, 504 or 412; of the former two every other message arrives all the same.</summary>
    public double Gateway { get; init; }

    /// <summary>Time of every answer.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The answer to a conversation that nobody can be reached in; null for all others.</summary>
    public Func<string, ConnectorFault?> RefusalOf { get; init; } = _ => null;
}

/// <summary>
/// A connector on the loopback that keeps the channel's limits as published, at the moment at which a request comes in: whoever crosses one is
/// answered 429 with Retry-After, and it is written down. Messages are counted by conversation, so that doubles and losses show.
/// </summary>
internal sealed class StrictConnector : IAsyncDisposable
{
    // The published numbers, written down a second time: these must not follow the bot's own constants.
    private static readonly (int Most, int Seconds)[] ConversationLimits = [(7, 1), (8, 2), (60, 30), (1800, 3600)];
    private static readonly (int Most, int Seconds)[] AppLimits = [(50, 1)];

    /// <summary>How conversations begin in which somebody has spoken.</summary>
    private const string Turn = "turn-";

    private readonly Lock _lock = new();
    private readonly SeededFaults _faults;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly long _origin;
    private readonly Arrivals _app = new(AppLimits);
    private readonly Dictionary<string, Arrivals> _conversations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _delivered = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _injected = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _crossed = new();
    private readonly ConcurrentQueue<TimeSpan> _arrived = new();
    private LoopbackServer? _server;
    private long _requests;
    private int _busiest;

    private StrictConnector(SeededFaults faults, TimeProvider clock)
    {
        (_faults, _clock, _random) = (faults, clock, new Random(faults.Seed));
        _origin = clock.GetTimestamp();
    }

    public string ServiceUrl => _server!.Address.ToString();

    /// <summary>Since the start.</summary>
    public TimeSpan Now => _clock.GetElapsedTime(_origin);

    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Every crossing of a limit, with the limit.</summary>
    public IReadOnlyCollection<string> Crossed => _crossed;

    /// <summary>The most requests within one second.</summary>
    public int Busiest => Volatile.Read(ref _busiest);

    /// <summary>Faults that were dealt out, by status; "delivered" says that the message arrived all the same.</summary>
    public IReadOnlyDictionary<string, int> Injected => _injected;

    /// <summary>When a conversation got its first message, but for those of turns.</summary>
    public IReadOnlyCollection<TimeSpan> Arrived => _arrived;

    /// <summary>How often a message arrived in each conversation.</summary>
    public IReadOnlyDictionary<string, int> Delivered => _delivered;

    public static async Task<StrictConnector> StartAsync(SeededFaults faults, TimeProvider clock)
    {
        var connector = new StrictConnector(faults, clock);
        connector._server = await LoopbackServer.StartAsync(connector.AnswerAsync);
        return connector;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var (status, retryAfter, body) = Decide(http);
        if (_faults.Latency > TimeSpan.Zero)
        {
            await Task.Delay(_faults.Latency, _clock);
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        if (retryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await http.Response.WriteAsync(body);
    }

    private (int Status, int? RetryAfter, string Body) Decide(HttpContext http)
    {
        // …/v3/conversations/{conversation}/activities
        var conversation = Uri.UnescapeDataString(http.Request.Path.Value!.Split('/')[3]);
        lock (_lock)
        {
            var number = ++_requests;
            var now = Now;
            if (CrossingAt(conversation, now) is { } seconds)
            {
                return (429, seconds, """{"error":{"code":"Throttled"}}""");
            }

            if (_faults.RefusalOf(conversation) is { } refusal)
            {
                return (refusal.Status, null, refusal.Body);
            }

            var chance = _random.NextDouble();
            if (chance < _faults.Throttled)
            {
                return (Inject("429", 429), _faults.RetryAfter, """{"error":{"code":"Throttled"}}""");
            }

            if (chance < _faults.Throttled + _faults.Gateway)
            {
                return (GatewayFault(conversation, http.Request.Method), null, "");
            }

            Deliver(conversation, http.Request.Method);
            return (200, null, $$"""{"id":"{{number}}"}""");
        }
    }

    private int GatewayFault(string conversation, string method)
    {
        var status = _random.Next(3) switch
        {
            0 => 412,
            1 => 502,
            _ => 504,
        };
        if (status == 412 || _random.Next(2) == 0)
        {
            return Inject($"{status}", status);
        }

        Deliver(conversation, method);
        return Inject($"{status} delivered", status);
    }

    private int Inject(string what, int status)
    {
        _injected[what] = _injected.GetValueOrDefault(what) + 1;
        return status;
    }

    private void Deliver(string conversation, string method)
    {
        if (!HttpMethods.IsPost(method))
        {
            return;
        }

        var times = _delivered.GetValueOrDefault(conversation) + 1;
        _delivered[conversation] = times;
        if (times == 1 && !conversation.StartsWith(Turn, StringComparison.Ordinal))
        {
            _arrived.Enqueue(Now);
        }
    }

    /// <summary>Seconds to wait when a limit is crossed.</summary>
    private int? CrossingAt(string conversation, TimeSpan now)
    {
        if (!_conversations.TryGetValue(conversation, out var arrivals))
        {
            _conversations[conversation] = arrivals = new Arrivals(ConversationLimits);
        }

        var crossed = new[] { _app.Add(now), arrivals.Add(now) }.OfType<(int Most, int Seconds)>().ToList();
        _busiest = Math.Max(_busiest, _app.Within(now, TimeSpan.FromSeconds(1)));
        foreach (var (most, seconds) in crossed)
        {
            _crossed.Enqueue($"{most} in {seconds} s, at {now.TotalSeconds:F3} s");
        }

        return crossed.Count == 0 ? null : crossed.Max(c => c.Seconds);
    }

    /// <summary>When requests came in, refused ones too.</summary>
    private sealed class Arrivals((int Most, int Seconds)[] limits)
    {
        private readonly TimeSpan _longest = TimeSpan.FromSeconds(limits.Max(l => l.Seconds));
        private readonly Queue<TimeSpan> _times = new(capacity: 1);

        /// <summary>The limit that this one crosses.</summary>
        public (int Most, int Seconds)? Add(TimeSpan now)
        {
            while (_times.TryPeek(out var oldest) && oldest <= now - _longest)
            {
                _times.Dequeue();
            }

            _times.Enqueue(now);
            foreach (var limit in limits)
            {
                if (Within(now, TimeSpan.FromSeconds(limit.Seconds)) > limit.Most)
                {
                    return limit;
                }
            }

            return null;
        }

        public int Within(TimeSpan now, TimeSpan length) => _times.Count(t => t > now - length);
    }
}
