using System.Collections.Concurrent;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Guideline;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>
/// Nobody waits before a still card: what takes longer than a moment is answered at once by a card that says what is being computed, and the
/// result follows in its place. Whoever presses again meanwhile waits for the same computation.
/// </summary>
internal sealed partial class SummaryPatience(
    SummaryReading summaries,
    ObligationRules rules,
    TimeProvider clock,
    ILogger<SummaryPatience> logger
)
{
    /// <summary>Below a second (the issue), and far below the client's five.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(800);

    /// <summary>What has not ended by then is given up. INFERRED: the file of a country takes some seconds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Lazy<Task<Reply>>> _running = new(StringComparer.Ordinal);

    /// <summary>The same handler, which never keeps the person waiting.</summary>
    public ReadHandler With(StepHandler handler) => (at, cancellation) => AnswerAsync(handler, at.Step, cancellation);

    private async Task<Reply> AnswerAsync(StepHandler handler, Step step, CancellationToken cancellation)
    {
        var key = KeyOf(step);
        var running = _running.GetOrAdd(key, _ => new Lazy<Task<Reply>>(() => RunAsync(key, handler, step))).Value;
        try
        {
            return await running.WaitAsync(Moment, clock, cancellation);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            var view = SummaryQuestion.View(step, summaries, rules);
            return Reply.Card(SummaryPatienceCard.Render(view)) with { Later = SettledAsync(running, view) };
        }
    }

    private async Task<Reply> RunAsync(string key, StepHandler handler, Step step)
    {
        // Figures are computed without a break: the one who asked goes on to look at the clock.
        await Task.Yield();
        var started = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            return await handler(step, limit.Token);
        }
        finally
        {
            _running.TryRemove(key, out _);
            if (clock.GetElapsedTime(started) is var time && time > Moment)
            {
                Log.TookLong(logger, step.Verb, time.TotalMilliseconds);
            }
        }
    }

    /// <summary>The result as a card, because it takes the place of one; a failure as one clear sentence. Never fails.</summary>
    private async Task<Reply> SettledAsync(Task<Reply> running, SummaryPatienceView view)
    {
        try
        {
            var reply = await running;
            return reply.CardJson is not null
                ? reply
                : Reply.Card(SummaryPatienceCard.RenderSentence(view, reply.Text)) with
                {
                    Offer = reply.Offer,
                };
        }
        catch (Exception failure)
        {
            Log.Failed(logger, failure, view.Verb);
            return Reply.Card(SummaryPatienceCard.RenderFailed(view));
        }
    }

    private static string KeyOf(Step step) =>
        $"{step.Officer.Id}|{step.Verb}|{step.TakesConsent}|{step.Today:yyyyMMdd}|{string.Join('|', SummaryQuestion.KeysOf(step).Select(d => d.Value))}";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A summary of the verb {Verb} took {Milliseconds} ms.")]
        public static partial void TookLong(ILogger logger, string verb, double milliseconds);

        [LoggerMessage(Level = LogLevel.Error, Message = "A summary of the verb {Verb} that was to follow could not be computed.")]
        public static partial void Failed(ILogger logger, Exception failure, string verb);
    }
}

/// <summary>What a person asked for, answered from the figures alone.</summary>
internal delegate Task<Reply> StepHandler(Step step, CancellationToken cancellation);
