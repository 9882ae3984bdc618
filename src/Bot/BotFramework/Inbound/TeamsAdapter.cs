using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Routing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>
/// Brings an activity to the bot and what the bot says to the connector. Who may come in is decided before, by the endpoint.
/// </summary>
/// <remarks>Five collaborators: here the SDK, the connector and our limits meet.</remarks>
internal sealed partial class TeamsAdapter : BotAdapter
{
    private const string TookTooLong = "処理に時間がかかっています。少し待ってから、もう一度操作してください。";

    private readonly ConnectorClient _connector;
    private readonly TurnLimits _limits;
    private readonly ProtocolTelemetry _telemetry;
    private readonly TimeProvider _clock;
    private readonly ILogger<TeamsAdapter> _logger;
    private readonly Apology _apology;

    public TeamsAdapter(
        ConnectorClient connector,
        TurnLimits limits,
        ProtocolTelemetry telemetry,
        TimeProvider clock,
        ILogger<TeamsAdapter> logger
    )
    {
        (_connector, _limits, _telemetry, _clock, _logger) = (connector, limits, telemetry, clock, logger);
        _apology = new Apology(connector, clock, logger);
    }

    /// <summary>One turn, within its time limit; whatever comes of it is an HTTP answer.</summary>
    public async Task<TurnAnswer> ProcessAsync(Activity activity, IBot bot)
    {
        using var span = ProtocolTelemetry.Source.StartActivity("turn");
        span?.SetTag("bot.activity.type", ProtocolTelemetry.TypeTag(activity.Type));
        var started = _clock.GetTimestamp();
        var (answer, outcome) = await AnswerAsync(activity, bot);
        _telemetry.TurnEnded(activity.Type, outcome, _clock.GetElapsedTime(started));
        return answer;
    }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext,
        Activity[] activities,
        CancellationToken cancellationToken
    )
    {
        var turn = NotesOf(turnContext);
        var sent = new ResourceResponse[activities.Length];
        for (var i = 0; i < sent.Length; i++)
        {
            sent[i] = new ResourceResponse(
                turn.TryTake(activities[i])
                    ? null
                    : await _connector.SendAsync(
                        TargetOf(turn),
                        ConversationOf(turn),
                        ActivityJson.WriteOutbound(activities[i]),
                        cancellationToken
                    )
            );
        }

        return sent;
    }

    /// <summary>A response without an id when the message no longer exists.</summary>
    public override async Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext,
        Activity activity,
        CancellationToken cancellationToken
    )
    {
        var turn = NotesOf(turnContext);
        var id = activity.Id;
        activity.ApplyConversationReference(turnContext.Activity.GetConversationReference());

        // A changed message is no new answer.
        activity.ReplyToId = null;
        var isThere = await _connector.UpdateAsync(
            TargetOf(turn),
            ConversationOf(turn),
            id,
            ActivityJson.WriteOutbound(activity),
            cancellationToken
        );
        return new ResourceResponse(isThere ? id : null);
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        var turn = NotesOf(turnContext);
        return _connector.DeleteAsync(TargetOf(turn), ConversationOf(turn), reference.ActivityId, cancellationToken);
    }

    /// <summary>The base's own disposes the turn before its task ends, and keeps no pace.</summary>
    /// <exception cref="NotSupportedException">Always: whoever speaks first does it through <see cref="Proactive.IProactiveMessenger"/>.</exception>
    public override Task ContinueConversationAsync(
        string botId,
        ConversationReference reference,
        BotCallbackHandler callback,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("IProactiveMessenger speaks first.");

    public Task<ConversationMember?> FindMemberAsync(ITurnContext turnContext, string userId, CancellationToken cancellation)
    {
        var turn = NotesOf(turnContext);
        return _connector.FindMemberAsync(TargetOf(turn), ConversationOf(turn), userId, cancellation);
    }

    /// <summary>
    /// Sends to the sender of the turn alone, in a conversation of several. False when that is refused, or the channel has no such messages: then
    /// nothing was sent. What may have arrived is not sent again in another way.
    /// </summary>
    public async Task<bool> TrySendPrivatelyAsync(ITurnContext turnContext, OutboundMessage message, CancellationToken cancellation)
    {
        var turn = NotesOf(turnContext);
        if (turn.Replies is not null || turn.Activity is not { ChannelId: "msteams", From.Id.Length: > 0 })
        {
            return false;
        }

        // Such a message is no reply to another.
        var activity = message.ToActivity().ApplyConversationReference(turnContext.Activity.GetConversationReference());
        activity.ReplyToId = null;
        try
        {
            await _connector.SendTargetedAsync(TargetOf(turn), ConversationOf(turn), ActivityJson.WriteOutbound(activity), cancellation);
            return true;
        }
        catch (ConnectorException refusal) when (!refusal.IsAmbiguous)
        {
            Log.NotPrivate(_logger, refusal.Error.Status, refusal.Error.Code);
            return false;
        }
    }

    public LastingConversation LastingOf(ITurnContext turn) => new(_connector, _clock, turn.Activity.GetConversationReference());

    private static string Failed(string errorId) =>
        $"処理できませんでした。入力した内容は失われていません。時間をおいて、もう一度操作してください。（エラー番号 {errorId}）";

    private static TurnNotes NotesOf(ITurnContext turn) => turn.TurnState.Get<TurnNotes>();

    private static string ConversationOf(TurnNotes turn) => turn.Activity.Conversation?.Id ?? "";

    private static ConnectorTarget TargetOf(TurnNotes turn) =>
        new(turn.Activity.ServiceUrl ?? "", turn.Deadline) { TenantId = turn.Activity.Conversation?.TenantId };

    private async Task<(TurnAnswer Answer, string Outcome)> AnswerAsync(Activity activity, IBot bot)
    {
        var turn = new TurnNotes(activity, _clock.GetUtcNow() + _limits.LimitOf(activity));
        try
        {
            await _limits.RunAsync(
                ContextOf(turn),
                // Not RunPipelineAsync: it sets the thread's culture by the locale, which fails with invariant globalization.
                (context, cancellation) => MiddlewareSet.ReceiveActivityWithStatusAsync(context, bot.OnTurnAsync, cancellation)
            );
            var answer = TurnAnswers.Of(turn);
            return (answer, answer == TurnAnswers.Unhandled ? "unhandled" : "completed");
        }
        catch (TurnTookTooLongException late)
        {
            Log.TookTooLong(_logger, ErrorId.New(), ProtocolTelemetry.TypeTag(activity.Type), late.Limit.TotalSeconds);
            return (await _apology.SayAsync(turn, "Timeout", TookTooLong), "timeout");
        }
        catch (ConnectorException refusal) when (refusal.Error.Code == ConnectorError.UntrustedServiceUrl && !turn.IsInvoke)
        {
            // Nothing is ever sent there, so nobody can be told; the fault is the sender's.
            Log.NotTrusted(_logger, refusal.Error.Code);
            return (new TurnAnswer(StatusCodes.Status403Forbidden, Body: null, IsKept: true), "refused");
        }
        catch (Exception failure)
        {
            var errorId = ErrorId.New();
            Log.Failed(_logger, failure, errorId, ProtocolTelemetry.TypeTag(activity.Type), activity.Id);
            return (await _apology.SayAsync(turn, "InternalError", Failed(errorId)), "failed");
        }
    }

    private TurnContext ContextOf(TurnNotes turn)
    {
        var context = new TurnContext(this, turn.Activity);
        context.TurnState.Set(turn);
        if (turn.Replies is not null)
        {
            context.OnSendActivities(turn.CollectAsync);
        }

        return context;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Error {ErrorId}: the turn of a {Type} was not ready after {Seconds} s.")]
        public static partial void TookTooLong(ILogger logger, string errorId, string type, double seconds);

        [LoggerMessage(Level = LogLevel.Error, Message = "Error {ErrorId}: the turn of a {Type} failed; its activity is {ActivityId}.")]
        public static partial void Failed(ILogger logger, Exception failure, string errorId, string type, string? activityId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "An activity could not be answered: {Code}.")]
        public static partial void NotTrusted(ILogger logger, string code);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The channel refused a private answer with status {Status} and code {Code}.")]
        public static partial void NotPrivate(ILogger logger, int status, string? code);
    }
}
