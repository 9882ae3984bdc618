using KobanBot.Bot.Desks;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Reminders;

/// <param name="Checked">Open obligations, and what waits for somebody.</param>
/// <param name="Unannounced">Keys only; none of them holds personal data.</param>
internal sealed record ScanResult(int Checked, IReadOnlyList<UnannouncedItem> Unannounced);

/// <summary>
/// Looks through all stations for obligations that are due and that nobody responsible was told of, whatever the worker believes. It reads
/// every council and every reader afresh; one a day, after the morning, by one replica.
/// </summary>
internal sealed partial class InvariantScan(
    IOfficeStore offices,
    OfficeDesk desk,
    IReminderStore readers,
    ReminderRules rules,
    ILogger<InvariantScan> logger
)
{
    /// <summary>Lines in the log: before anybody has installed the bot, all that is due is told to nobody.</summary>
    private const int MostNamed = 20;

    private static readonly HashSet<OfficerId> Everybody = [];

    public async Task<ScanResult> RunAsync(DateOnly day, CancellationToken cancellation)
    {
        var (looked, found) = (0, new List<UnannouncedItem>());
        var units = new List<string>();
        await foreach (var unit in offices.FindOfficesAsync(cancellation))
        {
            units.Add(unit);
        }

        var above = await AboveAsync(units, day, cancellation);
        foreach (var unit in units)
        {
            try
            {
                if (await desk.FindAsync(unit, day, cancellation) is not { Station: not null } office)
                {
                    continue;
                }

                var items = Items(office, above);
                var loaded = await ReadersAsync(ReadersOf(items, office), day, cancellation);
                var told = loaded.ToDictionary(r => r.Officer.Id, r => r.State);
                var waiting = office.Councils.SelectMany(c => Waiting(c, loaded, day)).ToList();
                looked += items.DistinctBy(i => i.Item.Obligation.Key).Count() + waiting.Count;
                found.AddRange(items.Select(i => Unannounced.Of(i.Item, i.Rung, i.Holders, told, day, rules)).OfType<UnannouncedItem>());
                found.AddRange(waiting.Select(w => Unannounced.Of(w.Item, w.Readers, told, day, rules)).OfType<UnannouncedItem>());
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                // One council that cannot be read leaves the others looked at.
                Log.OfficeFailed(logger, failure, unit);
            }
        }

        foreach (var item in found.Take(MostNamed))
        {
            Log.Found(logger, item.Key, item.Stage, item.Since);
        }

        if (found.Count > MostNamed)
        {
            Log.More(logger, found.Count - MostNamed);
        }

        return new ScanResult(looked, found);
    }

    /// <summary>Who holds the posts above the stations, by office.</summary>
    private async Task<ILookup<string, OfficerId>> AboveAsync(IReadOnlyList<string> units, DateOnly day, CancellationToken cancellation)
    {
        var holders = new List<(string Unit, OfficerId Officer)>();
        foreach (var unit in units.Where(u => u == SendingGate.Unit || Areas.Find(u) is not null))
        {
            if (await offices.FindAsync(unit, cancellation) is { Facts: var office })
            {
                var there = office.Directory.Roster.Where(r => r.Days.Contains(day)).Select(r => r.Officer);
                holders.AddRange(there.Except(Unreachable(office)).Select(o => (unit, o)));
            }
        }

        return holders.ToLookup(h => h.Unit, h => h.Officer);
    }

    /// <summary>The holders, those to whom they have left it, and whoever may have been asked for something.</summary>
    private static IReadOnlyList<OfficerId> ReadersOf(IReadOnlyList<Post> items, OfficeDay office) =>
        [
            .. items
                .SelectMany(i => i.Holders.Concat(i.Item.Marks.Select(m => m.DelegateOn(office.Day)).OfType<OfficerId>()))
                .Concat(
                    office
                        .Councils.Where(c =>
                            c.Drafts.Count > 0
                            || c.SupportRequests.Count > 0
                            || c.Reports.Count > 0
                            || c.Meetings.Any(m => m.Supplement is not null)
                        )
                        .SelectMany(c => c.Roster.Where(r => r.Days.Contains(office.Day)).Select(r => r.Officer))
                )
                .Distinct(),
        ];

    /// <summary>Posts that nobody reaches count as vacant, as they do for the worker.</summary>
    private List<Post> Items(OfficeDay office, ILookup<string, OfficerId> above)
    {
        var unreachable = Unreachable(office.Office);
        return
        [
            .. office.Councils.SelectMany(c =>
                OpenItems
                    .Of(c, office.Day, rules, unreachable)
                    .SelectMany(i => PostsOf(i, post => Responsibles.Of(c, post, office.Day).Select(r => r.Officer)))
            ),
            .. office
                .OwnOf(unreachable)
                .SelectMany(i =>
                    PostsOf(
                        i,
                        post =>
                            office
                                .Roster.Where(r => r.Role == Responsibles.RoleOf(post) && r.Days.Contains(office.Day))
                                .Select(r => r.Officer)
                    )
                ),
        ];

        IEnumerable<Post> PostsOf(OpenItem item, Func<Responsible, IEnumerable<OfficerId>> here) =>
            Unannounced
                .HoldersOf(
                    item,
                    post =>
                        post switch
                        {
                            Responsible.AreaHeadquarters => [.. above[$"{item.Area}"]],
                            Responsible.Headquarters => [.. above[SendingGate.Unit]],
                            _ => [.. here(post).Distinct().Except(unreachable)],
                        }
                )
                .Select(p => new Post(item, p.Rung, p.Holders));
    }

    private static HashSet<OfficerId> Unreachable(OfficeFacts office) => office.Morning?.OutOfReach.ToHashSet() ?? Everybody;

    /// <summary>What waits for somebody in a council, and for whom.</summary>
    private static IEnumerable<(WaitingItem Item, IReadOnlyList<OfficerId> Readers)> Waiting(
        CouncilFacts facts,
        IReadOnlyList<LoadedReader> readers,
        DateOnly day
    ) =>
        readers
            .SelectMany(r => WaitingItems.Of(facts, Access.Of(r.Officer, facts, day)).Select(w => (Item: w, Reader: r.Officer.Id)))
            .GroupBy(w => w.Item.Key)
            .Select(g => (g.First().Item, (IReadOnlyList<OfficerId>)[.. g.Select(w => w.Reader)]));

    private async Task<IReadOnlyList<LoadedReader>> ReadersAsync(
        IReadOnlyList<OfficerId> officers,
        DateOnly day,
        CancellationToken cancellation
    )
    {
        var loaded = new List<LoadedReader>();
        foreach (var officer in officers)
        {
            if (await readers.FindReaderAsync(officer, day, cancellation) is { } reader)
            {
                loaded.Add(reader);
            }
        }

        return loaded;
    }

    /// <param name="Rung">The post in the item's chain.</param>
    private sealed record Post(OpenItem Item, Rung Rung, IReadOnlyList<OfficerId> Holders);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Office {Unit} could not be scanned for what nobody was told of.")]
        public static partial void OfficeFailed(ILogger logger, Exception failure, string unit);

        [LoggerMessage(Level = LogLevel.Error, Message = "Nobody was told of {Count} more obligations.")]
        public static partial void More(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "Obligation {Key} has reached stage {Stage} on {Since}, and nobody was told.")]
        public static partial void Found(ILogger logger, string key, string stage, DateOnly since);
    }
}
