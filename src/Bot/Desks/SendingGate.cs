using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Desks;

/// <summary>送信停止: one switch that holds back everything the bot would say by itself, on every replica within seconds.</summary>
internal sealed class SendingGate(IOfficeStore offices, ReminderRules rules, TimeProvider clock)
{
    /// <summary>The office whose partition holds the switch.</summary>
    public const string Unit = "HQ";

    /// <summary>Every replica asks again after so long, so a stop reaches all of them within it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private SendingSwitch? _known;
    private DateTimeOffset _knownAt = DateTimeOffset.MinValue;

    /// <summary>Null while sending is on and has never been stopped.</summary>
    public async Task<SendingSwitch?> FindAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (now - _knownAt < Fresh && now >= _knownAt)
            {
                return _known;
            }
        }

        var found = (await offices.FindAsync(Unit, cancellation))?.Facts.Switch;
        lock (_lock)
        {
            (_known, _knownAt) = (found, now);
        }

        return found;
    }

    /// <summary>Stopped by somebody, and not yet over by itself.</summary>
    public async Task<bool> IsStoppedAsync(CancellationToken cancellation) =>
        await FindAsync(cancellation) is { } found && found.HoldsAt(clock.GetUtcNow(), rules.Settings.StopHours);

    /// <summary>Stops or goes on. False when somebody else was faster, or no import has listed the headquarters.</summary>
    public async Task<bool> TrySetAsync(bool stopped, OfficerId by, Guid command, CancellationToken cancellation)
    {
        if (await offices.FindAsync(Unit, cancellation) is not { } loaded)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var set = new SendingSwitch(stopped, by, now);
        var change = new OfficeChange
        {
            Audit = new Core.Facts.AuditEntry(now, by, stopped ? "sending.stop" : "sending.resume", command),
            Writes = [new OfficeWrite.PutSwitch(set)],
        };
        if (!await offices.TryCommitAsync(loaded.Version, change, cancellation))
        {
            return false;
        }

        lock (_lock)
        {
            (_known, _knownAt) = (set, now);
        }

        return true;
    }
}
