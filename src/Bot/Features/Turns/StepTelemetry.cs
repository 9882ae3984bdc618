using System.Diagnostics;
using System.Diagnostics.Metrics;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Turns;

/// <summary>Spans and figures of the steps: which verb, how it ended, how long it took. Verbs are ours; nothing that a person typed.</summary>
internal sealed class StepTelemetry(IMeterFactory meters, TimeProvider clock)
{
    /// <summary>The name of the source and the meter.</summary>
    public const string Name = "KobanBot.Features";

    private static readonly ActivitySource Source = new(Name);

    private readonly Histogram<double> _duration = meters
        .Create(Name)
        .CreateHistogram<double>("kobanbot.step.duration", "s", "Time of one step, from the handler's start to its reply.");

    public async Task<Reply> MeasureAsync(string verb, Func<Task<Reply>> run)
    {
        using var span = Source.StartActivity("step");
        span?.SetTag("kobanbot.verb", verb);
        var started = clock.GetTimestamp();
        var outcome = "failed";
        try
        {
            var reply = await run();
            outcome = reply.CardJson is null ? "sentence" : "card";
            return reply;
        }
        finally
        {
            span?.SetTag("kobanbot.outcome", outcome);
            _duration.Record(
                clock.GetElapsedTime(started).TotalSeconds,
                new KeyValuePair<string, object?>("verb", verb),
                new KeyValuePair<string, object?>("outcome", outcome)
            );
        }
    }
}
