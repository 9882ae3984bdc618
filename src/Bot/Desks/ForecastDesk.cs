using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Desks;

/// <param name="Readers">Whose notices are listed, in the order of the rosters.</param>
/// <param name="Unreached">Those of them whom nothing reaches: who is next gets theirs.</param>
internal sealed record Forecast(IReadOnlyList<Officer> Readers, IReadOnlyList<OfficerId> Unreached, IReadOnlyList<ForecastItem> Items);

/// <summary>Loads what 通知の予定 follows from: the view of the one who asks, and what everybody in it was told and has set.</summary>
internal sealed class ForecastDesk(ReaderDesk desk, IReminderStore store, ReminderRules rules)
{
    /// <summary>Of all readers of the asker's councils and station; of oneself alone, for somebody who supervises nobody.</summary>
    public async Task<Forecast> OfAsync(Officer asker, DateOnly today, CancellationToken cancellation)
    {
        var own = (await store.FindReaderAsync(asker.Id, today, cancellation))?.State ?? new ReaderState();
        var view = await desk.LoadAsync(asker, own, today, new HashSet<OfficerId>(), cancellation);
        var readers = new List<(Officer Officer, ReaderState State)> { (asker, own) };
        if (asker.On(today).Any(a => a.Role != Role.OperatingOfficer))
        {
            foreach (
                var id in view
                    .Councils.SelectMany(c => c.Roster)
                    .Concat(view.Offices.SelectMany(o => o.Roster))
                    .Where(r => r.Days.Contains(today))
                    .Select(r => r.Officer)
                    .Distinct()
                    .Where(o => o != asker.Id)
            )
            {
                if (await store.FindReaderAsync(id, today, cancellation) is { } reader)
                {
                    readers.Add((reader.Officer, reader.State));
                }
            }
        }

        var unreachable = view.Offices.SelectMany(o => o.Office.Morning?.OutOfReach ?? []).ToHashSet();
        var forecast = ReminderForecast.Of(
            new ForecastCase
            {
                Readers = readers,
                Councils = view.Councils,
                Stations = [.. view.Offices.Where(o => o.Station is not null).Select(o => (o.Station!, o.Roster))], // Chosen here.
                Above = [.. view.Case.Offices.Skip(view.Offices.Count).SelectMany(o => o.Open)],
                Unreachable = unreachable,
            },
            today,
            rules
        );
        List<Officer> listed = [.. readers.Select(r => r.Officer)];
        return new Forecast(listed, [.. listed.Select(r => r.Id).Where(unreachable.Contains)], forecast);
    }
}
