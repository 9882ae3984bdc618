using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>
/// What the request of a delivery is answered with. One that is not kept (a failure which nobody was told of) gives a repeated
/// delivery another chance.
/// </summary>
internal sealed record TurnAnswer(int Status, byte[]? Body, bool IsKept = true);

/// <summary>
/// Gives a repeated delivery the answer of the first: while that is in work the same task, and for a while afterwards what it
/// returned. Memory is bounded by number and by bytes; the oldest answers go first, and those in work are bounded by the turns.
/// </summary>
internal sealed class RecentDeliveries(IOptions<BotOptions> options, TimeProvider clock)
{
    private const int MaxKept = 20_000;
    private const long MaxBytes = 16 * 1024 * 1024;

    private readonly TimeSpan _window = options.Value.DedupeWindow;
    private readonly Lock _lock = new();
    private readonly Dictionary<Key, Task<TurnAnswer>> _answers = [];
    private readonly Queue<Kept> _kept = [];
    private long _bytes;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _answers.Count;
            }
        }
    }

    /// <summary>The task of the first delivery, and whether this one is it.</summary>
    public (Task<TurnAnswer> Answer, bool IsFirst) GetOrStart(Activity activity, Func<Activity, Task<TurnAnswer>> start)
    {
        if (Key.Of(activity) is not { } key)
        {
            return (start(activity), true);
        }

        var promise = new TaskCompletionSource<TurnAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            Forget(clock.GetUtcNow());
            if (_answers.TryGetValue(key, out var first))
            {
                return (first, false);
            }

            _answers.Add(key, promise.Task);
        }

        return (RunAsync(key, activity, start, promise), true);
    }

    private async Task<TurnAnswer> RunAsync(
        Key key,
        Activity activity,
        Func<Activity, Task<TurnAnswer>> start,
        TaskCompletionSource<TurnAnswer> promise
    )
    {
        TurnAnswer? answer = null;
        try
        {
            answer = await start(activity);
            return answer;
        }
        finally
        {
            Keep(key, answer);
            promise.SetResult(answer ?? new TurnAnswer(StatusCodes.Status500InternalServerError, Body: null));
        }
    }

    private void Keep(Key key, TurnAnswer? answer)
    {
        lock (_lock)
        {
            if (answer is not { IsKept: true })
            {
                _answers.Remove(key);
                return;
            }

            var bytes = answer.Body?.Length ?? 0;
            _kept.Enqueue(new Kept(key, bytes, clock.GetUtcNow() + _window));
            _bytes += bytes;
            Forget(clock.GetUtcNow());
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (_kept.TryPeek(out var oldest) && (oldest.Until <= now || _kept.Count > MaxKept || _bytes > MaxBytes))
        {
            _kept.Dequeue();
            _answers.Remove(oldest.Key);
            _bytes -= oldest.Bytes;
        }
    }

    // An edit or deletion of a message carries that message's own id, hence the type.
    private readonly record struct Key(string Type, string Conversation, string Id)
    {
        public static Key? Of(Activity activity) =>
            activity is { Type: { } type, Conversation.Id: { Length: > 0 } conversation, Id: { Length: > 0 } id }
                ? new Key(type, conversation, id)
                : null;
    }

    private readonly record struct Kept(Key Key, int Bytes, DateTimeOffset Until);
}
