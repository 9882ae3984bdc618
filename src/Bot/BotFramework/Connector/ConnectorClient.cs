using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using KobanBot.Bot.BotFramework.Routing;

namespace KobanBot.Bot.BotFramework.Connector;

/// <summary>The transport to the connector, replaceable in tests: one handler, so one pool of connections.</summary>
internal sealed class ConnectorTransport(HttpMessageHandler handler) : IDisposable
{
    // A redirect is never followed: it would carry the token along.
    public ConnectorTransport()
        : this(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            }
        ) { }

    public HttpMessageInvoker Http { get; } = new(handler);

    public void Dispose() => Http.Dispose();
}

/// <summary>Where a call goes, and until when it may be repeated.</summary>
internal readonly record struct ConnectorTarget(string ServiceUrl, DateTimeOffset Deadline);

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
    ProtocolTelemetry telemetry,
    TimeProvider clock,
    ILogger<ConnectorClient> logger
)
{
    private const int MaxAnswerBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(10);
    private static readonly ProductInfoHeaderValue UserAgent = new(
        "KobanBot",
        typeof(ConnectorClient).Assembly.GetName().Version?.ToString(3) ?? "1.0"
    );
    private static readonly MediaTypeHeaderValue JsonUtf8 = new("application/json", "utf-8");

    /// <summary>Returns the id of the new message; null when the channel gave none.</summary>
    public async Task<string?> SendAsync(ConnectorTarget target, string conversation, byte[] activity, CancellationToken cancellation) =>
        TextIn(await CallAsync("send", HttpMethod.Post, target, $"{Conversation(conversation)}/activities", activity, cancellation), "id");

    /// <inheritdoc cref="SendAsync"/>
    public async Task<string?> ReplyAsync(
        ConnectorTarget target,
        string conversation,
        string activityId,
        byte[] activity,
        CancellationToken cancellation
    ) => TextIn(await CallAsync("reply", HttpMethod.Post, target, ActivityPath(conversation, activityId), activity, cancellation), "id");

    /// <summary>Replaces the whole message. False when it, or its conversation, is gone.</summary>
    public Task<bool> UpdateAsync(
        ConnectorTarget target,
        string conversation,
        string activityId,
        byte[] activity,
        CancellationToken cancellation
    ) => FoundAsync(CallAsync("update", HttpMethod.Put, target, ActivityPath(conversation, activityId), activity, cancellation));

    /// <summary>False when it was gone already.</summary>
    public Task<bool> DeleteAsync(ConnectorTarget target, string conversation, string activityId, CancellationToken cancellation) =>
        FoundAsync(CallAsync("delete", HttpMethod.Delete, target, ActivityPath(conversation, activityId), body: null, cancellation));

    public async Task<CreatedConversation> CreateConversationAsync(
        ConnectorTarget target,
        byte[] parameters,
        CancellationToken cancellation
    )
    {
        var answer = await CallAsync("create", HttpMethod.Post, target, "v3/conversations", parameters, cancellation);
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
            var answer = await CallAsync("member", HttpMethod.Get, target, MemberPath(conversation, userId), body: null, cancellation);
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
                answer = await CallAsync("pagedmembers", HttpMethod.Get, target, PagePath(conversation, continuation), null, cancellation);
            }
            catch (ConnectorException refusal) when (refusal.Error.Status == 404 && continuation is null)
            {
                answer = await CallAsync("members", HttpMethod.Get, target, $"{Conversation(conversation)}/members", null, cancellation);
            }

            using var json = ParseOrNull(answer);
            continuation = json is null ? null : AddMembers(members, json.RootElement);
        } while (!string.IsNullOrEmpty(continuation));

        return members;
    }

    private async Task<byte[]> CallAsync(
        string operation,
        HttpMethod method,
        ConnectorTarget target,
        string path,
        byte[]? body,
        CancellationToken cancellation
    )
    {
        var trust = serviceUrls.TrustOf(target.ServiceUrl);
        if (trust == ServiceUrlTrust.Refused)
        {
            throw new ConnectorException(new ConnectorError(0, ConnectorError.UntrustedServiceUrl), isAmbiguous: false);
        }

        using var span = ProtocolTelemetry.Source.StartActivity(operation, ActivityKind.Client);
        var started = clock.GetTimestamp();
        try
        {
            var uri = new Uri($"{target.ServiceUrl.TrimEnd('/')}/{path}");
            var call = new Call(operation, method, uri, body, trust == ServiceUrlTrust.WithToken, target.Deadline);
            return await RepeatAsync(call, cancellation);
        }
        finally
        {
            telemetry.CallEnded(operation, clock.GetElapsedTime(started));
        }
    }

    private async Task<byte[]> RepeatAsync(Call call, CancellationToken cancellation)
    {
        string? refusedToken = null;
        for (var attempt = 1; ; attempt++)
        {
            var token = call.NeedsToken ? await tokens.GetAsync(refusedToken, cancellation) : null;
            var answer = await TryAsync(call, token, cancellation);
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

            var isSafe = call.Method != HttpMethod.Post || answer.NeverLeft;
            var delay = RetryRule.DelayAfter(attempt, answer.Status, answer.RetryAfter, isSafe, Random.Shared.NextDouble());
            if (delay is not { } wait || clock.GetUtcNow() + wait >= call.Deadline)
            {
                throw Refusal(call, answer);
            }

            telemetry.Retried(call.Operation, answer.Status);
            Log.Repeated(logger, call.Operation, answer.Status, attempt, wait.TotalMilliseconds);
            await Task.Delay(wait, clock, cancellation);
        }
    }

    private async Task<Answer> TryAsync(Call call, string? token, CancellationToken cancellation)
    {
        using var request = ToRequest(call, token);
        var remaining = call.Deadline - clock.GetUtcNow();
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

    private static HttpRequestMessage ToRequest(Call call, string? token)
    {
        var request = new HttpRequestMessage(call.Method, call.Uri);
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

    private ConnectorException Refusal(Call call, Answer answer)
    {
        var error = answer.Status == 0 ? new ConnectorError(0, ConnectorError.NoAnswer) : ConnectorError.Parse(answer.Status, answer.Body);
        Log.Refused(logger, call.Operation, error.Status, error.Code);
        var isAmbiguous = call.Method == HttpMethod.Post && !answer.NeverLeft && error.Status is (0 or 408 or >= 500);
        return new ConnectorException(error, isAmbiguous, answer.Failure);
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

    private static string Conversation(string id) => $"v3/conversations/{Segment(id)}";

    private static string ActivityPath(string conversation, string activity) =>
        $"{Conversation(conversation)}/activities/{Segment(activity)}";

    private static string MemberPath(string conversation, string user) => $"{Conversation(conversation)}/members/{Segment(user)}";

    private static string PagePath(string conversation, string? continuation) =>
        $"{Conversation(conversation)}/pagedmembers?pageSize=500"
        + (continuation is null ? "" : $"&continuationToken={Uri.EscapeDataString(continuation)}");

    // "." and ".." survive escaping, and would climb to another route.
    private static string Segment(string id) =>
        id is "" or "." or ".."
            ? throw new ArgumentException("An id of the protocol is empty or a path.", nameof(id))
            : Uri.EscapeDataString(id);

    private static JsonDocument? ParseOrNull(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextIn(byte[] body, string property)
    {
        using var json = ParseOrNull(body);
        return json is null ? null : Text(json.RootElement, property);
    }

    private static string? AddMembers(List<ConversationMember> members, JsonElement json)
    {
        var list = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("members", out var inner) ? inner : json;
        if (list.ValueKind == JsonValueKind.Array)
        {
            members.AddRange(list.EnumerateArray().Select(MemberIn).OfType<ConversationMember>());
        }

        return Text(json, "continuationToken");
    }

    private static ConversationMember? MemberIn(JsonElement json) =>
        Text(json, "id") is { Length: > 0 } id
            ? new ConversationMember(
                id,
                Text(json, "name"),
                Text(json, "userPrincipalName"),
                Text(json, "aadObjectId") ?? Text(json, "objectId"),
                Text(json, "tenantId")
            )
            : null;

    private static string? Text(JsonElement json, string property) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private sealed record Call(string Operation, HttpMethod Method, Uri Uri, byte[]? Body, bool NeedsToken, DateTimeOffset Deadline);

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
    }
}
