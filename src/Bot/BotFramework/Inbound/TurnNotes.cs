using System.Collections.Concurrent;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>
/// What the adapter keeps of a turn beside its context, which is gone when the turn has ended: until when it may speak, and what goes into the
/// answer of its request.
/// </summary>
internal sealed class TurnNotes(Activity activity, DateTimeOffset deadline)
{
    // A turn that outlives its answer may still add to it; the SDK's own list is not made for that.
    private readonly ConcurrentQueue<Activity>? _replies = string.Equals(
        activity.DeliveryMode,
        DeliveryModes.ExpectReplies,
        StringComparison.OrdinalIgnoreCase
    )
        ? new()
        : null;

    public Activity Activity => activity;

    public DateTimeOffset Deadline => deadline;

    public bool IsInvoke => activity.Type == ActivityTypes.Invoke;

    /// <summary>What was collected for the answer, in order; null unless the sender expects replies.</summary>
    public IReadOnlyCollection<Activity>? Replies => _replies;

    /// <summary>The answer to an invoke; stays null for other activities, and for an invoke that nobody handled (501).</summary>
    public InvokeResponse? InvokeResponse { get; set; }

    /// <summary>True when the activity does not go to the connector.</summary>
    public bool TryTake(Activity sent)
    {
        if (sent.Type == ActivityTypesEx.InvokeResponse)
        {
            InvokeResponse = sent.Value as InvokeResponse;
            return true;
        }

        _replies?.Enqueue(sent);
        return _replies is not null;
    }

    /// <summary>In the place of the SDK's own buffer, which knows one spelling of the delivery mode.</summary>
    public Task<ResourceResponse[]> CollectAsync(ITurnContext turn, List<Activity> sent, Func<Task<ResourceResponse[]>> next)
    {
        sent.ForEach(one => TryTake(one));
        return Task.FromResult(sent.ConvertAll(_ => new ResourceResponse()).ToArray());
    }
}
