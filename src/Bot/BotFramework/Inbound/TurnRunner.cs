using System.Buffers;
using System.Text.Json;
using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Routing;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>Runs the application's handler within its time limit and makes an HTTP answer of whatever comes of it.</summary>
internal sealed partial class TurnRunner(
    ITurnHandler handler,
    ConnectorClient connector,
    TurnSlots slots,
    ProtocolTelemetry telemetry,
    IOptions<BotOptions> options,
    TimeProvider clock,
    ILogger<TurnRunner> logger
)
{
    private const string TookTooLong = "処理に時間がかかっています。少し待ってから、もう一度操作してください。";

    // The channel gives up on a message after 15 s; this and MessageTurnTimeout stay below that.
    private static readonly TimeSpan ApologyTimeout = TimeSpan.FromSeconds(2);

    private static readonly TurnAnswer Accepted = new(StatusCodes.Status200OK, Body: null);
    private static readonly TurnAnswer Unhandled = new(StatusCodes.Status501NotImplemented, Body: null);

    public async Task<TurnAnswer> RunAsync(Activity activity)
    {
        using var span = ProtocolTelemetry.Source.StartActivity("turn");
        span?.SetTag("bot.activity.type", ProtocolTelemetry.TypeTag(activity.Type));
        var started = clock.GetTimestamp();
        var (answer, outcome) = await AnswerAsync(activity);
        telemetry.TurnEnded(activity.Type, outcome, clock.GetElapsedTime(started));
        return answer;
    }

    private static string Failed(string errorId) =>
        $"処理できませんでした。入力した内容は失われていません。時間をおいて、もう一度操作してください。（エラー番号 {errorId}）";

    private static bool IsInvoke(Activity activity) => activity.Type == "invoke";

    private async Task<(TurnAnswer Answer, string Outcome)> AnswerAsync(Activity activity)
    {
        var limit = IsInvoke(activity) ? options.Value.InvokeTimeout : options.Value.MessageTurnTimeout;
        var turn = new ConnectorTurnContext(connector, clock.GetUtcNow() + limit) { Activity = activity };
        using var timeLimit = new CancellationTokenSource(limit, clock);
        try
        {
            await RunWithinAsync(turn, timeLimit.Token);
            var answer = ToAnswer(turn);
            return (answer, answer == Unhandled ? "unhandled" : "completed");
        }
        catch (OperationCanceledException) when (timeLimit.IsCancellationRequested)
        {
            var errorId = ErrorId.New();
            Log.TookTooLong(logger, errorId, ProtocolTelemetry.TypeTag(activity.Type), limit.TotalSeconds);
            return (await FailureAsync(turn, "Timeout", TookTooLong), "timeout");
        }
        catch (Exception failure)
        {
            var errorId = ErrorId.New();
            Log.Failed(logger, failure, errorId, ProtocolTelemetry.TypeTag(activity.Type), activity.Id);
            return (await FailureAsync(turn, "InternalError", Failed(errorId)), "failed");
        }
    }

    private async Task RunWithinAsync(ConnectorTurnContext turn, CancellationToken cancellation)
    {
        var running = handler.OnTurnAsync(turn, cancellation);
        if (running.IsCompletedSuccessfully)
        {
            return;
        }

        try
        {
            await running.WaitAsync(cancellation);
        }
        finally
        {
            if (!running.IsCompleted)
            {
                slots.Enter();
                _ = ObserveAsync(running);
            }
        }
    }

    /// <summary>The answer is long given; what becomes of the turn still belongs into the log.</summary>
    private async Task ObserveAsync(Task abandoned)
    {
        try
        {
            await abandoned;
            Log.EndedLate(logger);
        }
        catch (Exception failure)
        {
            Log.FailedLate(logger, failure);
        }
        finally
        {
            slots.Leave();
        }
    }

    private static TurnAnswer ToAnswer(ConnectorTurnContext turn)
    {
        if (!IsInvoke(turn.Activity))
        {
            return turn.Replies is { } replies ? WithReplies(replies, StatusCodes.Status200OK, body: null) : Accepted;
        }

        if (turn.InvokeResponse is not { } response)
        {
            return Unhandled;
        }

        var body = response.Body;
        return turn.Replies is { } collected ? WithReplies(collected, response.Status, body) : new TurnAnswer(response.Status, body);
    }

    private static TurnAnswer WithReplies(IReadOnlyCollection<byte[]> replies, int status, byte[]? body)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteStartArray("activities"u8);
            foreach (var reply in replies)
            {
                json.WriteRawValue(reply, skipInputValidation: true);
            }

            json.WriteEndArray();
            if (body is not null)
            {
                json.WritePropertyName("body"u8);
                json.WriteRawValue(body, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return new TurnAnswer(status, buffer.WrittenSpan.ToArray());
    }

    private async Task<TurnAnswer> FailureAsync(ConnectorTurnContext turn, string code, string sentence)
    {
        if (turn.Activity is { Type: "invoke", Name: CardInvokeResponse.InvokeName })
        {
            turn.InvokeResponse = CardInvokeResponse.OfError(StatusCodes.Status500InternalServerError, code, sentence);
            return ToAnswer(turn);
        }

        var isTold = turn.Activity.Type == "message" && await TryTellAsync(turn, sentence);
        return turn.Replies is { Count: > 0 } replies
            ? WithReplies(replies, StatusCodes.Status200OK, body: null)
            : new TurnAnswer(StatusCodes.Status500InternalServerError, Body: null, IsKept: isTold);
    }

    private async Task<bool> TryTellAsync(ConnectorTurnContext turn, string sentence)
    {
        var deadline = clock.GetUtcNow() + ApologyTimeout;
        using var limit = new CancellationTokenSource(ApologyTimeout, clock);
        try
        {
            await turn.Until(deadline).SendAsync(OutboundMessage.OfText(sentence), limit.Token);
            return true;
        }
        catch (Exception failure)
        {
            Log.NotTold(logger, failure.GetType().Name);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Error {ErrorId}: the turn of a {Type} was not ready after {Seconds} s.")]
        public static partial void TookTooLong(ILogger logger, string errorId, string type, double seconds);

        [LoggerMessage(Level = LogLevel.Error, Message = "Error {ErrorId}: the turn of a {Type} failed; its activity is {ActivityId}.")]
        public static partial void Failed(ILogger logger, Exception failure, string errorId, string type, string? activityId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A turn ended only after its time limit.")]
        public static partial void EndedLate(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed after its time limit.")]
        public static partial void FailedLate(ILogger logger, Exception failure);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The sender could not be told of the failure: {Fault}.")]
        public static partial void NotTold(ILogger logger, string fault);
    }
}
