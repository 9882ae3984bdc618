using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Storage;

/// <summary>
/// Creates missing tables before the first turn. Without storage the bot starts all the same: people are answered with a sentence, /ready says what is
/// missing, and the creation is tried again until it succeeds.
/// </summary>
internal sealed partial class TableCreation(
    StorageTables tables,
    IOptions<StorageOptions> options,
    TimeProvider clock,
    ILogger<TableCreation> logger
) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private bool _created;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _created = !options.Value.CreateTables || await TryCreateAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = FirstWait;
        while (!_created)
        {
            await Task.Delay(wait, clock, stoppingToken);
            _created = await TryCreateAsync(stoppingToken);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    private async Task<bool> TryCreateAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(tables.All.Select(t => t.CreateIfMissingAsync(cancellation)));
            return true;
        }
        catch (StorageUnavailableException outage)
        {
            Log.NotCreated(logger, outage);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The tables could not be created: the storage does not serve. It is tried again.")]
        public static partial void NotCreated(ILogger logger, Exception outage);
    }
}
