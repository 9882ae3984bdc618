using System.Text.Json;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reforms;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Support.Reforms;

/// <summary>How one random organisation ended.</summary>
/// <param name="Reform">Null where the plan was refused.</param>
/// <param name="Difference">What was shown and what was there differ; null where they do not.</param>
internal sealed record ReformRun(RegisteredReform? Reform, string? Refusal, string? Difference);

/// <summary>
/// Previews a reform of a random organisation, carries it out by the real steps, and asks what is stored then for the same things; then takes it back
/// and asks for what was before.
/// </summary>
internal static class ReformCampaign
{
    private static readonly AuditEntry Audit = new(
        new DateTimeOffset(2026, 2, 16, 1, 0, 0, TimeSpan.Zero),
        new OfficerId("HQ1"),
        "reform.save",
        new Guid(7, 0, 0, new byte[8])
    );

    public static async Task<ReformRun> RunAsync(int seed)
    {
        var organisation = new RandomOrganisation(seed);
        switch (organisation.Plan().Decide(organisation.State, RandomOrganisation.Today))
        {
            case Outcome<RegisteredReform>.Accepted(var reform):
                return new ReformRun(reform, null, await DifferenceAsync(organisation.State, reform));
            case Outcome<RegisteredReform>.Refused(var refusal):
                return new ReformRun(null, refusal.Code, null);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<string?> DifferenceAsync(ReformState before, RegisteredReform reform)
    {
        var store = new MemoryPartitions(before, RandomOrganisation.Headquarters);
        var (predicted, rules) = (before.After(reform), ReminderRules.Default);
        var shown = ReformEffects.Of(before, predicted, reform, rules);

        await CarryOutAsync(store, reform, takesBack: false);
        var then = store.State;
        var found =
            Compared("effects", shown, ReformEffects.Of(before, then, reform, rules))
            ?? Compared("state", Dated(predicted), Dated(then))
            ?? Inconsistent(then, reform.Day)
            ?? Compared("day before", OnDay(before, reform.Day.AddDays(-1)), OnDay(then, reform.Day.AddDays(-1)));
        if (found is not null)
        {
            return found;
        }

        await CarryOutAsync(store, reform with { TakenBack = true }, takesBack: true);
        return Compared("taken back", Dated(before), Dated(store.State));
    }

    private static async Task CarryOutAsync(MemoryPartitions store, RegisteredReform reform, bool takesBack)
    {
        var audit = Audit with { Command = new Guid(takesBack ? 8 : 7, 0, 0, new byte[8]) };
        var sequence = ReformSequence.Of(audit, reform, store.State, takesBack);
        foreach (var write in ReformSequence.Register(store.Headquarters, sequence, reform, RandomOrganisation.Today))
        {
            store.Put(write);
        }

        var runner = new SequenceRunner<ReformStep>(store, store, HeadquartersKinds.Reforming, new ReformSteps(store, store, store));
        if (!await runner.RunAsync(Office.Headquarters.Unit, sequence.Id, CancellationToken.None))
        {
            throw new InvalidOperationException("The sequence did not end.");
        }
    }

    /// <summary>A council belongs to the station that answers for its police boxes.</summary>
    private static string? Inconsistent(ReformState state, DateOnly day)
    {
        var stations = new StationIndex(state.Offices.Select(o => o.Station).OfType<Station>());
        foreach (var council in state.Councils.Select(c => c.Council).Where(c => c.ExistsOn(day)))
        {
            var boxes = council.PoliceBoxesOn(day).Select(b => stations.Find(b)?.StationOn(day)).Distinct().ToList();
            if (boxes.Count > 0 && (boxes.Count > 1 || boxes[0] != council.StationOn(day)?.Station))
            {
                return $"{council.Id} belongs to {council.StationOn(day)?.Station}, its police boxes to {string.Join(", ", boxes)}";
            }

            if (
                council.StationOn(day) is { } link
                && stations.Find(link.Station)?.PeriodOn(day) is var period
                && (period?.Name != link.Name || period.Area != link.Area)
            )
            {
                return $"{council.Id} has its station as {link.Name} of {link.Area}, which is {period?.Name} of {period?.Area}";
            }
        }

        return null;
    }

    /// <summary>Who is where on one day.</summary>
    private static object OnDay(ReformState state, DateOnly day) =>
        new
        {
            Councils = state
                .Councils.OrderBy(c => c.Council.Id.Value, StringComparer.Ordinal)
                .Select(c => new
                {
                    c.Council.Id,
                    Station = c.Council.StationOn(day) is { } link ? $"{link.Station} {link.Name} {link.Area}" : "",
                    Boxes = c.Council.PoliceBoxesOn(day),
                    Lead = c.LeadOn(day)?.Officer,
                    Roster = Sorted(c.Roster.Where(r => r.Days.Contains(day)).Select(r => r with { Days = new DayRange(day, day) })),
                }),
            People = state
                .People.OrderBy(p => p.Id.Value, StringComparer.Ordinal)
                .Select(p => new { p.Id, Posts = p.On(day).Select(a => (a.Role, a.Unit).ToString()) }),
            Stations = state.Offices.Select(o => o.Station?.PeriodOn(day) is { } period ? $"{period.Name} {period.Area}" : ""),
        };

    /// <summary>All that a reform may change.</summary>
    private static object Dated(ReformState state) =>
        new
        {
            Councils = state
                .Councils.OrderBy(c => c.Council.Id.Value, StringComparer.Ordinal)
                .Select(c => new
                {
                    c.Council.Id,
                    c.Council.Stations,
                    c.Council.PoliceBoxes,
                    Roster = Sorted(c.Roster),
                }),
            People = state.People.OrderBy(p => p.Id.Value, StringComparer.Ordinal).Select(p => new { p.Id, p.Assignments }),
            Offices = state.Offices.Select(o => new
            {
                o.Station,
                o.Directory.Councils,
                o.Directory.Predecessors,
                Roster = Sorted(o.Directory.Roster),
            }),
        };

    private static IEnumerable<RosterEntry> Sorted(IEnumerable<RosterEntry> roster) =>
        roster
            .OrderBy(r => r.Officer.Value, StringComparer.Ordinal)
            .ThenBy(r => r.UnitName, StringComparer.Ordinal)
            .ThenBy(r => r.Days.From);

    private static string? Compared(string what, object left, object right)
    {
        var (one, other) = (JsonSerializer.Serialize(left), JsonSerializer.Serialize(right));
        if (one == other)
        {
            return null;
        }

        var at = one.Zip(other).TakeWhile(c => c.First == c.Second).Count();
        return $"{what}: …{Around(one, at)}… / …{Around(other, at)}…";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 160)];
}
