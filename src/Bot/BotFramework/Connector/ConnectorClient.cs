using KobanBot.Bot.BotFramework.Routing;
using static KobanBot.Bot.BotFramework.Connector.ConnectorAnswers;
using static KobanBot.Bot.BotFramework.Connector.ConnectorPaths;

namespace KobanBot.Bot.BotFramework.Connector;

/// <summary>Where a call goes, and until when it may be repeated.</summary>
internal readonly record struct ConnectorTarget(string ServiceUrl, DateTimeOffset Deadline)
{
    /// <summary>The tenant of the conversation, whose limits the call counts against.</summary>
    public string? TenantId { get; init; }

    /// <summary>Outside a turn: the call waits until it fits below every limit.</summary>
    public bool IsProactive { get; init; }
}

/// <param name="Id">Null when the channel gave none.</param>
/// <param name="AmbiguousRepeats">Times that it was sent once more although it may have arrived.</param>
internal readonly record struct SentActivity(string? Id, int AmbiguousRepeats);

/// <summary>What a new conversation is called; the activity id is that of its first message, if one was sent along.</summary>
internal sealed record CreatedConversation(string Id, string? ActivityId, string? ServiceUrl);

/// <summary>
/// The connector's REST interface, version 3. Every method throws <see cref="ConnectorException"/> when the connector refuses, and
/// repeats by <see cref="RetryRule"/>: what throttling refused always, what may have been carried out only when that does no harm.
/// </summary>
internal sealed class ConnectorClient(ConnectorCalls calls)
{
    /// <summary>Returns the id of the new message; null when the channel gave none.</summary>
    public async Task<string?> SendAsync(ConnectorTarget target, string conversation, byte[] activity, CancellationToken cancellation) =>
        TextIn(await calls.CallAsync(target, SendCall(conversation, activity), cancellation), "id");

    /// <summary>The same for one member of a conversation of several, who is the recipient: nobody else ever sees it (targeted message).</summary>
    public async Task<string?> SendTargetedAsync(
        ConnectorTarget target,
        string conversation,
        byte[] activity,
        CancellationToken cancellation
    )
    {
        var call = SendCall(conversation, activity);
        return TextIn(await calls.CallAsync(target, call with { Path = $"{call.Path}?isTargetedActivity=true" }, cancellation), "id");
    }

    /// <summary>
    /// The same, but sent once more, a few times, when it is not known whether it arrived: better a reminder twice than never.
    /// </summary>
    public async Task<SentActivity> SendReminderAsync(
        ConnectorTarget target,
        string conversation,
        byte[] activity,
        CancellationToken cancellation
    )
    {
        var call = SendCall(conversation, activity) with { MostAmbiguous = RetryRule.MostAmbiguousRepeats };
        var answer = await calls.CallAsync(target, call, cancellation);
        return new SentActivity(TextIn(answer, "id"), call.Ambiguous);
    }

    /// <inheritdoc cref="SendAsync"/>
    public async Task<string?> ReplyAsync(
        ConnectorTarget target,
        string conversation,
        string activityId,
        byte[] activity,
        CancellationToken cancellation
    )
    {
        var call = new ConnectorCall("reply", HttpMethod.Post, ActivityPath(conversation, activityId))
        {
            Body = activity,
            Conversation = conversation,
        };
        return TextIn(await calls.CallAsync(target, call, cancellation), "id");
    }

    /// <summary>Replaces the whole message. False when it, or its conversation, is gone.</summary>
    public Task<bool> UpdateAsync(
        ConnectorTarget target,
        string conversation,
        string activityId,
        byte[] activity,
        CancellationToken cancellation
    )
    {
        var call = new ConnectorCall("update", HttpMethod.Put, ActivityPath(conversation, activityId))
        {
            Body = activity,
            Conversation = conversation,
        };
        return FoundAsync(calls.CallAsync(target, call, cancellation));
    }

    /// <summary>False when it was gone already.</summary>
    public Task<bool> DeleteAsync(ConnectorTarget target, string conversation, string activityId, CancellationToken cancellation)
    {
        var call = new ConnectorCall("delete", HttpMethod.Delete, ActivityPath(conversation, activityId)) { Conversation = conversation };
        return FoundAsync(calls.CallAsync(target, call, cancellation));
    }

    public async Task<CreatedConversation> CreateConversationAsync(
        ConnectorTarget target,
        byte[] parameters,
        CancellationToken cancellation
    )
    {
        var answer = await calls.CallAsync(
            target,
            new ConnectorCall("create", HttpMethod.Post, "v3/conversations") { Body = parameters },
            cancellation
        );
        return TextIn(answer, "id") is { Length: > 0 } id
            ? new CreatedConversation(id, TextIn(answer, "activityId"), TextIn(answer, "serviceUrl"))
            : throw new ConnectorException(new ConnectorError(200, ConnectorError.NoAnswer), isAmbiguous: true);
    }

    /// <summary>Null when there is no such member. A channel without this route (the Emulator) is asked for all members.</summary>
    public async Task<ConversationMember?> FindMemberAsync(
        ConnectorTarget target,
        string conversation,
        string userId,
        CancellationToken cancellation
    )
    {
        try
        {
            var answer = await calls.CallAsync(
                target,
                new ConnectorCall("member", HttpMethod.Get, MemberPath(conversation, userId)),
                cancellation
            );
            using var json = ParseOrNull(answer);
            return json is null ? null : MemberIn(json.RootElement);
        }
        catch (ConnectorException refusal) when (refusal.Error.Status == 404)
        {
            var members = await GetMembersAsync(target, conversation, cancellation);
            return members.FirstOrDefault(member => member.Id == userId || member.AadObjectId == userId);
        }
    }

    /// <summary>All members, page by page; from the older route where there are no pages.</summary>
    public async Task<IReadOnlyList<ConversationMember>> GetMembersAsync(
        ConnectorTarget target,
        string conversation,
        CancellationToken cancellation
    )
    {
        var members = new List<ConversationMember>();
        string? continuation = null;
        do
        {
            byte[] answer;
            try
            {
                answer = await calls.CallAsync(
                    target,
                    new ConnectorCall("pagedmembers", HttpMethod.Get, PagePath(conversation, continuation)),
                    cancellation
                );
            }
            catch (ConnectorException refusal) when (refusal.Error.Status == 404 && continuation is null)
            {
                answer = await calls.CallAsync(
                    target,
                    new ConnectorCall("members", HttpMethod.Get, $"{Conversation(conversation)}/members"),
                    cancellation
                );
            }

            using var json = ParseOrNull(answer);
            continuation = json is null ? null : AddMembers(members, json.RootElement);
        } while (!string.IsNullOrEmpty(continuation));

        return members;
    }

    private static async Task<bool> FoundAsync(Task<byte[]> call)
    {
        try
        {
            await call;
            return true;
        }
        catch (ConnectorException refusal) when (refusal.Error.Status == 404)
        {
            return false;
        }
    }

    private static ConnectorCall SendCall(string conversation, byte[] activity) =>
        new("send", HttpMethod.Post, $"{Conversation(conversation)}/activities") { Body = activity, Conversation = conversation };
}
