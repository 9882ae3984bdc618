using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework.Pacing;

/// <summary>
/// Keeps what the bot says by itself below every published limit, by waiting. Turns are counted and never wait: somebody is looking, and a
/// tenth of every limit is kept free for them.
/// </summary>
internal sealed class SendPace(IOptions<BotOptions> options, ProtocolTelemetry telemetry, TimeProvider clock)
{
    /// <summary>Answers from which on the shortest time is taken for what every round trip needs.</summary>
    private const int EnoughAnswers = 32;

    /// <summary>A longer Retry-After is cut: the longest window is over by then.</summary>
    private static readonly TimeSpan LongestPause = SendLimits.ConversationHour.Length;

    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    private readonly long _origin = clock.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Tenant> _tenants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SendHistory> _conversations = new(StringComparer.Ordinal);
    private readonly SendLimit[] _conversationLimits = [.. SendLimits.Conversation.Select(l => l.SharedBy(options.Value.Replicas))];
    private readonly SendLimit[] _tenantLimits =
    [
        (SendLimits.AppAndTenant with { Most = options.Value.SendsPerSecond }).SharedBy(options.Value.Replicas),
    ];
    private TimeSpan _shortest = TimeSpan.MaxValue;
    private int _answers;
    private TimeSpan _sweepAt;

    /// <summary>Conversations whose sends are remembered.</summary>
    public int Conversations
    {
        get
        {
            lock (_lock)
            {
                return _conversations.Count;
            }
        }
    }

    private TimeSpan Now => clock.GetElapsedTime(_origin);

    private TimeSpan RoundTrip => _answers < EnoughAnswers ? TimeSpan.Zero : _shortest;

    /// <summary>Counts a request of a turn.</summary>
    /// <param name="tenant">Where the conversation lives, as far as it is known.</param>
    /// <param name="conversation">Null for what is not sent into one.</param>
    public SentRequest Count(string? tenant, string? conversation)
    {
        lock (_lock)
        {
            return Add(tenant, conversation, Now, isReminder: false);
        }
    }

    /// <summary>Waits until a reminder fits. Null, at once, when that is certainly not before the deadline.</summary>
    public async ValueTask<SentRequest?> WaitAsync(
        string? tenant,
        string? conversation,
        DateTimeOffset deadline,
        CancellationToken cancellation
    )
    {
        var started = Now;
        while (true)
        {
            TimeSpan wait;
            lock (_lock)
            {
                var now = Now;
                wait = WaitAt(now, tenant, conversation);
                if (wait <= TimeSpan.Zero)
                {
                    telemetry.Paced(now - started);
                    return Add(tenant, conversation, now, isReminder: true);
                }
            }

            if (clock.GetUtcNow() + wait >= deadline)
            {
                return null;
            }

            // A timer counts whole milliseconds, and one of none would spin.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, cancellation);
        }
    }

    /// <summary>When the next reminder fits at the earliest.</summary>
    public DateTimeOffset NotBefore(string? tenant, string? conversation)
    {
        lock (_lock)
        {
            return clock.GetUtcNow() + WaitAt(Now, tenant, conversation);
        }
    }

    /// <param name="isTaken">Refusals may come from nearer than what is carried out, so they say nothing of the way.</param>
    public void Answered(SentRequest request, bool isTaken)
    {
        lock (_lock)
        {
            request.Answered = Now;
            if (!isTaken)
            {
                return;
            }

            _answers++;
            var took = Now - request.Left;
            _shortest = took < _shortest ? took : _shortest;
        }
    }

    /// <summary>
    /// Nothing is said to the tenant until then except in turns: the limit that a 429 speaks of may be the app's.
    /// </summary>
    public void Pause(string? tenant, TimeSpan retryAfter)
    {
        lock (_lock)
        {
            var until = Now + (retryAfter < LongestPause ? retryAfter : LongestPause);
            var paused = TenantOf(tenant);
            paused.PausedUntil = until > paused.PausedUntil ? until : paused.PausedUntil;
        }

        telemetry.LanePaused();
    }

    private TimeSpan WaitAt(TimeSpan now, string? tenant, string? conversation)
    {
        var lane = TenantOf(tenant);
        var wait = lane.Sent.WaitAt(now, RoundTrip);
        if (conversation is not null && _conversations.TryGetValue(conversation, out var history))
        {
            wait = Later(wait, history.WaitAt(now, RoundTrip));
        }

        return Later(wait, lane.PausedUntil - now);
    }

    private SentRequest Add(string? tenant, string? conversation, TimeSpan now, bool isReminder)
    {
        Sweep(now);
        var request = new SentRequest(now, isReminder);
        TenantOf(tenant).Sent.Add(request, RoundTrip);
        if (conversation is not null)
        {
            if (!_conversations.TryGetValue(conversation, out var history))
            {
                _conversations[conversation] = history = new SendHistory(_conversationLimits);
            }

            history.Add(request, RoundTrip);
        }

        return request;
    }

    private Tenant TenantOf(string? tenant)
    {
        var key = tenant ?? "";
        if (!_tenants.TryGetValue(key, out var known))
        {
            _tenants[key] = known = new Tenant(new SendHistory(_tenantLimits));
        }

        return known;
    }

    private void Sweep(TimeSpan now)
    {
        if (now < _sweepAt)
        {
            return;
        }

        _sweepAt = now + SweepInterval;
        foreach (var (conversation, history) in _conversations)
        {
            if (history.IsIdleAt(now, RoundTrip))
            {
                _conversations.Remove(conversation);
            }
        }
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed class Tenant(SendHistory sent)
    {
        public SendHistory Sent { get; } = sent;

        public TimeSpan PausedUntil { get; set; }
    }
}
