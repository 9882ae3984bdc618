using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>
/// Ends the wait for a turn when its time is over. The turn itself may go on: it keeps a slot, and its context is disposed when it ends.
/// </summary>
internal sealed partial class TurnLimits(TurnSlots slots, IOptions<BotOptions> options, TimeProvider clock, ILogger<TurnLimits> logger)
{
    public TimeSpan LimitOf(Activity activity) =>
        activity.Type == ActivityTypes.Invoke ? options.Value.InvokeTimeout : options.Value.MessageTurnTimeout;

    /// <summary>Runs a turn and disposes its context.</summary>
    /// <exception cref="TurnTookTooLongException">The turn's time is over.</exception>
    public async Task RunAsync(TurnContext turn, Func<TurnContext, CancellationToken, Task> run)
    {
        var limit = LimitOf(turn.Activity);
        using var timeLimit = new CancellationTokenSource(limit, clock);
        var running = Task.CompletedTask;
        try
        {
            running = run(turn, timeLimit.Token);
            if (!running.IsCompletedSuccessfully)
            {
                await running.WaitAsync(timeLimit.Token);
            }
        }
        catch (OperationCanceledException late) when (timeLimit.IsCancellationRequested)
        {
            throw new TurnTookTooLongException(limit, late);
        }
        finally
        {
            if (running.IsCompleted)
            {
                turn.Dispose();
            }
            else
            {
                slots.Enter();
                _ = ObserveAsync(turn, running);
            }
        }
    }

    /// <summary>The answer is long given; what becomes of the turn still belongs into the log.</summary>
    private async Task ObserveAsync(TurnContext turn, Task abandoned)
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
            turn.Dispose();
            slots.Leave();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A turn ended only after its time limit.")]
        public static partial void EndedLate(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed after its time limit.")]
        public static partial void FailedLate(ILogger logger, Exception failure);
    }
}

/// <summary>A turn was not ready in time.</summary>
internal sealed class TurnTookTooLongException(TimeSpan limit, Exception inner)
    : Exception($"The turn was not ready after {limit.TotalSeconds} s.", inner)
{
    public TimeSpan Limit => limit;
}
