using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>What is said when a turn comes to no answer of its own.</summary>
internal sealed partial class Apology(ConnectorClient connector, TimeProvider clock, ILogger logger)
{
    // The channel gives up on a message after 15 s; this and MessageTurnTimeout stay below that.
    private static readonly TimeSpan ApologyTimeout = TimeSpan.FromSeconds(2);

    /// <summary>The answer to a turn that failed; in a chat the sentence is said to the sender as well.</summary>
    public async Task<TurnAnswer> SayAsync(TurnNotes turn, string code, string sentence)
    {
        if (turn is { IsInvoke: true, Activity.Name: CardInvokeResponse.InvokeName })
        {
            var told = CardInvokeResponse.OfError(StatusCodes.Status500InternalServerError, code, sentence);
            turn.InvokeResponse = new InvokeResponse { Status = StatusCodes.Status200OK, Body = told };
            return TurnAnswers.Of(turn);
        }

        var isTold = turn.Activity.Type == ActivityTypes.Message && await TryTellAsync(turn, sentence);
        return turn.Replies is { Count: > 0 } replies
            ? TurnAnswers.WithReplies(replies, StatusCodes.Status200OK, body: null)
            : new TurnAnswer(StatusCodes.Status500InternalServerError, Body: null, IsKept: isTold);
    }

    /// <summary>Past the turn's context, which may be gone by now.</summary>
    private async Task<bool> TryTellAsync(TurnNotes turn, string sentence)
    {
        var reference = turn.Activity.GetConversationReference();
        var apology = OutboundMessage.OfText(sentence);
        if (turn.Replies is not null)
        {
            return turn.TryTake(apology.ToActivity().ApplyConversationReference(reference));
        }

        using var limit = new CancellationTokenSource(ApologyTimeout, clock);
        try
        {
            await new LastingConversation(connector, clock, reference).SendAsync(apology, ApologyTimeout, limit.Token);
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "The sender could not be told of the failure: {Fault}.")]
        public static partial void NotTold(ILogger logger, string fault);
    }
}
