using System.Runtime.CompilerServices;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>What the row that keeps an office's answers says of itself; they lie in its column. It is replaced by every command.</summary>
/// <param name="Commands">Number of commands so far.</param>
internal sealed record OfficeAnswers(long Commands);

/// <summary>Offices in table storage: one partition each, one request to load, one transaction to commit.</summary>
internal sealed class OfficeStore(StorageTables tables) : IOfficeStore
{
    public static readonly FactRows<OfficeFacts> Facts = new(OfficeKinds.All);

    private readonly ITable _offices = tables.Stations;

    /// <summary>Expected to return one row an office, some 70 for a prefecture.</summary>
    public async IAsyncEnumerable<string> FindOfficesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (partition, _) in _offices.ScanAsync(Keys.Directory, Keys.Directory + " ", cancellation))
        {
            yield return Keys.Unescaped(partition);
        }
    }

    public async Task<LoadedOffice?> FindAsync(string unit, CancellationToken cancellation)
    {
        var rows = await _offices.ReadRangeAsync(Keys.Part(unit), Keys.Live, Keys.LiveEnd, cancellation);
        if (rows.FirstOrDefault(r => r.Key == Keys.Directory) is not { } directory)
        {
            return null;
        }

        var empty = new OfficeFacts { Directory = PartitionRows.Directory.Read(directory) };
        var (facts, unreadable) = Facts.Load(empty, rows);
        var answers = Find(rows, Keys.OfficeAnswers) is { } row && PartitionRows.OfficeAnswers.Reads(row) ? row.Answers : null;
        return new LoadedOffice(facts with { Answers = AnswersColumn.Unpack(answers) }, new Loaded(unit, rows, unreadable));
    }

    public Task<bool> TryCommitAsync(OfficeVersion version, OfficeChange change, CancellationToken cancellation)
    {
        var loaded = (Loaded)version;
        var partition = Keys.Part(loaded.Unit);
        List<RowWrite> writes = [.. change.Writes.Select(w => Put(partition, w, loaded))];
        if (change.Answer is { } answer)
        {
            writes.Add(Put(partition, answer, Find(loaded.Rows, Keys.OfficeAnswers)));
        }

        if (change.Audit is { } audit)
        {
            writes.Add(RowWrite.Insert(PartitionRows.Audit.Of(partition, Keys.Of(audit), audit)));
        }

        return _offices.TryWriteAsync(partition, writes, cancellation);
    }

    private static RowWrite Put(string partition, OfficeWrite write, Loaded loaded)
    {
        FactRows<OfficeFacts>.Require(loaded.Unreadable, write.KindOfFact);
        var row = Facts.Of(partition, write.KindOfFact, write.Written);
        return RowWrite.Put(row, Find(loaded.Rows, row.Key));
    }

    /// <summary>Matches the row that was read, so that of two deliveries of one command only one is committed.</summary>
    /// <exception cref="UnreadableFactException">A newer release has written the row.</exception>
    private static RowWrite Put(string partition, AnsweredCommand answer, Row? stored)
    {
        PartitionRows.OfficeAnswers.Replaceable(stored);
        var commands = stored is null ? 0 : PartitionRows.OfficeAnswers.Read(stored).Commands;
        var answers = AnsweredCommand.LastEight(AnswersColumn.Unpack(stored?.Answers), answer);
        var row = PartitionRows.OfficeAnswers.Of(partition, new OfficeAnswers(commands + 1)) with { Answers = AnswersColumn.Pack(answers) };
        return RowWrite.Put(row, stored);
    }

    private static Row? Find(IReadOnlyList<Row> rows, string key) => rows.FirstOrDefault(r => r.Key == key);

    private sealed class Loaded(string unit, IReadOnlyList<Row> rows, IReadOnlyList<FactKind<OfficeFacts>> unreadable) : OfficeVersion
    {
        public override string Unit => unit;

        public IReadOnlyList<Row> Rows => rows;

        public IReadOnlyList<FactKind<OfficeFacts>> Unreadable => unreadable;
    }
}
