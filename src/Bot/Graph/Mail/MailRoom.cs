using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Pacing;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Graph.Mail;

/// <summary>How much the mailbox takes now: below its limits of a minute and a day, and after the pauses that it asks for.</summary>
internal sealed class MailRoom(IOptions<MailOptions> options, IOptions<BotOptions> bot, TimeProvider clock) : IDisposable
{
    private readonly long _origin = clock.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly SendHistory _sent = new([
        new SendLimit(options.Value.PerMinute, TimeSpan.FromMinutes(1)).SharedBy(bot.Value.Replicas),
        new SendLimit(options.Value.PerDay, TimeSpan.FromDays(1)).SharedBy(bot.Value.Replicas),
    ]);
    private readonly SemaphoreSlim _places = new(Math.Max(1, options.Value.Concurrent / bot.Value.Replicas));
    private TimeSpan _pausedUntil;

    private TimeSpan Now => clock.GetElapsedTime(_origin);

    /// <summary>Waits for a place; false when there is none before the deadline. What got one leaves by <see cref="Leave"/>.</summary>
    public async Task<bool> TryEnterAsync(DateTimeOffset deadline, CancellationToken cancellation)
    {
        if (_places.Wait(0, cancellation))
        {
            return true;
        }

        var left = deadline - clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        using var limit = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            await _places.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Leave() => _places.Release();

    /// <summary>Waits until one more mail fits and counts it; null, at once, when that is not before the deadline.</summary>
    public async Task<SentRequest?> WaitAsync(DateTimeOffset deadline, CancellationToken cancellation)
    {
        while (true)
        {
            TimeSpan wait;
            lock (_lock)
            {
                wait = WaitAt(Now);
                if (wait <= TimeSpan.Zero)
                {
                    var request = new SentRequest(Now, isReminder: false);
                    _sent.Add(request, TimeSpan.Zero);
                    return request;
                }
            }

            if (clock.GetUtcNow() + wait >= deadline)
            {
                return null;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, cancellation);
        }
    }

    public void Answered(SentRequest request)
    {
        lock (_lock)
        {
            request.Answered = Now;
        }
    }

    public void Pause(TimeSpan retryAfter)
    {
        lock (_lock)
        {
            var until = Now + retryAfter;
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
        }
    }

    /// <summary>When the next mail fits at the earliest.</summary>
    public DateTimeOffset NotBefore()
    {
        lock (_lock)
        {
            var wait = WaitAt(Now);
            return clock.GetUtcNow() + (wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        }
    }

    public void Dispose() => _places.Dispose();

    private TimeSpan WaitAt(TimeSpan now)
    {
        var wait = _sent.WaitAt(now, TimeSpan.Zero);
        var pause = _pausedUntil - now;
        return wait > pause ? wait : pause;
    }
}
