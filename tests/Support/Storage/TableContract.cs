using System.Globalization;
using KobanBot.Bot.Storage;
using Shouldly;
using Xunit;
using static KobanBot.Support.Storage.StorageSamples;

namespace KobanBot.Support.Storage;

/// <summary>What the stores rely on, on any table.</summary>
public abstract class TableContract : StorageContract
{
    private const string Partition = "C0101";

    private ITable Table => Tables.Councils;

    [Fact]
    public async Task A_row_that_was_never_written_is_not_found() => (await FindAsync("1a")).ShouldBeNull();

    [Fact]
    public async Task An_inserted_row_is_read_back_whole()
    {
        var row = New("1a", OddText) with { Answers = [0, 1, 255] };

        (await WriteAsync(RowWrite.Insert(row))).ShouldBeTrue();

        var found = (await FindAsync("1a")).ShouldNotBeNull();
        (found with { ETag = null, Answers = null }).ShouldBe(row with { Answers = null });
        found.Answers.ShouldBe(row.Answers);
        found.ETag.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_row_is_inserted_once()
    {
        await WriteAsync(RowWrite.Insert(New("1a", "first")));

        (await WriteAsync(RowWrite.Insert(New("1a", "second")))).ShouldBeFalse();

        (await FindAsync("1a"))!.Body.ShouldBe("first");
    }

    [Fact]
    public async Task The_version_that_was_read_can_be_replaced_and_gets_another_version()
    {
        var read = await InsertedAsync("1a");

        (await WriteAsync(RowWrite.Replace(New("1a", "new"), read.ETag!))).ShouldBeTrue();

        var found = (await FindAsync("1a"))!;
        found.Body.ShouldBe("new");
        found.ETag.ShouldNotBe(read.ETag);
    }

    [Fact]
    public async Task A_replacement_drops_what_the_new_version_does_not_have()
    {
        await WriteAsync(RowWrite.Insert(New("1a", new string('長', 70_000)) with { Answers = [1] }));
        var read = (await FindAsync("1a"))!;

        await WriteAsync(RowWrite.Replace(New("1a", "short"), read.ETag!));

        var found = (await FindAsync("1a"))!;
        found.Body.ShouldBe("short");
        found.Answers.ShouldBeNull();
    }

    [Fact]
    public async Task An_older_version_replaces_nothing()
    {
        var read = await InsertedAsync("1a");
        await WriteAsync(RowWrite.Replace(New("1a", "second"), read.ETag!));

        (await WriteAsync(RowWrite.Replace(New("1a", "third"), read.ETag!))).ShouldBeFalse();

        (await FindAsync("1a"))!.Body.ShouldBe("second");
    }

    [Fact]
    public async Task The_version_that_was_read_can_be_deleted()
    {
        var read = await InsertedAsync("1a");

        (await WriteAsync(RowWrite.Delete(read))).ShouldBeTrue();

        (await FindAsync("1a")).ShouldBeNull();
    }

    [Fact]
    public async Task An_older_version_deletes_nothing()
    {
        var read = await InsertedAsync("1a");
        await WriteAsync(RowWrite.Replace(New("1a", "second"), read.ETag!));

        (await WriteAsync(RowWrite.Delete(read))).ShouldBeFalse();

        (await FindAsync("1a")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_deleted_row_is_neither_replaced_nor_deleted_again()
    {
        var read = await InsertedAsync("1a");
        await WriteAsync(RowWrite.Delete(read));

        (await WriteAsync(RowWrite.Replace(New("1a", "new"), read.ETag!))).ShouldBeFalse();
        (await WriteAsync(RowWrite.Delete(read))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_row_that_was_deleted_and_inserted_again_is_another_version()
    {
        var read = await InsertedAsync("1a");
        await WriteAsync(RowWrite.Delete(read));
        await InsertedAsync("1a");

        (await WriteAsync(RowWrite.Replace(New("1a", "new"), read.ETag!))).ShouldBeFalse();
    }

    [Fact]
    public async Task One_row_that_does_not_match_stops_the_whole_transaction()
    {
        var read = await InsertedAsync("1a");
        var other = await InsertedAsync("1b");

        var written = await WriteAsync(
            RowWrite.Replace(New("1a", "new"), read.ETag!),
            RowWrite.Insert(New("1c", "new")),
            RowWrite.Delete(other),
            RowWrite.Replace(New("1e", "never was"), read.ETag!)
        );

        written.ShouldBeFalse();
        (await KeysAsync("1", "2")).ShouldBe(["1a", "1b"]);
        (await FindAsync("1a"))!.ETag.ShouldBe(read.ETag);
    }

    [Fact]
    public async Task A_transaction_takes_a_hundred_rows()
    {
        (await WriteAsync([.. Enumerable.Range(1, 100).Select(i => RowWrite.Insert(New($"1{i:D3}", "{}")))])).ShouldBeTrue();

        (await KeysAsync("1", "2")).Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_hundred_and_one_rows_are_refused_before_anything_is_sent()
    {
        RowWrite[] writes = [.. Enumerable.Range(1, 101).Select(i => RowWrite.Insert(New($"1{i:D3}", "{}")))];

        (await Should.ThrowAsync<InvalidOperationException>(() => WriteAsync(writes))).Message.ShouldContain("101");

        (await KeysAsync("1", "2")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_transaction_is_refused() => await Should.ThrowAsync<InvalidOperationException>(() => WriteAsync());

    [Fact]
    public async Task A_row_of_a_second_partition_is_refused_before_anything_is_sent()
    {
        RowWrite[] writes = [RowWrite.Insert(New("1a", "{}")), RowWrite.Insert(New("1b", "{}") with { Partition = "C0102" })];

        (await Should.ThrowAsync<InvalidOperationException>(() => WriteAsync(writes))).Message.ShouldContain("C0102");

        (await KeysAsync("1", "2")).ShouldBeEmpty();
        (await Table.FindAsync("C0102", "1b", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_row_that_appears_twice_is_refused() =>
        await Should.ThrowAsync<InvalidOperationException>(() =>
            WriteAsync(RowWrite.Insert(New("1a", "{}")), RowWrite.Insert(New("1a", "{}")))
        );

    [Theory]
    [InlineData(1)]
    [InlineData(29_999)]
    [InlineData(30_000)]
    [InlineData(30_001)]
    [InlineData(60_000)]
    [InlineData(450_000)]
    public async Task A_body_of_any_length_up_to_the_limit_comes_back(int characters)
    {
        // One character, then pairs: the edges of the chunks fall between the halves of a pair as well as between pairs.
        var body = ("あ" + string.Concat(Enumerable.Repeat("𠮷", characters / 2)))[..characters];
        if (char.IsHighSurrogate(body[^1]))
        {
            body = body[..^1] + "い";
        }

        await WriteAsync(RowWrite.Insert(New("1a", body)));

        (await FindAsync("1a"))!.Body.ShouldBe(body);
    }

    [Fact]
    public async Task A_longer_body_is_refused() =>
        (
            await Should.ThrowAsync<InvalidOperationException>(() =>
                WriteAsync(RowWrite.Insert(New("1a", new string('x', TransactionLimits.BodyCharacters + 1))))
            )
        ).Message.ShouldContain("450001");

    [Fact]
    public async Task Kanji_of_three_and_a_half_mebibytes_pass_and_of_more_than_four_do_not()
    {
        // Six bytes for a kanji on the wire.
        RowWrite[] under = [RowWrite.Insert(New("1a", new string('漢', 300_000))), RowWrite.Insert(New("1b", new string('字', 300_000)))];
        RowWrite[] over = [RowWrite.Insert(New("1c", new string('漢', 400_000))), RowWrite.Insert(New("1d", new string('字', 400_000)))];

        (await WriteAsync(under)).ShouldBeTrue();
        (await Should.ThrowAsync<InvalidOperationException>(() => WriteAsync(over))).Message.ShouldContain("bytes");

        (await KeysAsync("1", "2")).ShouldBe(["1a", "1b"]);
    }

    [Fact]
    public async Task Answers_of_sixty_kibibytes_come_back()
    {
        var answers = new byte[AnswersColumn.LimitBytes];
        Array.Fill(answers, (byte)0xe7);

        await WriteAsync(RowWrite.Insert(New("1a", "{}") with { Answers = answers }));

        (await FindAsync("1a"))!.Answers.ShouldBe(answers);
    }

    [Fact]
    public async Task A_range_begins_with_its_first_key_and_ends_before_its_last()
    {
        await WriteAsync([.. new[] { "0z", "1", "1a", "2", "2a", "3", "3a" }.Select(k => RowWrite.Insert(New(k, "{}")))]);

        (await KeysAsync("1", "3")).ShouldBe(["1", "1a", "2", "2a"]);
        (await KeysAsync("1a", "1a ")).ShouldBe(["1a"]);
        (await KeysAsync("4", "5")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_range_comes_in_ordinal_order()
    {
        string[] keys = ["1|あ", "1|Z", "1|a", "1|𠮷", "1|-", "1|~002F", "1|10", "1|9"];

        await WriteAsync([.. keys.Select(k => RowWrite.Insert(New(k, "{}")))]);

        (await KeysAsync("1", "2")).ShouldBe([.. keys.Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task A_range_knows_one_partition_only()
    {
        await WriteAsync(RowWrite.Insert(New("1a", "{}")));
        await Table.TryWriteAsync("C01", [RowWrite.Insert(New("1b", "{}") with { Partition = "C01" })], Cancellation);
        await Table.TryWriteAsync("C01011", [RowWrite.Insert(New("1c", "{}") with { Partition = "C01011" })], Cancellation);

        (await KeysAsync("1", "2")).ShouldBe(["1a"]);
    }

    [Fact]
    public async Task A_range_of_a_thousand_rows_is_one_request_and_the_next_row_is_a_second()
    {
        for (var hundred = 0; hundred < 10; hundred++)
        {
            await WriteAsync([.. Enumerable.Range(0, 100).Select(i => RowWrite.Insert(New($"1{hundred:D2}{i:D2}", "{}")))]);
        }

        (await CountedRangeAsync()).ShouldBe((1000, 1));
        await WriteAsync(RowWrite.Insert(New("19999", "{}")));
        (await CountedRangeAsync()).ShouldBe((1001, 2));
    }

    [Fact]
    public async Task A_scan_finds_the_keys_of_a_range_in_every_partition()
    {
        foreach (var partition in new[] { "C3", "C1", "C2" })
        {
            RowWrite[] writes =
            [
                .. new[] { "1a", "2a", "2b", "3a" }.Select(k => RowWrite.Insert(New(k, "{}") with { Partition = partition })),
            ];
            await Table.TryWriteAsync(partition, writes, Cancellation);
        }

        var found = await Table.ScanAsync("2", "3", Cancellation).Select(a => $"{a.Partition} {a.Key}").ToListAsync(Cancellation);

        found.ShouldBe(["C1 2a", "C1 2b", "C2 2a", "C2 2b", "C3 2a", "C3 2b"]);
    }

    [Theory]
    [InlineData("a/b\\c#d?e")]
    [InlineData("100%25 'quoted' | piped ~ tilde")]
    [InlineData("試験町　交番")]
    [InlineData("髙﨑𠮷👨‍👩‍👧")]
    [InlineData("name#EXT#@example.jp")]
    [InlineData("tab\tline\nend\u007f\u0085")]
    [InlineData("..")]
    [InlineData("a b+c&d=e;f:g,h@i$j")]
    [InlineData(" leading and trailing ")]
    public async Task Any_text_can_be_part_of_a_key(string text)
    {
        var row = new Row(Keys.Part(text), "1member|" + Keys.Part(text), 1, "{}");

        (await Table.TryWriteAsync(row.Partition, [RowWrite.Insert(row)], Cancellation)).ShouldBeTrue();

        var found = (await Table.FindAsync(row.Partition, row.Key, Cancellation)).ShouldNotBeNull();
        (await Table.ReadRangeAsync(row.Partition, row.Key, row.Key + " ", Cancellation)).Count.ShouldBe(1);
        (await Table.TryWriteAsync(row.Partition, [RowWrite.Replace(row, found.ETag!)], Cancellation)).ShouldBeTrue();
        var scanned = await Table.ScanAsync("1member|", Keys.After("1member|"), Cancellation).SingleAsync(Cancellation);
        Keys.CouncilOf(scanned.Partition).Value.ShouldBe(text);
    }

    [Fact]
    public async Task Of_many_who_count_up_at_once_nobody_is_lost()
    {
        await WriteAsync(RowWrite.Insert(New("1count", "0")));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CountUpAsync()));

        (await FindAsync("1count"))!.Body.ShouldBe("10");
    }

    [Fact]
    public async Task A_cancelled_caller_gets_a_cancellation_and_no_outage()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Table.FindAsync(Partition, "1a", cancelled.Token));
        await Should.ThrowAsync<OperationCanceledException>(() => Table.ReadRangeAsync(Partition, "1", "2", cancelled.Token));
        await Should.ThrowAsync<OperationCanceledException>(() =>
            Table.TryWriteAsync(Partition, [RowWrite.Insert(New("1a", "{}"))], cancelled.Token)
        );
        (await FindAsync("1a")).ShouldBeNull();
    }

    [Fact]
    public async Task Creating_a_table_that_is_there_keeps_it()
    {
        await InsertedAsync("1a");

        await Table.CreateIfMissingAsync(Cancellation);

        (await FindAsync("1a")).ShouldNotBeNull();
    }

    private async Task CountUpAsync()
    {
        while (true)
        {
            var read = (await FindAsync("1count"))!;
            var next = (int.Parse(read.Body, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
            if (await WriteAsync(RowWrite.Replace(New("1count", next), read.ETag!)))
            {
                return;
            }
        }
    }

    private async Task<(int Rows, int Reads)> CountedRangeAsync()
    {
        using var calls = StorageCalls.Start();
        var rows = await Table.ReadRangeAsync(Partition, "1", "2", Cancellation);
        return (rows.Count, calls.Reads);
    }

    private static Row New(string key, string body) => new(Partition, key, 1, body);

    private async Task<Row> InsertedAsync(string key)
    {
        (await WriteAsync(RowWrite.Insert(New(key, "{}")))).ShouldBeTrue();
        return (await FindAsync(key)).ShouldNotBeNull();
    }

    private Task<Row?> FindAsync(string key) => Table.FindAsync(Partition, key, Cancellation);

    private Task<bool> WriteAsync(params RowWrite[] writes) => Table.TryWriteAsync(Partition, writes, Cancellation);

    private async Task<IReadOnlyList<string>> KeysAsync(string from, string before) =>
        [.. (await Table.ReadRangeAsync(Partition, from, before, Cancellation)).Select(r => r.Key)];
}
