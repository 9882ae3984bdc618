using KobanBot.Bot.Features.Reminders;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Reminders;

/// <param name="Checked">Open obligations that have reached a stage.</param>
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
                var told = await ToldAsync(ReadersOf(items, day), day, cancellation);
                looked += items.Count;
                found.AddRange(items.Select(i => Unannounced.Of(i.Item, i.Holders, told, day, rules)).OfType<UnannouncedItem>());
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
            var roster = (await offices.FindAsync(unit, cancellation))?.Facts.Directory.Roster ?? [];
            holders.AddRange(roster.Where(r => r.Days.Contains(day)).Select(r => (unit, r.Officer)));
        }

        return holders.Distinct().ToLookup(h => h.Unit, h => h.Officer);
    }

    /// <summary>The holders, and those to whom they have left it.</summary>
    private static IReadOnlyList<OfficerId> ReadersOf(
        IReadOnlyList<(OpenItem Item, IReadOnlyList<OfficerId> Holders)> items,
        DateOnly day
    ) => [.. items.SelectMany(i => i.Holders.Concat(i.Item.Marks.Select(m => m.DelegateOn(day)).OfType<OfficerId>())).Distinct()];

    /// <summary>Posts that nobody reaches count as vacant, as they do for the worker.</summary>
    private List<(OpenItem Item, IReadOnlyList<OfficerId> Holders)> Items(OfficeDay office, ILookup<string, OfficerId> above)
    {
        var unreachable = office.Office.Morning?.OutOfReach.ToHashSet() ?? Everybody;
        return
        [
            .. office.Councils.SelectMany(c =>
                OpenItems
                    .Of(c, office.Day, rules, unreachable)
                    .Select(i => (i, HoldersOf(i, post => Responsibles.Of(c, post, office.Day).Select(r => r.Officer))))
            ),
            .. office
                .OwnOf(unreachable)
                .Select(i =>
                    (
                        i,
                        HoldersOf(
                            i,
                            post =>
                                office
                                    .Roster.Where(r => r.Role == Responsibles.RoleOf(post) && r.Days.Contains(office.Day))
                                    .Select(r => r.Officer)
                        )
                    )
                ),
        ];

        IReadOnlyList<OfficerId> HoldersOf(OpenItem item, Func<Responsible, IEnumerable<OfficerId>> here) =>
            Unannounced.HoldersOf(
                item,
                post =>
                    post switch
                    {
                        Responsible.AreaHeadquarters => [.. above[$"{item.Area}"]],
                        Responsible.Headquarters => [.. above[SendingGate.Unit]],
                        _ => [.. here(post).Distinct().Except(unreachable)],
                    }
            );
    }

    private async Task<IReadOnlyDictionary<OfficerId, ReaderState>> ToldAsync(
        IReadOnlyList<OfficerId> officers,
        DateOnly day,
        CancellationToken cancellation
    )
    {
        var told = new Dictionary<OfficerId, ReaderState>();
        foreach (var officer in officers)
        {
            if (await readers.FindReaderAsync(officer, day, cancellation) is { } reader)
            {
                told[officer] = reader.State;
            }
        }

        return told;
    }

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
