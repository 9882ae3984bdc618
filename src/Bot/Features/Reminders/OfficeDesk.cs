using KobanBot.Core.Councils;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

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
        return new OfficeDay(loaded.Facts, loaded.Version, here, await StationAsync(loaded.Facts, all, cancellation), day, rules);
    }

    /// <summary>Loads councils side by side; one that does not exist is left out.</summary>
    public async Task<IReadOnlyList<CouncilFacts>> CouncilsAsync(IReadOnlyList<CouncilLink> links, CancellationToken cancellation)
    {
        var found = new CouncilFacts?[links.Count];
        await Parallel.ForAsync(
            0,
            links.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (at, token) => found[at] = (await councils.FindAsync(links[at].Id, token))?.Facts
        );
        return [.. found.OfType<CouncilFacts>()];
    }

    /// <summary>What the offices above hear of: from the stations' mornings, so that no council is read again.</summary>
    public async Task<IReadOnlyList<OpenItem>> EscalatedAsync(CancellationToken cancellation)
    {
        var items = new List<OpenItem>();
        await foreach (var unit in offices.FindOfficesAsync(cancellation))
        {
            if (await offices.FindAsync(unit, cancellation) is { Facts.Morning.Escalated: { } escalated })
            {
                items.AddRange(escalated.Select(e => e.Item));
            }
        }

        return items;
    }

    private async Task<StationFacts?> StationAsync(OfficeFacts office, IReadOnlyList<CouncilFacts> all, CancellationToken cancellation)
    {
        if (office.Station is not { } station)
        {
            return null;
        }

        var predecessors = new List<Station>();
        var (done, marks) = (office.Fulfilments.ToList(), office.ReminderMarks.ToList());
        foreach (var before in office.Directory.Predecessors)
        {
            if (await offices.FindAsync(before.Value, cancellation) is { Facts: { Station: { } merged } facts })
            {
                predecessors.Add(merged);
                done.AddRange(facts.Fulfilments);
                marks.AddRange(facts.ReminderMarks);
            }
        }

        return new StationFacts
        {
            Station = station,
            Predecessors = predecessors,
            Councils = [.. all.Select(c => c.Council)],
            Fulfilments = done,
            ReminderMarks = marks,
        };
    }
}
