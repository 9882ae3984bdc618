using System.Diagnostics.Metrics;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Outbox;

/// <summary>What somebody should hear of: notices that reached nobody at all, and those of which the channel has not said what became of them.</summary>
internal sealed class OutboxTelemetry : IDisposable
{
    public const string Name = "KobanBot.Outbox";

    private readonly Meter _meter;
    private readonly Counter<long> _unreachable;
    private readonly Counter<long> _repeated;
    private readonly Counter<long> _doubtful;

    public OutboxTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _unreachable = _meter.CreateCounter<long>("kobanbot.outbox.unreachable", "{message}", "Notices that reached nobody, by kind.");
        _repeated = _meter.CreateCounter<long>(
            "kobanbot.outbox.repeated",
            "{message}",
            "Notices that are sent once more although they may have arrived, by kind."
        );
        _doubtful = _meter.CreateCounter<long>(
            "kobanbot.outbox.doubtful",
            "{message}",
            "Notices that ended in doubt whether they have arrived, by kind."
        );
    }

    public void NobodyLeft(MessageKind kind) => Count(_unreachable, kind);

    public void Repeated(MessageKind kind) => Count(_repeated, kind);

    public void Doubtful(MessageKind kind) => Count(_doubtful, kind);

    private static void Count(Counter<long> counter, MessageKind kind) =>
        counter.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    public void Dispose() => _meter.Dispose();
}
