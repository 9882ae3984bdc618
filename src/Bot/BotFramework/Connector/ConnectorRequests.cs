using System.Net.Http.Headers;

namespace KobanBot.Bot.BotFramework.Connector;

/// <summary>One request to the connector and its answer, within the call's time.</summary>
internal sealed class ConnectorRequests(ConnectorTransport transport, TimeProvider clock)
{
    private const int MaxAnswerBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(10);

    private static readonly ProductInfoHeaderValue UserAgent = new(
        "KobanBot",
        typeof(ConnectorRequests).Assembly.GetName().Version?.ToString(3) ?? "1.0"
    );
    private static readonly MediaTypeHeaderValue JsonUtf8 = new("application/json", "utf-8");

    public async Task<ConnectorAnswer> TryAsync(ConnectorTarget target, ConnectorCall call, string? token, CancellationToken cancellation)
    {
        using var request = ToRequest(target, call, token);
        var remaining = target.Deadline - clock.GetUtcNow();
        if (remaining <= TimeSpan.Zero)
        {
            return new ConnectorAnswer(0, [], null, NeverLeft: true, null);
        }

        using var limit = new CancellationTokenSource(remaining < TryTimeout ? remaining : TryTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var status = 0;
        try
        {
            using var response = await transport.Http.SendAsync(request, either.Token);
            status = (int)response.StatusCode;
            var body = await ReadAsync(response.Content, either.Token);
            return new ConnectorAnswer(status, body, RetryAfter(response), NeverLeft: false, null);
        }
        catch (Exception failure)
            when (failure is HttpRequestException or IOException
                || (failure is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            // Once the head of an answer says that a message was taken, a body that breaks off does not undo it.
            return status is >= 200 and < 300 && call.Method != HttpMethod.Get
                ? new ConnectorAnswer(status, [], null, NeverLeft: false, null)
                : new ConnectorAnswer(status is >= 200 and < 300 ? 0 : status, [], null, IsConnectFailure(failure), failure);
        }
    }

    private static HttpRequestMessage ToRequest(ConnectorTarget target, ConnectorCall call, string? token)
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
}
