using System.Diagnostics.Metrics;
using System.Globalization;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Storage.Backup;

/// <summary>
/// Exports all tables once a day into a place named by the day, verified before it counts. Several processes need no coordinator: each begins at a moment of
/// its own and leaves a day that is done or in somebody's hand alone. What a dead process left is begun again after <see cref="Abandoned"/>.
/// </summary>
internal sealed partial class NightlyBackup(
    IOptions<BackupOptions> options,
    IOptions<StorageOptions> storage,
    IReadAudit audit,
    TimeProvider clock,
    ILogger<NightlyBackup> logger
) : BackgroundService
{
    public const string Telemetry = "KobanBot.Backup";

    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(10);

    /// <summary>An export takes minutes. One that has not ended by then has died with its process.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(2);

    private static readonly Meter Meter = new(Telemetry);
    private static readonly Counter<long> Done = Meter.CreateCounter<long>(
        "kobanbot.backup.done",
        "{export}",
        "Exports that were finished and verified."
    );

    private DateOnly? _done;
    private (DateOnly Day, DateTimeOffset Since)? _unfinished;

    /// <summary>One look. True when the export of the day exists, whoever made it.</summary>
    /// <param name="files">The place of a day.</param>
    public async Task<bool> LookAsync(Func<DateOnly, IBackupFiles> files, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var day = JapanTime.DayOf(now);
        if (_done == day || now.AtJapan().TimeOfDay < options.Value.At.ToTimeSpan())
        {
            return _done == day;
        }

        var place = files(day);
        var folder = new BackupFolder(place);
        if (await folder.IsCompleteAsync(cancellation))
        {
            _done = day;
            return true;
        }

        if (await folder.IsUnfinishedAsync(cancellation) && !IsAbandoned(day, now))
        {
            return false;
        }

        await using var said = new StringWriter(CultureInfo.InvariantCulture);
        var export = new ExportCommand(StorageServices.Rows(storage.Value), KeepAsync, clock, said);
        var code = await export.RunAsync(place, cancellation);
        if (code != BackupExit.Done)
        {
            Log.NotDone(logger, day, code);
            return false;
        }

        _done = day;
        Done.Add(1);
        Log.Exported(logger, day);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Container is not { } container)
        {
            return;
        }

        var credential = StorageServices.Credential(storage.Value);
        var random = TimeSpan.FromSeconds(Random.Shared.Next((int)Poll.TotalSeconds));
        await Task.Delay(random, clock, stoppingToken);
        using var timer = new PeriodicTimer(Poll, clock);
        do
        {
            try
            {
                await LookAsync(day => BackupPlace.Find($"{container}/{day:yyyy-MM-dd}", credential)!, stoppingToken); // the options were checked
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // By this process's own clock: since when it has seen the same day unfinished.
    private bool IsAbandoned(DateOnly day, DateTimeOffset now)
    {
        if (_unfinished is not { } seen || seen.Day != day)
        {
            _unfinished = (day, now);
            return false;
        }

        return now - seen.Since >= Abandoned;
    }

    private Task KeepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return audit.KeepAsync(
            Office.Headquarters.Unit,
            new AuditEntry(now, ReadAudit.Operator, "backup.export", Guid.CreateVersion7(now)),
            cancellation
        );
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The export of {Day} is finished and verified.")]
        public static partial void Exported(ILogger logger, DateOnly day);

        [LoggerMessage(Level = LogLevel.Error, Message = "The export of {Day} ended with code {Code}; it is tried again.")]
        public static partial void NotDone(ILogger logger, DateOnly day, int code);

        [LoggerMessage(Level = LogLevel.Error, Message = "The nightly export failed; it is tried again.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
