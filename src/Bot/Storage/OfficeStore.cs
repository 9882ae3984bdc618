using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>
/// The version of an office: replaced by every change of facts on which decisions depend, and by every command, whose answers lie in its column.
/// </summary>
/// <param name="Commands">Number of such changes so far; at first only commands were counted.</param>
internal sealed record OfficeHead(long Commands);

/// <summary>The file of a template.</summary>
/// <param name="Content">In Base64.</param>
internal sealed record TemplateFile(string Content);

/// <summary>Offices in table storage: one partition each, one request to load, one transaction to commit.</summary>
internal sealed class OfficeStore(StorageTables tables) : IOfficeStore
{
    /// <summary>The matters of a morning say since schema 2 whether a reason ends them; since 3 it knows for whom the app was installed.</summary>
    private static readonly Dictionary<FactKind<OfficeFacts>, Shape> Raised = new()
    {
        [OfficeKinds.Morning] = new Shape { Written = 3, Upgrades = [Shape.Same, Shape.Same] },
    };

    public static readonly FactRows<OfficeFacts> Facts = new(OfficeKinds.All, Raised);

    private readonly ITable _offices = tables.Stations;
    private readonly ConcurrentDictionary<string, byte> _kept = new(StringComparer.Ordinal);

    /// <summary>Expected to return one row an office, some 70 for a prefecture.</summary>
    public async IAsyncEnumerable<string> FindOfficesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (partition, _) in _offices.ScanAsync(Keys.Directory, Keys.Directory + " ", cancellation))
        {
            yield return Keys.Unescaped(partition);
        }
    }

    /// <summary>Expected to return a handful of rows: what is being carried out at the moment.</summary>
    public async IAsyncEnumerable<string> FindUnfinishedAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var prefix in OfficeKinds.Sequences.Select(k => Keys.LiveOf(k)))
        {
            await foreach (var (partition, _) in _offices.ScanAsync(prefix, Keys.After(prefix), cancellation))
            {
                if (found.Add(partition))
                {
                    yield return Keys.Unescaped(partition);
                }
            }
        }
    }

    public async Task<LoadedOffice?> FindAsync(string unit, CancellationToken cancellation)
    {
        var rows = await _offices.ReadRangeAsync(Keys.Part(unit), Keys.Live, Keys.LiveEnd, cancellation);
        if (rows.FirstOrDefault(r => r.Key == Keys.Directory) is not { } directory)
        {
            return null;
        }

        var empty = new OfficeFacts { Directory = Facts.Read(OfficeKinds.Directory, directory) };
        var (facts, unreadable) = Facts.Load(empty, rows);
        var head = rows.FirstOrDefault(r => r.Key == Keys.OfficeHead);
        var answers = head is not null && PartitionRows.OfficeHead.Reads(head) ? head.Answers : null;
        return new LoadedOffice(facts with { Answers = AnswersColumn.Unpack(answers) }, new LoadedOfficeVersion(unit, rows, unreadable));
    }

    public Task<bool> TryCommitAsync(OfficeVersion version, OfficeChange change, CancellationToken cancellation)
    {
        var loaded = (LoadedOfficeVersion)version;
        return _offices.TryWriteAsync(loaded.Partition, OfficeTransaction.Of(loaded, change), cancellation);
    }

    /// <summary>One transaction for a file that this process has not kept before; one that is there already is the same.</summary>
    public async Task KeepTemplateAsync(string digest, byte[] file, CancellationToken cancellation)
    {
        if (_kept.ContainsKey(digest))
        {
            return;
        }

        var partition = Keys.Part(Office.Headquarters.Unit);
        var row = PartitionRows.Template.Of(partition, OfTemplate(digest), new TemplateFile(Convert.ToBase64String(file)));
        _ = await _offices.TryWriteAsync(partition, [RowWrite.Insert(row)], cancellation);
        _kept.TryAdd(digest, 0);
    }

    public async Task<byte[]?> FindTemplateAsync(string digest, CancellationToken cancellation) =>
        digest.Length is > 0 and <= 64
        && await _offices.FindAsync(Keys.Part(Office.Headquarters.Unit), OfTemplate(digest), cancellation) is { } row
            ? Convert.FromBase64String(PartitionRows.Template.Read(row).Content)
            : null;

    private static string OfTemplate(string digest) => Keys.TemplateFile + Keys.Part(digest);
}

/// <summary>The rows that were read, with their ETags: what a commit is matched against.</summary>
internal sealed class LoadedOfficeVersion(string unit, IReadOnlyList<Row> rows, IReadOnlyList<FactKind<OfficeFacts>> unreadable)
    : OfficeVersion
{
    public override string Unit => unit;

    public string Partition { get; } = Keys.Part(unit);

    public IReadOnlyList<FactKind<OfficeFacts>> Unreadable => unreadable;

    public Row? Row(string key) => rows.FirstOrDefault(r => r.Key == key);
}
