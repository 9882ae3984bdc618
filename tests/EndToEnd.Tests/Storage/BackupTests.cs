using System.Security.Cryptography;
using Azure.Data.Tables;
using KobanBot.Bot.Storage;
using KobanBot.Bot.Storage.Backup;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KobanBot.EndToEnd.Tests.Storage;

/// <summary>Export and restore on the emulator: equal row by row, and a clear state after every interruption.</summary>
public sealed class BackupTests(ServiceTables service) : IAsyncLifetime
{
    private string _connection = ""; // Set before every test.

    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly StringWriter _said = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _connection = await service.AzuriteAsync();

    public ValueTask DisposeAsync()
    {
        _said.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The whole sample that the development command imports; with KOBANBOT_WHOLE_PREFECTURE=1 that of the whole prefecture.</summary>
    [Fact]
    public async Task The_whole_sample_restored_into_an_empty_account_is_equal_row_by_row()
    {
        var sample = Environment.GetEnvironmentVariable("KOBANBOT_WHOLE_PREFECTURE") == "1" ? "full" : "small";
        var imported = await SamplePrefecture.CopyAsync(sample);
        var source = Options("a");
        await ServiceTables.CopyAsync(imported, await ServiceTables.CreateAsync(source));
        (await ExportAsync(source)).ShouldBe(BackupExit.Done);
        var target = Options("b");

        (await RestoreAsync(target)).ShouldBe(BackupExit.Done);

        _said.ToString().ShouldContain("書き出しと一致することを確かめました。");
        MemoryTable[] rows = [imported.Councils, imported.Stations, imported.People, imported.Accounts];
        foreach (var (name, inMemory) in Tables.All.Zip(rows))
        {
            var (before, after) = (await LinesAsync(source, name), await LinesAsync(target, name));
            before.Count.ShouldBe(inMemory.Rows.Count);
            before.ShouldNotBeEmpty();

            // Sorted, since a comparison of lists without an order takes a minute for so many.
            after.Order(StringComparer.Ordinal).ShouldBe(before.Order(StringComparer.Ordinal));
        }

        (await ReadyAsync(target)).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Rows_of_every_kind_of_property_come_back_as_they_were()
    {
        var source = await FilledAsync("c");
        var odd = new TableEntity("~odd", "x1")
        {
            ["Text"] = "「改行\n」\"と\\と 𠮷",
            ["Int"] = int.MinValue,
            ["Long"] = long.MaxValue,
            ["Bool"] = true,
            ["Double"] = 0.1 + 0.2,
            ["Guid"] = Guid.Parse("0192f3a0-0000-7000-8000-000000000001"),
            ["Time"] = new DateTimeOffset(2026, 11, 24, 1, 2, 3, TimeSpan.Zero).AddTicks(1234567),
            ["Bytes"] = RandomNumberGenerator.GetBytes(60_000),
            ["LongText"] = new string('漢', 30_000),
        };
        await Client(source, Tables.People).AddEntityAsync(odd, Cancellation);
        (await ExportAsync(source)).ShouldBe(BackupExit.Done);

        (await RestoreAsync(Options("d"))).ShouldBe(BackupExit.Done);

        (await LinesAsync(Options("d"), Tables.People)).ShouldBe(await LinesAsync(source, Tables.People), ignoreOrder: true);
    }

    [Fact]
    public async Task An_account_that_holds_anything_is_left_as_it_is()
    {
        var source = await FilledAsync("e");
        (await ExportAsync(source)).ShouldBe(BackupExit.Done);
        var before = await LinesAsync(source, Tables.Councils);

        (await RestoreAsync(source)).ShouldBe(BackupExit.Refused);

        _said.ToString().ShouldContain("復元先が空ではありません");
        (await LinesAsync(source, Tables.Councils)).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_that_lost_a_row_restores_nothing()
    {
        (await ExportAsync(await FilledAsync("f"))).ShouldBe(BackupExit.Done);
        var file = Path.Combine(_folder, "councils.jsonl");
        var lines = await File.ReadAllLinesAsync(file, Cancellation);
        await File.WriteAllLinesAsync(file, lines[1..], Cancellation);
        var target = Options("g");
        await ServiceTables.CreateAsync(target);

        (await RestoreAsync(target)).ShouldBe(BackupExit.Refused);

        _said.ToString().ShouldContain("ファイルが書き出したときと違います：councils");
        (await LinesAsync(target, Tables.Stations)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_interrupted_export_says_so_restores_nothing_and_is_begun_again()
    {
        var source = await FilledAsync("h");
        using var stop = new CancellationTokenSource();
        (await ExportAsync(source, stop.CancelAsync, stop.Token)).ShouldBe(BackupExit.Interrupted);
        _said.ToString().ShouldContain("中断しました。このフォルダーは不完全で、復元には使えません");

        (await RestoreAsync(Options("i"))).ShouldBe(BackupExit.Refused);
        _said.ToString().ShouldContain("このフォルダーの書き出しは終わっていません");
        (await ExportAsync(source)).ShouldBe(BackupExit.Done);
        (await RestoreAsync(Options("i"))).ShouldBe(BackupExit.Done);
    }

    [Fact]
    public async Task An_interrupted_restore_keeps_the_bot_from_being_ready_and_is_completed_by_the_same_export()
    {
        var source = await FilledAsync("j");
        (await ExportAsync(source)).ShouldBe(BackupExit.Done);
        var target = Options("k");
        using var stop = new CancellationTokenSource();
        await using var interrupting = new Interrupting(_said, "councils", stop);
        (await new RestoreCommand(StorageServices.Rows(target), interrupting).RunAsync(new FolderFiles(_folder), stop.Token)).ShouldBe(
            BackupExit.Interrupted
        );
        _said.ToString().ShouldContain("復元は終わっておらず、ボットは利用できません。");
        (await ReadyAsync(target)).Status.ShouldBe(HealthStatus.Unhealthy);

        (await RestoreAsync(target)).ShouldBe(BackupExit.Done);

        _said.ToString().ShouldContain("途中まで復元されています。続けます。");
        (await ReadyAsync(target)).Status.ShouldBe(HealthStatus.Healthy);
        (await LinesAsync(target, Tables.Councils)).ShouldBe(await LinesAsync(source, Tables.Councils), ignoreOrder: true);
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_not_touched_and_an_export_is_its_owners_alone()
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, "mine.txt"), "x", Cancellation);
        var source = await FilledAsync("l");
        (await ExportAsync(source)).ShouldBe(BackupExit.Refused);
        File.Delete(Path.Combine(_folder, "mine.txt"));

        (await ExportAsync(source)).ShouldBe(BackupExit.Done);

        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(_folder))
            {
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
    }

    private async Task<int> ExportAsync(StorageOptions options, Func<Task>? audit = null, CancellationToken? cancellation = null) =>
        await new ExportCommand(
            StorageServices.Rows(options),
            _ => audit?.Invoke() ?? Task.CompletedTask,
            TimeProvider.System,
            _said
        ).RunAsync(new FolderFiles(_folder), cancellation ?? Cancellation);

    private Task<int> RestoreAsync(StorageOptions options) =>
        new RestoreCommand(StorageServices.Rows(options), _said).RunAsync(new FolderFiles(_folder), Cancellation);

    private async Task<StorageOptions> FilledAsync(string prefix)
    {
        var options = Options(prefix);
        var tables = await ServiceTables.CreateAsync(options);
        await World.FillAsync(new ImportStore(tables, TimeProvider.System));
        return options;
    }

    private StorageOptions Options(string prefix) => new() { ConnectionString = _connection, TablePrefix = $"backup{prefix}" };

    private static TableClient Client(StorageOptions options, string table) => new(options.ConnectionString, options.TablePrefix + table);

    private static async Task<List<string>> LinesAsync(StorageOptions options, string table)
    {
        var lines = new List<string>();
        await foreach (var row in Client(options, table).QueryAsync<TableEntity>(cancellationToken: Cancellation))
        {
            lines.Add(RowLine.Of(row));
        }

        return lines;
    }

    private static Task<HealthCheckResult> ReadyAsync(StorageOptions options)
    {
        var check = new StorageHealthCheck(StorageServices.Connect(options));
        var context = new HealthCheckContext { Registration = new HealthCheckRegistration("storage", check, HealthStatus.Unhealthy, null) };
        return check.CheckHealthAsync(context, Cancellation);
    }

    /// <summary>Stops the command as soon as it speaks of a table.</summary>
    private sealed class Interrupting(TextWriter output, string word, CancellationTokenSource stop) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            output.WriteLine(value);
            if (value?.StartsWith(word, StringComparison.Ordinal) == true)
            {
                stop.Cancel();
            }
        }
    }
}
