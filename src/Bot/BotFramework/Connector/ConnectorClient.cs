using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Identity;
using KobanBot.Bot.BotFramework.Pacing;
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
internal sealed partial class ConnectorClient(
    ConnectorTransport transport,
    ConnectorTokens tokens,
    ServiceUrls serviceUrls,
    SendPace pace,
    ProtocolTelemetry telemetry,
    TimeProvider clock,
    ILogger<ConnectorClient> logger
)
{
    private const int MaxAnswerBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The pause when throttling does not say how long, and all repetitions met it. INFERRED.</summary>
    private static readonly TimeSpan UnaskedPause = TimeSpan.FromMinutes(1);

    /// <summary>A tenant whose administrator has disabled the bot is asked again after so long. INFERRED.</summary>
    private static readonly TimeSpan DisabledPause = TimeSpan.FromMinutes(30);
    private static readonly ProductInfoHeaderValue UserAgent = new(
        "KobanBot",
        typeof(ConnectorClient).Assembly.GetName().Version?.ToString(3) ?? "1.0"
    );
    private static readonly MediaTypeHeaderValue JsonUtf8 = new("application/json", "utf-8");

    /// <summary>Returns the id of the new message; null when the channel gave none.</summary>
    public async Task<string?> SendAsync(ConnectorTarget target, string conversation, byte[] activity, CancellationToken cancellation) =>
        TextIn(await CallAsync(target, SendCall(conversation, activity), cancellation), "id");

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
        var answer = await CallAsync(target, call, cancellation);
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
        var call = new Call("reply", HttpMethod.Post, ActivityPath(conversation, activityId))
        {
            Body = activity,
            Conversation = conversation,
        };
        return TextIn(await CallAsync(target, call, cancellation), "id");
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
        var call = new Call("update", HttpMethod.Put, ActivityPath(conversation, activityId))
        {
            Body = activity,
            Conversation = conversation,
        };
        return FoundAsync(CallAsync(target, call, cancellation));
    }

    /// <summary>False when it was gone already.</summary>
    public Task<bool> DeleteAsync(ConnectorTarget target, string conversation, string activityId, CancellationToken cancellation)
    {
        var call = new Call("delete", HttpMethod.Delete, ActivityPath(conversation, activityId)) { Conversation = conversation };
        return FoundAsync(CallAsync(target, call, cancellation));
    }

    public async Task<CreatedConversation> CreateConversationAsync(
        ConnectorTarget target,
        byte[] parameters,
        CancellationToken cancellation
    )
    {
        var answer = await CallAsync(target, new Call("create", HttpMethod.Post, "v3/conversations") { Body = parameters }, cancellation);
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
            var answer = await CallAsync(target, new Call("member", HttpMethod.Get, MemberPath(conversation, userId)), cancellation);
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
                answer = await CallAsync(
                    target,
                    new Call("pagedmembers", HttpMethod.Get, PagePath(conversation, continuation)),
                    cancellation
                );
            }
            catch (ConnectorException refusal) when (refusal.Error.Status == 404 && continuation is null)
            {
                answer = await CallAsync(
                    target,
                    new Call("members", HttpMethod.Get, $"{Conversation(conversation)}/members"),
                    cancellation
                );
            }

            using var json = ParseOrNull(answer);
            continuation = json is null ? null : AddMembers(members, json.RootElement);
        } while (!string.IsNullOrEmpty(continuation));

        return members;
    }

    private async Task<byte[]> CallAsync(ConnectorTarget target, Call call, CancellationToken cancellation)
    {
        var trust = serviceUrls.TrustOf(target.ServiceUrl);
        if (trust == ServiceUrlTrust.Refused)
        {
            throw new ConnectorException(new ConnectorError(0, ConnectorError.UntrustedServiceUrl), isAmbiguous: false);
        }

        using var span = ProtocolTelemetry.Source.StartActivity(call.Operation, ActivityKind.Client);
        var started = clock.GetTimestamp();
        try
        {
            return await RepeatAsync(target, call, trust == ServiceUrlTrust.WithToken, cancellation);
        }
        finally
        {
            telemetry.CallEnded(call.Operation, clock.GetElapsedTime(started));
        }
    }

    private async Task<byte[]> RepeatAsync(ConnectorTarget target, Call call, bool needsToken, CancellationToken cancellation)
    {
        string? refusedToken = null;
        for (var attempt = 1; ; attempt++)
        {
            var token = needsToken ? await TokenAsync(call, refusedToken, cancellation) : null;
            var answer = await TryInPaceAsync(target, call, token, cancellation);
            telemetry.Called(call.Operation, answer.Status);
            if (answer.Status is >= 200 and < 300)
            {
                return answer.Body;
            }

            if (answer.Status == 401 && token is not null && refusedToken is null)
            {
                refusedToken = token;
                Log.TokenRefused(logger, call.Operation);
                continue;
            }

            if (answer is { Status: 429, RetryAfter: { } pause })
            {
                pace.Pause(target.TenantId, pause);
            }

            var isAmbiguous = IsAmbiguous(call, answer);
            var isSafe = !isAmbiguous || call.Ambiguous < call.MostAmbiguous;
            var delay = RetryRule.DelayAfter(attempt, answer.Status, answer.RetryAfter, isSafe, Random.Shared.NextDouble());
            if (delay is not { } wait || clock.GetUtcNow() + wait >= target.Deadline)
            {
                if (answer is { Status: 429 or 412, RetryAfter: null })
                {
                    pace.Pause(target.TenantId, UnaskedPause);
                }

                throw Refusal(call, answer, isAmbiguous);
            }

            if (isAmbiguous)
            {
                call.Ambiguous++;
                telemetry.AmbiguousRepeat(call.Operation);
            }

            telemetry.Retried(call.Operation, answer.Status);
            Log.Repeated(logger, call.Operation, answer.Status, attempt, wait.TotalMilliseconds);
            await Task.Delay(wait, clock, cancellation);
        }
    }

    private async Task<string> TokenAsync(Call call, string? refused, CancellationToken cancellation)
    {
        try
        {
            return await tokens.GetAsync(refused, cancellation);
        }
        catch (AuthenticationFailedException failure)
        {
            Log.NoToken(logger, call.Operation, failure);
            throw new ConnectorException(new ConnectorError(0, ConnectorError.NoToken), isAmbiguous: call.Ambiguous > 0, failure)
            {
                AmbiguousRepeats = call.Ambiguous,
            };
        }
    }

    /// <summary>One request, when it fits below the limits; at once in a turn. Every repetition counts as one more.</summary>
    private async Task<Answer> TryInPaceAsync(ConnectorTarget target, Call call, string? token, CancellationToken cancellation)
    {
        var sent = target.IsProactive
            ? await pace.WaitAsync(target.TenantId, call.Conversation, target.Deadline, cancellation)
            : pace.Count(target.TenantId, call.Conversation);
        if (sent is null)
        {
            throw new ConnectorException(new ConnectorError(0, ConnectorError.NoRoom), isAmbiguous: call.Ambiguous > 0)
            {
                NotBefore = pace.NotBefore(target.TenantId, call.Conversation),
                AmbiguousRepeats = call.Ambiguous,
            };
        }

        var isTaken = false;
        try
        {
            var answer = await TryAsync(target, call, token, cancellation);
            isTaken = answer.Status is >= 200 and < 300;
            return answer;
        }
        finally
        {
            pace.Answered(sent, isTaken);
        }
    }

    private async Task<Answer> TryAsync(ConnectorTarget target, Call call, string? token, CancellationToken cancellation)
    {
        using var request = ToRequest(target, call, token);
        var remaining = target.Deadline - clock.GetUtcNow();
        if (remaining <= TimeSpan.Zero)
        {
            return new Answer(0, [], null, NeverLeft: true, null);
        }

        using var limit = new CancellationTokenSource(remaining < TryTimeout ? remaining : TryTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var status = 0;
        try
        {
            using var response = await transport.Http.SendAsync(request, either.Token);
            status = (int)response.StatusCode;
            var body = await ReadAsync(response.Content, either.Token);
            return new Answer(status, body, RetryAfter(response), NeverLeft: false, null);
        }
        catch (Exception failure)
            when (failure is HttpRequestException or IOException
                || (failure is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            // Once the head of an answer says that a message was taken, a body that breaks off does not undo it.
            return status is >= 200 and < 300 && call.Method != HttpMethod.Get
                ? new Answer(status, [], null, NeverLeft: false, null)
                : new Answer(status is >= 200 and < 300 ? 0 : status, [], null, IsConnectFailure(failure), failure);
        }
    }

    private static HttpRequestMessage ToRequest(ConnectorTarget target, Call call, string? token)
    {
        var request = new HttpRequestMessage(call.Method, new Uri($"{target.ServiceUrl.TrimEnd('/')}/{call.Path}"));
        request.Headers.UserAgent.Add(UserAgent);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(call.Body) { Headers = { ContentType = JsonUtf8 } };
        }

        return request;
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await content.LoadIntoBufferAsync(MaxAnswerBytes, cancellation);
        return await content.ReadAsByteArrayAsync(cancellation);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }

    private static bool IsConnectFailure(Exception failure) =>
        failure
            is HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
            };

    /// <summary>It may have been carried out, and once more would be twice.</summary>
    private static bool IsAmbiguous(Call call, Answer answer) =>
        call.Method == HttpMethod.Post && !answer.NeverLeft && answer.Status is (0 or 408 or >= 500);

    private ConnectorException Refusal(Call call, Answer answer, bool isAmbiguous)
    {
        var error = answer.Status == 0 ? new ConnectorError(0, ConnectorError.NoAnswer) : ConnectorError.Parse(answer.Status, answer.Body);
        Log.Refused(logger, call.Operation, error.Status, error.Code);

        // What an earlier try may have done is not undone by the last one's clear refusal.
        return new ConnectorException(error, isAmbiguous || call.Ambiguous > 0, answer.Failure)
        {
            AmbiguousRepeats = call.Ambiguous,
            NotBefore = PauseAfter(answer, error) is { } pause ? clock.GetUtcNow() + pause : null,
        };
    }

    private static TimeSpan? PauseAfter(Answer answer, ConnectorError error) =>
        answer.Status is 429 or 412 ? answer.RetryAfter ?? UnaskedPause
        : error.IsDisabledForTenant ? DisabledPause
        : null;

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

    private static Call SendCall(string conversation, byte[] activity) =>
        new("send", HttpMethod.Post, $"{Conversation(conversation)}/activities") { Body = activity, Conversation = conversation };

    private sealed record Call(string Operation, HttpMethod Method, string Path)
    {
        public byte[]? Body { get; init; }

        /// <summary>The one whose limits it counts against; null for what is not sent into one.</summary>
        public string? Conversation { get; init; }

        /// <summary>How often it may be sent again in doubt.</summary>
        public int MostAmbiguous { get; init; }

        /// <summary>How often it was.</summary>
        public int Ambiguous { get; set; }
    }

    private readonly record struct Answer(int Status, byte[] Body, TimeSpan? RetryAfter, bool NeverLeft, Exception? Failure);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The connector did not take the token for {Operation}; a fresh one is fetched.")]
        public static partial void TokenRefused(ILogger logger, string operation);

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "The connector answered {Operation} with {Status}; try {Attempt} is repeated after {Milliseconds} ms."
        )]
        public static partial void Repeated(ILogger logger, string operation, int status, int attempt, double milliseconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The connector refused {Operation} with status {Status} and code {Code}.")]
        public static partial void Refused(ILogger logger, string operation, int status, string? code);

        [LoggerMessage(Level = LogLevel.Error, Message = "There is no token for {Operation}.")]
        public static partial void NoToken(ILogger logger, string operation, Exception failure);
    }
}
