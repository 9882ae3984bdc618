using System.Runtime.CompilerServices;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

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
        return new LoadedOffice(facts, new Loaded(unit, rows, unreadable));
    }

    public Task<bool> TryCommitAsync(OfficeVersion version, OfficeChange change, CancellationToken cancellation)
    {
        var loaded = (Loaded)version;
        var partition = Keys.Part(loaded.Unit);
        List<RowWrite> writes = [.. change.Writes.Select(w => Put(partition, w, loaded))];
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
        return RowWrite.Put(row, loaded.Rows.FirstOrDefault(r => r.Key == row.Key));
    }

    private sealed class Loaded(string unit, IReadOnlyList<Row> rows, IReadOnlyList<FactKind<OfficeFacts>> unreadable) : OfficeVersion
    {
        public override string Unit => unit;

        public IReadOnlyList<Row> Rows => rows;

        public IReadOnlyList<FactKind<OfficeFacts>> Unreadable => unreadable;
    }
}
