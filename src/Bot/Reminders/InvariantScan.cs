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
    private static readonly HashSet<OfficerId> Everybody = [];

    public async Task<ScanResult> RunAsync(DateOnly day, CancellationToken cancellation)
    {
        var (looked, found) = (0, new List<UnannouncedItem>());
        await foreach (var unit in offices.FindOfficesAsync(cancellation))
        {
            if (await desk.FindAsync(unit, day, cancellation) is not { Station: not null } office)
            {
                continue;
            }

            var items = Items(office);
            var told = await ToldAsync([.. items.SelectMany(i => i.Holders).Distinct()], day, cancellation);
            looked += items.Count;
            found.AddRange(items.Select(i => Unannounced.Of(i.Item, i.Holders, told, day, rules)).OfType<UnannouncedItem>());
        }

        foreach (var item in found)
        {
            Log.Found(logger, item.Key, item.Stage, item.Since);
        }

        return new ScanResult(looked, found);
    }

    /// <summary>Posts that nobody reaches count as vacant, as they do for the worker.</summary>
    private List<(OpenItem Item, IReadOnlyList<OfficerId> Holders)> Items(OfficeDay office)
    {
        var unreachable = office.Office.Morning?.OutOfReach.ToHashSet() ?? Everybody;
        return
        [
            .. office.Councils.SelectMany(c =>
                OpenItems
                    .Of(c, office.Day, rules, unreachable)
                    .Select(i =>
                        (
                            i,
                            Unannounced.HoldersOf(
                                i,
                                post => [.. Responsibles.Of(c, post, office.Day).Select(r => r.Officer).Except(unreachable)]
                            )
                        )
                    )
            ),
            .. office
                .OwnOf(unreachable)
                .Select(i =>
                    (
                        i,
                        Unannounced.HoldersOf(
                            i,
                            post =>
                                [
                                    .. office
                                        .Roster.Where(r => r.Role == Responsibles.RoleOf(post) && r.Days.Contains(office.Day))
                                        .Select(r => r.Officer)
                                        .Distinct()
                                        .Except(unreachable),
                                ]
                        )
                    )
                ),
        ];
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
        [LoggerMessage(Level = LogLevel.Error, Message = "Obligation {Key} has reached stage {Stage} on {Since}, and nobody was told.")]
        public static partial void Found(ILogger logger, string key, string stage, DateOnly since);
    }
}
