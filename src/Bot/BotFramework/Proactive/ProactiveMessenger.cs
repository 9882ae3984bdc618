using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Routing;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.BotFramework.Proactive;

internal sealed class ProactiveMessenger(ConnectorClient connector, IMovedChats chats, IOptions<BotOptions> options, TimeProvider clock)
    : IProactiveMessenger,
        IDisposable
{
    /// <summary>On their way at once: a round trip of 300 ms leaves room for 53 a second.</summary>
    private const int MostAtOnce = 16;

    private readonly SemaphoreSlim _places = new(MostAtOnce);

    public Task<SendResult> SendAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation) =>
        ResultAsync(
            reference,
            async (target, to) =>
                new SentActivity(
                    await connector.SendAsync(target, to.ConversationId, ToBytes(to, message), cancellation),
                    AmbiguousRepeats: 0
                ),
            cancellation
        );

    public Task<SendResult> SendReminderAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation) =>
        ResultAsync(
            reference,
            (target, to) => connector.SendReminderAsync(target, to.ConversationId, ToBytes(to, message), cancellation),
            cancellation
        );

    public Task<bool> UpdateAsync(StoredReference reference, string activityId, OutboundMessage message, CancellationToken cancellation) =>
        InPlaceAsync(
            reference,
            target => connector.UpdateAsync(target, reference.ConversationId, activityId, ToBytes(reference, message), cancellation),
            cancellation
        );

    public async Task<StoredReference?> OpenAsync(StoredReference person, CancellationToken cancellation)
    {
        try
        {
            var created = await InPlaceAsync(
                person,
                target => connector.CreateConversationAsync(target, ToParameters(person), cancellation),
                cancellation
            );
            return person with { ConversationId = created.Id, ServiceUrl = created.ServiceUrl ?? person.ServiceUrl };
        }
        catch (ConnectorException)
        {
            return null;
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<SendResult> ResultAsync(
        StoredReference reference,
        Func<ConnectorTarget, StoredReference, Task<SentActivity>> send,
        CancellationToken cancellation
    )
    {
        try
        {
            return Sent(await InPlaceAsync(reference, target => send(target, reference), cancellation));
        }
        catch (ConnectorException refusal) when (refusal is { Error.IsGone: true, IsAmbiguous: false } && CanBeginAnew(reference))
        {
            return await SendAnewAsync(reference, send, cancellation);
        }
        catch (ConnectorException refusal)
        {
            return Refused(refusal);
        }
    }

    private static bool CanBeginAnew(StoredReference reference) =>
        reference is { ConversationType: null or "personal", MemberId.Length: > 0, BotId.Length: > 0 };

    /// <summary>A chat that was deleted is created anew. A connector that gives back the same one has only lost it for the moment.</summary>
    private async Task<SendResult> SendAnewAsync(
        StoredReference reference,
        Func<ConnectorTarget, StoredReference, Task<SentActivity>> send,
        CancellationToken cancellation
    )
    {
        CreatedConversation created;
        try
        {
            created = await InPlaceAsync(
                reference,
                target => connector.CreateConversationAsync(target, ToParameters(reference), cancellation),
                cancellation
            );
        }
        catch (ConnectorException refusal)
        {
            // Whether a chat was created or not, the message has not been sent: nothing of it is in doubt.
            var told = Refused(refusal);
            return told.Outcome is SendOutcome.Ambiguous or SendOutcome.Failed
                ? new SendResult(SendOutcome.NotFound, ActivityId: null)
                : told;
        }

        if (created.Id == reference.ConversationId)
        {
            return new SendResult(SendOutcome.NotFound, ActivityId: null);
        }

        try
        {
            var moved = reference with { ConversationId = created.Id };
            var sent = await InPlaceAsync(moved, target => send(target, moved), cancellation);
            await chats.KeepAsync(moved, cancellation);
            return Sent(sent);
        }
        catch (ConnectorException refusal)
        {
            return Refused(refusal);
        }
    }

    private static SendResult Sent(SentActivity sent) => new(SendOutcome.Sent, sent.Id) { AmbiguousRepeats = sent.AmbiguousRepeats };

    private static SendResult Refused(ConnectorException refusal)
    {
        var outcome = OutcomeOf(refusal);
        return new SendResult(outcome, ActivityId: null)
        {
            AmbiguousRepeats = refusal.AmbiguousRepeats,
            NotBefore = outcome == SendOutcome.Postponed ? refusal.NotBefore : null,
            Refusal =
                outcome == SendOutcome.Failed && refusal.Error.Status is >= 400 and < 500 and not 401
                    ? $"{refusal.Error.Status} {refusal.Error.Code}"
                    : null,
        };
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
            { Error.IsGone: true } => SendOutcome.NotFound,
            { NotBefore: not null } => SendOutcome.Postponed,
            _ => SendOutcome.Failed,
        };

    private static byte[] ToParameters(StoredReference reference) =>
        ActivityJson.Write(
            new JObject
            {
                ["bot"] = new JObject { ["id"] = reference.BotId },
                ["members"] = new JArray(new JObject { ["id"] = reference.MemberId }),
                ["isGroup"] = false,
                ["tenantId"] = reference.TenantId,
                ["channelData"] = new JObject { ["tenant"] = new JObject { ["id"] = reference.TenantId } },
            }
        );

    private static byte[] ToBytes(StoredReference reference, OutboundMessage message)
    {
        var activity = message.ToActivity();
        activity.From = new ChannelAccount(reference.BotId);
        activity.Recipient = reference.UserId is { Length: > 0 } user ? new ChannelAccount(user) : null;
        activity.Conversation = new ConversationAccount(id: reference.ConversationId);
        return ActivityJson.WriteOutbound(activity);
    }
}
