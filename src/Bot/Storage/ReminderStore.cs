using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Storage;

/// <summary>
/// Digests and ledgers in the persons' partitions, behind what a turn reads. Digests are keyed so that the newest sorts first: one range
/// holds the person, the ledger and one day's digest, however many there have been.
/// </summary>
internal sealed class ReminderStore(StorageTables tables) : IReminderStore
{
    private readonly ITable _people = tables.People;

    public async Task<LoadedReader?> FindReaderAsync(OfficerId id, DateOnly day, CancellationToken cancellation)
    {
        // Digests of later days, which a clock that was set back would leave, sort before this one.
        var rows = await _people.ReadRangeAsync(Keys.Of(id), Keys.Live, Keys.OfDigest(day) + " ", cancellation);
        if (rows.FirstOrDefault(r => r.Key == Keys.Head) is not { } head)
        {
            return null;
        }

        return new LoadedReader(
            StorageJson.Read<PersonHead>(head).Officer,
            Find<string>(Keys.Reference),
            new ReaderState
            {
                Ledger = Find<Ledger>(Keys.Ledger) ?? Ledger.Empty,
                Preferences = Find<ReaderPreferences>(Keys.Preferences) ?? ReaderPreferences.Default,
                Unreachable = Find<Unreachability>(Keys.Unreachable),
                Standing = Find<StandingDigest>(Keys.Standing),
                Summaries = Find<SummaryNotes>(Keys.Summaries) ?? SummaryNotes.None,
                Digest = Find<DigestRecord>(Keys.OfDigest(day)),
            },
            new Loaded(id, rows)
        );

        T? Find<T>(string key)
            where T : class => rows.FirstOrDefault(r => r.Key == key) is { } row ? StorageJson.Read<T>(row) : null;
    }

    public Task<bool> TryPutAsync(ReaderVersion version, ReaderChange change, CancellationToken cancellation)
    {
        var loaded = (Loaded)version;
        var partition = Keys.Of(loaded.Reader);
        var writes = new List<RowWrite>();
        Put(change.Digest is { } digest ? Keys.OfDigest(digest.Day) : "", change.Digest);
        Put(Keys.Ledger, change.Ledger);
        Put(Keys.Preferences, change.Preferences);
        Put(Keys.Unreachable, change.Unreachable);
        Put(Keys.Standing, change.Standing);
        Put(Keys.Summaries, change.Summaries);
        return _people.TryWriteAsync(partition, writes, cancellation);

        void Put<T>(string key, T? value)
            where T : class
        {
            if (value is not null)
            {
                var row = CouncilRows.New(partition, key, value);
                writes.Add(RowWrite.Put(row with { Body = PackedJson.Pack(row.Body) }, loaded.Rows.FirstOrDefault(r => r.Key == key)));
            }
        }
    }

    private sealed class Loaded(OfficerId reader, IReadOnlyList<Row> rows) : ReaderVersion
    {
        public override OfficerId Reader => reader;

        public IReadOnlyList<Row> Rows => rows;
    }
}
