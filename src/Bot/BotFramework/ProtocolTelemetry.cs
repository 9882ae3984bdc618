using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KobanBot.Bot.BotFramework;

/// <summary>Traces and figures of the protocol. Tags are types, names, outcomes and status codes: nothing that tells of a person.</summary>
internal sealed class ProtocolTelemetry : IDisposable
{
    public const string Name = "KobanBot.BotFramework";

    public static readonly ActivitySource Source = new(Name);

    // Tag values come from outside; what is not known here is counted as "other", or a sender could make the series endless.
    private static readonly HashSet<string> KnownTypes = new(StringComparer.Ordinal)
    {
        "message",
        "messageUpdate",
        "messageDelete",
        "messageReaction",
        "conversationUpdate",
        "installationUpdate",
        "event",
        "invoke",
        "typing",
        "endOfConversation",
    };

    private readonly Meter _meter;
    private readonly Counter<long> _turns;
    private readonly Histogram<double> _turnSeconds;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _callSeconds;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _ambiguousRepeats;
    private readonly Counter<long> _pauses;
    private readonly Histogram<double> _paceSeconds;

    public ProtocolTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _turns = _meter.CreateCounter<long>("bot.turns", "{turn}", "Turns by activity type and outcome.");
        _turnSeconds = _meter.CreateHistogram<double>("bot.turn.duration", "s", "Time of a turn.");
        _refusals = _meter.CreateCounter<long>("bot.refusals", "{delivery}", "Deliveries that were turned away, by HTTP status.");
        _duplicates = _meter.CreateCounter<long>("bot.duplicates", "{delivery}", "Repeated deliveries answered from memory.");
        _calls = _meter.CreateCounter<long>("bot.connector.calls", "{call}", "Requests to the connector by operation and status.");
        _callSeconds = _meter.CreateHistogram<double>("bot.connector.call.duration", "s", "Time of a connector call with its retries.");
        _retries = _meter.CreateCounter<long>("bot.connector.retries", "{retry}", "Repeated requests by operation and reason.");
        _ambiguousRepeats = _meter.CreateCounter<long>("bot.proactive.ambiguous", "{retry}", "Reminders sent again in doubt.");
        _pauses = _meter.CreateCounter<long>("bot.proactive.pauses", "{pause}", "Times that the channel asked for a pause (Retry-After).");
        _paceSeconds = _meter.CreateHistogram<double>("bot.proactive.wait", "s", "Time that a proactive request waited for its turn.");
    }

    public static string TypeTag(string? type) => type is not null && KnownTypes.Contains(type) ? type : "other";

    public void TurnEnded(string? type, string outcome, TimeSpan duration)
    {
        var typeTag = new KeyValuePair<string, object?>("type", TypeTag(type));
        _turns.Add(1, typeTag, new("outcome", outcome));
        _turnSeconds.Record(duration.TotalSeconds, typeTag, new("outcome", outcome));
    }

    public void Refused(int status)
    {
        if (_refusals.Enabled)
        {
            _refusals.Add(1, new KeyValuePair<string, object?>("status", status));
        }
    }

    public void Duplicate() => _duplicates.Add(1);

    /// <summary>One request; status 0 stands for no answer.</summary>
    public void Called(string operation, int status)
    {
        if (_calls.Enabled)
        {
            _calls.Add(1, new("operation", operation), new KeyValuePair<string, object?>("status", status));
        }
    }

    public void CallEnded(string operation, TimeSpan duration) =>
        _callSeconds.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("operation", operation));

    public void Retried(string operation, int status) =>
        _retries.Add(1, new("operation", operation), new KeyValuePair<string, object?>("status", status));

    /// <summary>A reminder that may have arrived is sent once more.</summary>
    public void AmbiguousRepeat(string operation) => _ambiguousRepeats.Add(1, new KeyValuePair<string, object?>("operation", operation));

    public void LanePaused() => _pauses.Add(1);

    public void Paced(TimeSpan waited) => _paceSeconds.Record(waited.TotalSeconds);

    public void Dispose() => _meter.Dispose();
}
