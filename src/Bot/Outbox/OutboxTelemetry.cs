using System.Diagnostics.Metrics;
using KobanBot.Core.Councils;

namespace KobanBot.Bot.Outbox;

/// <summary>What somebody should hear of: notices that reached nobody at all.</summary>
internal sealed class OutboxTelemetry : IDisposable
{
    public const string Name = "KobanBot.Outbox";

    private readonly Meter _meter;
    private readonly Counter<long> _unreachable;

    public OutboxTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _unreachable = _meter.CreateCounter<long>("kobanbot.outbox.unreachable", "{message}", "Notices that reached nobody, by kind.");
    }

    public void NobodyLeft(MessageKind kind) => _unreachable.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    public void Dispose() => _meter.Dispose();
}
