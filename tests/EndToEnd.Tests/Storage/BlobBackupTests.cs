using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;
using KobanBot.Bot.Storage;
using KobanBot.Bot.Storage.Backup;
using KobanBot.Dev;
using KobanBot.Support.Conversations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.EndToEnd.Tests.Storage;

/// <summary>The nightly export into a blob container, both on the emulator, and the way back.</summary>
public sealed class BlobBackupTests(ServiceTables service) : IAsyncLifetime
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 27, 23, 0, 0, TimeSpan.FromHours(9));

    private readonly FakeTimeProvider _clock = new(Evening);
    private readonly StringWriter _said = new();
    private AzuriteProcess _blobs = null!; // Set before every test.
    private StorageOptions _source = new(); // Set before every test.
    private StorageTables _tables = null!; // Set before every test.

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Container => $"{_blobs.Account}/backups";

    public async ValueTask InitializeAsync()
    {
        var tools = await NodeTools.PrepareAsync(_ => { }, Cancellation);
        _blobs = await AzuriteProcess.StartBlobsAsync(tools, Cancellation);
        _source = new StorageOptions { ConnectionString = await service.AzuriteAsync(), TablePrefix = "blobsource" };
        var secret = _source.ConnectionString.Split(';').Single(p => p.StartsWith("AccountKey=", StringComparison.Ordinal))[11..];
        var container = new BlobContainerClient(new Uri(Container), new StorageSharedKeyCredential("devstoreaccount1", secret));
        await container.CreateAsync(cancellationToken: Cancellation);
        _tables = await ServiceTables.CreateAsync(_source);
        await World.FillAsync(new ImportStore(_tables, TimeProvider.System));
    }

    public async ValueTask DisposeAsync()
    {
        await _said.DisposeAsync();
        await _blobs.DisposeAsync();
    }

    /// <summary>One story on one emulator: it takes seconds to start.</summary>
    [Fact]
    public async Task Every_night_has_one_verified_export_that_restores_row_by_row()
    {
        var (first, second) = (Process(), Process());
        (await first.LookAsync(Place, Cancellation)).ShouldBeTrue();
        (await second.LookAsync(Place, Cancellation)).ShouldBeTrue();

        // In the night, before its hour.
        _clock.Advance(TimeSpan.FromHours(2));
        (await first.LookAsync(Place, Cancellation)).ShouldBeFalse();
        (await PlaceOf("2026-11-28").AnyAsync(Cancellation)).ShouldBeFalse();

        // Another process has begun, and dies.
        _clock.Advance(TimeSpan.FromHours(2));
        await new BackupFolder(PlaceOf("2026-11-28")).BeginAsync(Cancellation);
        (await first.LookAsync(Place, Cancellation)).ShouldBeFalse();
        (await RestoreAsync("2026-11-28", "blobhalf")).ShouldBe(BackupExit.Refused);
        _clock.Advance(TimeSpan.FromHours(2));
        (await first.LookAsync(Place, Cancellation)).ShouldBeTrue();

        (await RestoreAsync("2026-11-28", "blobtarget")).ShouldBe(BackupExit.Done);
        foreach (var name in Tables.All)
        {
            var (before, after) = (await LinesAsync(_source.TablePrefix, name), await LinesAsync("blobtarget", name));
            before.ShouldNotBeEmpty();
            after.ShouldBe(before, ignoreOrder: true);
        }
    }

    private NightlyBackup Process() =>
        new(
            Options.Create(new BackupOptions { Container = new Uri(Container) }),
            Options.Create(_source),
            new ReadAuditStore(_tables),
            _clock,
            NullLogger<NightlyBackup>.Instance
        );

    private IBackupFiles Place(DateOnly day) => PlaceOf(day.ToString("O"));

    private IBackupFiles PlaceOf(string day) => BackupPlace.Find($"{Container}/{day}", new DefaultAzureCredential())!; // an address of ours

    private Task<int> RestoreAsync(string day, string prefix) =>
        new RestoreCommand(
            StorageServices.Rows(new StorageOptions { ConnectionString = _source.ConnectionString, TablePrefix = prefix }),
            _said
        ).RunAsync(PlaceOf(day), Cancellation);

    private async Task<List<string>> LinesAsync(string prefix, string table)
    {
        var lines = new List<string>();
        var client = new TableClient(_source.ConnectionString, prefix + table);
        await foreach (var row in client.QueryAsync<TableEntity>(cancellationToken: Cancellation))
        {
            lines.Add(RowLine.Of(row));
        }

        return lines;
    }
}
