using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using KobanBot.Bot.Storage;
using Moq;

namespace KobanBot.Bot.Tests.Storage;

/// <summary>What becomes of the service's answers; what the service really answers is tested on the emulator.</summary>
public sealed class AzureTableTests
{
    private readonly Mock<TableClient> _client = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AzureTable Table => new(_client.Object);

    public static TheoryData<Exception> Outages =>
        [
            new RequestFailedException(0, "no answer"),
            new RequestFailedException(401, "not authorised"),
            new RequestFailedException(403, "forbidden"),
            new RequestFailedException(408, "timeout"),
            new RequestFailedException(429, "busy"),
            new RequestFailedException(500, "internal"),
            new RequestFailedException(503, "busy"),
            new RequestFailedException(404, "no table", "TableNotFound", innerException: null),
            new RequestFailedException(409, "table is going", "TableBeingDeleted", innerException: null),
            new AggregateException(new RequestFailedException(503, "busy"), new TaskCanceledException("network timeout")),
            new TaskCanceledException("network timeout"),
            new HttpRequestException("connection refused"),
            new IOException("connection reset"),
            new AuthenticationFailedException("no identity"),
        ];

    public static TheoryData<Exception> LostRaces =>
        [
            new RequestFailedException(409, "exists", "EntityAlreadyExists", innerException: null),
            new RequestFailedException(412, "changed", "UpdateConditionNotSatisfied", innerException: null),
            new RequestFailedException(404, "gone", "ResourceNotFound", innerException: null),
            new TableTransactionFailedException(new RequestFailedException(409, "exists", "EntityAlreadyExists", innerException: null)),
            new TableTransactionFailedException(new RequestFailedException(412, "changed", errorCode: null, innerException: null)),
        ];

    public static TheoryData<Exception> Bugs =>
        [
            new RequestFailedException(400, "bad request", "InvalidInput", innerException: null),
            new RequestFailedException(413, "too large", "RequestBodyTooLarge", innerException: null),
            new InvalidOperationException("a bug"),
            new AggregateException(new RequestFailedException(503, "busy"), new RequestFailedException(400, "bad request")),
        ];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task An_outage_reaches_the_caller_as_one_kind_of_exception(Exception answer)
    {
        Answer(answer);

        (await Should.ThrowAsync<StorageUnavailableException>(WriteAsync)).InnerException.ShouldBe(answer);
        await Should.ThrowAsync<StorageUnavailableException>(() => Table.FindAsync("C0101", "1a", Cancellation));
        await Should.ThrowAsync<StorageUnavailableException>(() => Table.ReadRangeAsync("C0101", "1", "3", Cancellation));
        await Should.ThrowAsync<StorageUnavailableException>(async () =>
            await Table.ScanAsync("1", "3", Cancellation).CountAsync(Cancellation)
        );
        await Should.ThrowAsync<StorageUnavailableException>(() => Table.CreateIfMissingAsync(Cancellation));
    }

    [Theory]
    [MemberData(nameof(LostRaces))]
    public async Task A_lost_race_is_no_exception(Exception answer)
    {
        Answer(answer);

        (await WriteAsync()).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Bugs))]
    public async Task Everything_else_stays_what_it_is(Exception answer)
    {
        Answer(answer);

        (await Should.ThrowAsync<Exception>(WriteAsync)).ShouldBe(answer);
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_a_cancellation()
    {
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();
        Answer(new OperationCanceledException(caller.Token));

        await Should.ThrowAsync<OperationCanceledException>(() =>
            Table.TryWriteAsync("C0101", [RowWrite.Insert(new Row("C0101", "1a", 1, "{}"))], caller.Token)
        );
    }

    [Fact]
    public async Task What_no_table_accepts_is_never_sent()
    {
        RowWrite[] writes = [.. Enumerable.Range(1, 101).Select(i => RowWrite.Insert(new Row("C0101", $"1{i}", 1, "{}")))];

        await Should.ThrowAsync<InvalidOperationException>(() => Table.TryWriteAsync("C0101", writes, Cancellation));

        _client.VerifyNoOtherCalls();
    }

    private Task<bool> WriteAsync() => Table.TryWriteAsync("C0101", [RowWrite.Insert(new Row("C0101", "1a", 1, "{}"))], Cancellation);

    private void Answer(Exception exception)
    {
        _client
            .Setup(c => c.SubmitTransactionAsync(It.IsAny<IEnumerable<TableTransactionAction>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(exception);
        _client
            .Setup(c =>
                c.GetEntityIfExistsAsync<TableEntity>(
                    It.IsAny<string>(),
                    It.IsAny<string>(),
                    It.IsAny<IEnumerable<string>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ThrowsAsync(exception);
        _client
            .Setup(c =>
                c.QueryAsync<TableEntity>(
                    It.IsAny<string>(),
                    It.IsAny<int?>(),
                    It.IsAny<IEnumerable<string>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(new FailingPages(exception));
        _client.Setup(c => c.CreateIfNotExistsAsync(It.IsAny<CancellationToken>())).ThrowsAsync(exception);
    }

    private sealed class FailingPages(Exception exception) : AsyncPageable<TableEntity>
    {
        public override async IAsyncEnumerable<Page<TableEntity>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            await Task.FromException(exception);
            yield break;
        }
    }
}
