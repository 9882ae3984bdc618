using System.Net.Http.Headers;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>
/// POST /api/messages: token, then media type, then a slot, then the body, then the comparison of body and token, then the turn. The
/// body of an unknown sender is never read.
/// </summary>
internal sealed partial class MessagesEndpoint(
    ChannelTokens tokens,
    ActivityBody body,
    ActivityGate gate,
    TurnSlots slots,
    RecentDeliveries deliveries,
    TeamsAdapter adapter,
    IBot bot,
    ProtocolTelemetry telemetry,
    IOptions<BotOptions> options,
    ILogger<MessagesEndpoint> logger
)
{
    private readonly bool _anonymous = options.Value.IsAnonymous;
    private readonly Func<Activity, Task<TurnAnswer>> _run = activity => adapter.ProcessAsync(activity, bot);

    public async Task HandleAsync(HttpContext http)
    {
        var (caller, refusal) = await AuthenticateAsync(http);
        if (refusal == 0 && !IsJson(http.Request.ContentType))
        {
            refusal = StatusCodes.Status415UnsupportedMediaType;
        }

        if (refusal == 0 && !slots.TryEnter())
        {
            refusal = StatusCodes.Status429TooManyRequests;
        }

        if (refusal != 0)
        {
            Refuse(http, refusal);
            return;
        }

        try
        {
            await AnswerAsync(http, caller);
        }
        finally
        {
            slots.Leave();
        }
    }

    private async Task AnswerAsync(HttpContext http, Caller? caller)
    {
        var (activity, fault) = await body.ReadAsync(http);
        if (activity is null)
        {
            Refuse(http, fault);
            return;
        }

        if (gate.RefusalOf(activity, caller) is { } refusal)
        {
            Refuse(http, refusal);
            return;
        }

        var (delivery, isFirst) = deliveries.GetOrStart(activity, _run);
        if (!isFirst)
        {
            telemetry.Duplicate();
        }

        await WriteAsync(http, await delivery);
    }

    private async ValueTask<(Caller? Caller, int Refusal)> AuthenticateAsync(HttpContext http)
    {
        var authorization = http.Request.Headers.Authorization;
        if (_anonymous)
        {
            return (null, authorization.Count == 0 && DeveloperMachine.Sent(http) ? 0 : StatusCodes.Status401Unauthorized);
        }

        try
        {
            var caller = authorization.Count == 1 ? await tokens.ValidateAsync(authorization[0], http.RequestAborted) : null;
            return (caller, caller is null ? StatusCodes.Status401Unauthorized : 0);
        }
        catch (KeysUnavailableException)
        {
            return (null, StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Asking for JSON also keeps out what a web page can post to a developer's machine without asking first.</summary>
    private static bool IsJson(string? contentType) =>
        contentType == "application/json; charset=utf-8"
        || (
            MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType is { } media
            && media.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (type.CharSet is not { } charset || charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        );

    private void Refuse(HttpContext http, int status)
    {
        telemetry.Refused(status);
        Log.Refused(logger, status);
        http.Response.StatusCode = status;
        http.Response.ContentLength = 0;
        if (status is StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }
        else if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "2";
        }
    }

    private static Task WriteAsync(HttpContext http, TurnAnswer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        response.ContentLength = answer.Body?.Length ?? 0;
        if (answer.Body is null)
        {
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        return response.Body.WriteAsync(answer.Body, CancellationToken.None).AsTask();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A delivery was refused with {Status}.")]
        public static partial void Refused(ILogger logger, int status);
    }
}
