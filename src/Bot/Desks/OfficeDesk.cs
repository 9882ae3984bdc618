using KobanBot.Core.Facts;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Desks;

/// <summary>One office on one day, with everything that is open in it.</summary>
/// <param name="Councils">Of a station: those that belong to it on the day.</param>
internal sealed record OfficeDay(
    OfficeFacts Office,
    OfficeVersion Version,
    IReadOnlyList<CouncilFacts> Councils,
    StationFacts? Station,
    DateOnly Day,
    ReminderRules Rules
)
{
    /// <summary>Of a station: every council that ever belonged to it or to a predecessor.</summary>
    public IReadOnlyList<CouncilFacts> Ever { get; init; } = [];

    /// <summary>Who holds the station's posts.</summary>
    public IReadOnlyList<RosterEntry> Roster => Office.Directory.Roster;

    /// <summary>What each council has open; computed once for a set of people who cannot be reached.</summary>
    public IReadOnlyDictionary<CouncilId, IReadOnlyList<OpenItem>> OpenOf(IReadOnlySet<OfficerId> unreachable) =>
        Councils.ToDictionary(c => c.Council.Id, c => OpenItems.Of(c, Day, Rules, unreachable));

    /// <summary>What the station itself owes.</summary>
    public IReadOnlyList<OpenItem> OwnOf(IReadOnlySet<OfficerId> unreachable) =>
        Station is null ? [] : OpenItems.Of(Station, Roster, Day, Rules, unreachable);
}

/// <summary>Loads an office: itself in one request, each of its councils in one.</summary>
internal sealed class OfficeDesk(IOfficeStore offices, ICouncilStore councils, ReminderRules rules)
{
    private const int AtOnce = 8;

    public async Task<OfficeDay?> FindAsync(string unit, DateOnly day, CancellationToken cancellation)
    {
        if (await offices.FindAsync(unit, cancellation) is not { } loaded)
        {
            return null;
        }

        var all = await CouncilsAsync(loaded.Facts.Directory.Councils, cancellation);
        var here = all.Where(c => c.Council.AnsweringOn(day)?.Station.Value == unit).ToList();
        return new OfficeDay(loaded.Facts, loaded.Version, here, await StationAsync(loaded.Facts, all, cancellation), day, rules)
        {
            Ever = all,
        };
    }

    /// <summary>Loads councils side by side; one that does not exist is left out.</summary>
    public async Task<IReadOnlyList<CouncilFacts>> CouncilsAsync(IReadOnlyList<CouncilLink> links, CancellationToken cancellation)
    {
        var found = await SideBySideAsync(links, async (link, token) => (await councils.FindAsync(link.Id, token))?.Facts, cancellation);
        return [.. found.OfType<CouncilFacts>()];
    }

    /// <summary>
    /// What the offices above hear of, from the stations' mornings; of what concerns the reader, only what is open still.
    /// </summary>
    public async Task<IReadOnlyList<OpenItem>> EscalatedAsync(Func<OpenItem, bool> concerns, DateOnly day, CancellationToken cancellation)
    {
        var units = new List<string>();
        await foreach (var unit in offices.FindOfficesAsync(cancellation))
        {
            units.Add(unit);
        }

        var items = await SideBySideAsync(
            units,
            async (unit, token) =>
            {
                var office = await offices.FindAsync(unit, token);
                var mine = office?.Facts.Morning?.Escalated.Select(OpenItem.Of).Where(concerns) ?? [];
                var open = new List<OpenItem>();
                foreach (var item in mine)
                {
                    if (await IsOpenAsync(office!.Facts, item, day, token)) // An office that has a morning.
                    {
                        open.Add(item);
                    }
                }

                return open;
            },
            cancellation
        );
        return [.. items.SelectMany(i => i ?? [])];
    }

    /// <summary>One read for a council's matter; the station's own was read with the office.</summary>
    private async Task<bool> IsOpenAsync(OfficeFacts office, OpenItem item, DateOnly day, CancellationToken cancellation)
    {
        var obligation = item.Obligation;
        return obligation.Council is { } council
            ? await councils.FindAsync(council, cancellation) is { Facts: var facts }
                && ObligationPlanner.Of(facts, day, rules.Obligations).Any(o => o.Key == obligation.Key)
            : !office
                .AllDone()
                .Any(f => !f.Withdrawn && f.Kind == obligation.Kind && f.Subject == obligation.Subject && f.Period == obligation.Period);
    }

    private static async Task<IReadOnlyList<TResult?>> SideBySideAsync<T, TResult>(
        IReadOnlyList<T> all,
        Func<T, CancellationToken, Task<TResult?>> read,
        CancellationToken cancellation
    )
    {
        var found = new List<TResult?>(all.Count);
        foreach (var some in all.Chunk(AtOnce))
        {
            found.AddRange(await Task.WhenAll(some.Select(item => read(item, cancellation))));
        }

        return found;
    }

    private async Task<StationFacts?> StationAsync(OfficeFacts office, IReadOnlyList<CouncilFacts> all, CancellationToken cancellation)
    {
        var predecessors = new List<OfficeFacts>();
        foreach (var before in office.Station is null ? [] : office.Directory.Predecessors)
        {
            if (await offices.FindAsync(before.Value, cancellation) is { Facts: { Station: not null } facts })
            {
                predecessors.Add(facts);
            }
        }

        return StationFacts.Of(office, predecessors, [.. all.Select(c => c.Council)]);
    }
}
