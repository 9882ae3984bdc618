using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Storage;

/// <summary>What the row says of itself that keeps the answers to a person's commands on his or her own settings.</summary>
/// <param name="Commands">Number of commands so far.</param>
internal sealed record ReaderAnswers(long Commands);

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
            PartitionRows.Person.Read(head).Officer,
            PartitionRows.Reference.Find(rows, Keys.Reference),
            new ReaderState
            {
                Ledger = PartitionRows.Ledger.Find(rows, Keys.Ledger) ?? Ledger.Empty,
                Preferences = PartitionRows.Preferences.Find(rows, Keys.Preferences) ?? ReaderPreferences.Default,
                Unreachable = PartitionRows.Unreachable.Find(rows, Keys.Unreachable),
                Installation = PartitionRows.Installation.Find(rows, Keys.Installation),
                Standing = PartitionRows.Standing.Find(rows, Keys.Standing),
                Summaries = PartitionRows.Summaries.Find(rows, Keys.Summaries) ?? SummaryNotes.None,
                Digest = PartitionRows.Digest.Find(rows, Keys.OfDigest(day)),
                Answers =
                    rows.FirstOrDefault(r => r.Key == Keys.ReaderAnswers) is { } row && PartitionRows.ReaderAnswers.Reads(row)
                        ? AnswersColumn.Unpack(row.Answers)
                        : [],
            },
            new Loaded(id, rows)
        );
    }

    public Task<bool> TryPutAsync(ReaderVersion version, ReaderChange change, CancellationToken cancellation)
    {
        var loaded = (Loaded)version;
        var partition = Keys.Of(loaded.Reader);
        var writes = new List<RowWrite>();
        Put(PartitionRows.Digest, change.Digest is { } digest ? Keys.OfDigest(digest.Day) : "", change.Digest);
        Put(PartitionRows.Ledger, Keys.Ledger, change.Ledger);
        Put(PartitionRows.Preferences, Keys.Preferences, change.Preferences);
        Put(PartitionRows.Unreachable, Keys.Unreachable, change.Unreachable);
        Put(PartitionRows.Installation, Keys.Installation, change.Installation);
        Put(PartitionRows.Standing, Keys.Standing, change.Standing);
        Put(PartitionRows.Summaries, Keys.Summaries, change.Summaries);
        if (change.Answer is { } answer)
        {
            writes.Add(Kept(partition, answer, loaded.Rows.FirstOrDefault(r => r.Key == Keys.ReaderAnswers)));
        }

        return _people.TryWriteAsync(partition, writes, cancellation);

        void Put<T>(RowKind<T> kind, string key, T? value)
            where T : class
        {
            if (value is not null)
            {
                var row = kind.Of(partition, key, value);
                writes.Add(RowWrite.Put(row with { Body = PackedJson.Pack(row.Body) }, loaded.Rows.FirstOrDefault(r => r.Key == key)));
            }
        }
    }

    /// <summary>Matches the row that was read, so that of two deliveries of one command only one is committed.</summary>
    private static RowWrite Kept(string partition, AnsweredCommand answer, Row? stored)
    {
        PartitionRows.ReaderAnswers.Replaceable(stored);
        var commands = stored is null ? 0 : PartitionRows.ReaderAnswers.Read(stored).Commands;
        var answers = AnsweredCommand.LastEight(AnswersColumn.Unpack(stored?.Answers), answer);
        var row = PartitionRows.ReaderAnswers.Of(partition, new ReaderAnswers(commands + 1)) with { Answers = AnswersColumn.Pack(answers) };
        return RowWrite.Put(row, stored);
    }

    private sealed class Loaded(OfficerId reader, IReadOnlyList<Row> rows) : ReaderVersion
    {
        public override OfficerId Reader => reader;

        public IReadOnlyList<Row> Rows => rows;
    }
}
