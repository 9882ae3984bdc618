using System.Runtime.CompilerServices;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>Offices in table storage: one partition each, one request to load, one transaction to commit.</summary>
internal sealed class OfficeStore(StorageTables tables) : IOfficeStore
{
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

        var facts = new OfficeFacts { Directory = StorageJson.Read<OfficeDirectory>(directory) };
        var (done, marks, channels) = (new List<Fulfilment>(), new List<ReminderMark>(), new List<BoxChannel>());
        foreach (var row in rows)
        {
            switch (Keys.KindOf(row.Key))
            {
                case Keys.Directory:
                    break;
                case Keys.Head:
                    facts = facts with { Station = StorageJson.Read<Station>(row) };
                    break;
                case Keys.Morning:
                    facts = facts with { Morning = StorageJson.Read<OfficeMorning>(row) };
                    break;
                case Keys.Switch:
                    facts = facts with { Switch = StorageJson.Read<SendingSwitch>(row) };
                    break;
                case Keys.Done:
                    done.Add(StorageJson.Read<Fulfilment>(row));
                    break;
                case Keys.Mark:
                    marks.Add(StorageJson.Read<ReminderMark>(row));
                    break;
                case Keys.Channel:
                    channels.Add(StorageJson.Read<BoxChannel>(row));
                    break;
                default:
                    throw StorageJson.Unreadable(row, "is of a kind that this release does not know", inner: null);
            }
        }

        return new LoadedOffice(facts with { Fulfilments = done, ReminderMarks = marks, Channels = channels }, new Loaded(unit, rows));
    }

    public Task<bool> TryCommitAsync(OfficeVersion version, OfficeChange change, CancellationToken cancellation)
    {
        var loaded = (Loaded)version;
        var partition = Keys.Part(loaded.Unit);
        List<RowWrite> writes = [.. change.Writes.Select(w => Put(partition, w, loaded))];
        if (change.Audit is { } audit)
        {
            writes.Add(RowWrite.Insert(CouncilRows.New(partition, Keys.Of(audit), audit)));
        }

        return _offices.TryWriteAsync(partition, writes, cancellation);
    }

    private static RowWrite Put(string partition, OfficeWrite write, Loaded loaded)
    {
        var row = write switch
        {
            OfficeWrite.PutFulfilment(var done) => CouncilRows.New(partition, Keys.Of(done), done),
            OfficeWrite.PutReminderMark(var mark) => CouncilRows.New(partition, Keys.Of(mark), mark),
            OfficeWrite.PutMorning(var morning) => CouncilRows.New(partition, Keys.Morning, morning),
            OfficeWrite.PutChannel(var channel) => CouncilRows.New(partition, Keys.Of(channel), channel),
            OfficeWrite.PutSwitch(var stopped) => CouncilRows.New(partition, Keys.Switch, stopped),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return RowWrite.Put(row, loaded.Rows.FirstOrDefault(r => r.Key == row.Key));
    }

    private sealed class Loaded(string unit, IReadOnlyList<Row> rows) : OfficeVersion
    {
        public override string Unit => unit;

        public IReadOnlyList<Row> Rows => rows;
    }
}
