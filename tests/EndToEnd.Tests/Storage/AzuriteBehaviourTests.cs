using Azure;
using Azure.Data.Tables;
using KobanBot.Bot.Storage;

namespace KobanBot.EndToEnd.Tests.Storage;

/// <summary>Where the emulator is more lenient than the service, so that our own refusal is the only one.</summary>
public sealed class AzuriteBehaviourTests(ServiceTables tables)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_emulator_accepts_a_transaction_over_two_partitions_which_is_why_our_own_code_refuses_it()
    {
        var client = await NewTableAsync("twopartitions");

        await client.SubmitTransactionAsync(
            [
                new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("C0101", "1a")),
                new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("C0102", "1a")),
            ],
            Cancellation
        );

        (await client.GetEntityIfExistsAsync<TableEntity>("C0102", "1a", cancellationToken: Cancellation)).HasValue.ShouldBeTrue();
        RowWrite[] writes = [RowWrite.Insert(new Row("C0101", "1b", 1, "{}")), RowWrite.Insert(new Row("C0102", "1b", 1, "{}"))];
        await Should.ThrowAsync<InvalidOperationException>(() => new AzureTable(client).TryWriteAsync("C0101", writes, Cancellation));
        (await client.GetEntityIfExistsAsync<TableEntity>("C0102", "1b", cancellationToken: Cancellation)).HasValue.ShouldBeFalse();
    }

    [Fact]
    public async Task A_table_that_is_missing_is_an_outage_for_ranges_and_transactions()
    {
        var table = new AzureTable(new TableClient(await tables.AzuriteAsync(), "missing"));

        await Should.ThrowAsync<StorageUnavailableException>(() => table.ReadRangeAsync("C0101", "1", "3", Cancellation));
        await Should.ThrowAsync<StorageUnavailableException>(() =>
            table.TryWriteAsync("C0101", [RowWrite.Insert(new Row("C0101", "1a", 1, "{}"))], Cancellation)
        );
    }

    [Fact]
    public async Task A_row_that_the_service_refuses_is_a_bug_and_no_outage()
    {
        var table = new AzureTable(await NewTableAsync("refused"));

        var refused = await Should.ThrowAsync<RequestFailedException>(() =>
            table.TryWriteAsync("C0101", [RowWrite.Insert(new Row("C0101", "a/b", 1, "{}"))], Cancellation)
        );

        refused.Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_wrong_key_is_an_outage()
    {
        var connection = (await tables.AzuriteAsync()).Replace("AccountKey=Eby8", "AccountKey=AAAA", StringComparison.Ordinal);

        await Should.ThrowAsync<StorageUnavailableException>(() =>
            ServiceTables.CreateAsync(new StorageOptions { ConnectionString = connection, TablePrefix = "w" })
        );
    }

    private async Task<TableClient> NewTableAsync(string name)
    {
        var client = new TableClient(await tables.AzuriteAsync(), name);
        await client.CreateIfNotExistsAsync(Cancellation);
        return client;
    }
}
