using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Routing;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework.Proactive;

internal sealed class ProactiveMessenger(ConnectorClient connector, IOptions<BotOptions> options, TimeProvider clock)
    : IProactiveMessenger,
        IDisposable
{
    /// <summary>On their way at once: a round trip of 300 ms leaves room for 53 a second.</summary>
    private const int MostAtOnce = 16;

    private readonly SemaphoreSlim _places = new(MostAtOnce);

    public Task<SendResult> SendAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation) =>
        ResultAsync(
            reference,
            async target => new SentActivity(
                await connector.SendAsync(target, reference.ConversationId, ToBytes(reference, message), cancellation),
                AmbiguousRepeats: 0
            ),
            cancellation
        );

    public Task<SendResult> SendReminderAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation) =>
        ResultAsync(
            reference,
            target => connector.SendReminderAsync(target, reference.ConversationId, ToBytes(reference, message), cancellation),
            cancellation
        );

    public Task<bool> UpdateAsync(StoredReference reference, string activityId, OutboundMessage message, CancellationToken cancellation) =>
        InPlaceAsync(
            reference,
            target => connector.UpdateAsync(target, reference.ConversationId, activityId, ToBytes(reference, message), cancellation),
            cancellation
        );

    public void Dispose() => _places.Dispose();

    private async Task<SendResult> ResultAsync(
        StoredReference reference,
        Func<ConnectorTarget, Task<SentActivity>> send,
        CancellationToken cancellation
    )
    {
        try
        {
            var sent = await InPlaceAsync(reference, send, cancellation);
            return new SendResult(SendOutcome.Sent, sent.Id) { AmbiguousRepeats = sent.AmbiguousRepeats };
        }
        catch (ConnectorException refusal)
        {
            var outcome = OutcomeOf(refusal);
            return new SendResult(outcome, ActivityId: null)
            {
                AmbiguousRepeats = refusal.AmbiguousRepeats,
                NotBefore = outcome == SendOutcome.Postponed ? refusal.NotBefore : null,
            };
        }
    }

    private async Task<T> InPlaceAsync<T>(StoredReference reference, Func<ConnectorTarget, Task<T>> call, CancellationToken cancellation)
    {
        var limit = options.Value.ProactiveTimeout;
        var target = new ConnectorTarget(reference.ServiceUrl, clock.GetUtcNow() + limit)
        {
            TenantId = reference.TenantId,
            IsProactive = true,
        };
        await EnterAsync(target.Deadline, limit, cancellation);
        try
        {
            return await call(target);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task EnterAsync(DateTimeOffset deadline, TimeSpan limit, CancellationToken cancellation)
    {
        // Most of the time there is a place, and no timer is needed.
        if (_places.Wait(0, cancellation))
        {
            return;
        }

        using var timeLimit = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeLimit.Token);
        try
        {
            await _places.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ConnectorException(new ConnectorError(0, ConnectorError.NoRoom), isAmbiguous: false) { NotBefore = deadline };
        }
    }

    private static SendOutcome OutcomeOf(ConnectorException refusal) =>
        refusal switch
        {
            { Error.IsUnreachable: true } => SendOutcome.Unreachable,
            { IsAmbiguous: true } => SendOutcome.Ambiguous,
            { NotBefore: not null } => SendOutcome.Postponed,
            _ => SendOutcome.Failed,
        };

    private static byte[] ToBytes(StoredReference reference, OutboundMessage message)
    {
        var activity = message.ToActivity();
        activity.From = new ChannelAccount(reference.BotId);
        activity.Recipient = reference.UserId is { Length: > 0 } user ? new ChannelAccount(user) : null;
        activity.Conversation = new ConversationAccount(id: reference.ConversationId);
        return ActivityJson.WriteOutbound(activity);
    }
}
