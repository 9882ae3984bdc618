using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Core.Reforms;

/// <summary>
/// What a 組織の変更 makes of its day: the day as it would be without it, beside the day with it. Both are asked the same questions, by the
/// functions that answer them on that day.
/// </summary>
public sealed record ReformEffects
{
    public IReadOnlyList<StationEffect> Stations { get; init; } = [];

    /// <summary>Councils for which anything changes.</summary>
    public IReadOnlyList<CouncilEffect> Councils { get; init; } = [];

    /// <summary>Whose post ends with a station or a police box, with the name of the unit.</summary>
    public IReadOnlyList<(string Officer, string Unit)> LostPosts { get; init; } = [];

    /// <summary>Beats that have a council without the change and none with it.</summary>
    public IReadOnlyList<string> Uncovered { get; init; } = [];

    /// <param name="without">Everything as it is without the reform.</param>
    /// <param name="with">The same with it.</param>
    /// <param name="reform">Its day, and which stations it names.</param>
    /// <param name="rules">By which it is known what is due, and who hears of it.</param>
    public static ReformEffects Of(ReformState without, ReformState with, RegisteredReform reform, ReminderRules rules)
    {
        List<StationId> named = [.. reform.Changes.SelectMany(c => new[] { c.From.Id, c.Into.Id }).Distinct()];
        return new ReformEffects
        {
            Stations =
            [
                .. named
                    .Select(s => StationEffect.Of(without, with, s, reform.Day, rules))
                    .Where(e => e.IsChanged)
                    .OrderBy(e => e.Station.Value, StringComparer.Ordinal),
            ],
            Councils =
            [
                .. with
                    .Councils.Select(c => (Before: without.Council(c.Council.Id), After: c))
                    // What is the very same was not concerned.
                    .Where(c => c.Before is not null && !ReferenceEquals(c.Before, c.After))
                    .Select(c => CouncilEffect.Of(c.Before!, c.After, reform.Day, rules)) // Chosen above.
                    .Where(e => e.IsChanged)
                    .OrderBy(e => e.Council.Value, StringComparer.Ordinal),
            ],
            LostPosts = [.. with.People.SelectMany(p => LostBy(without.People.FirstOrDefault(w => w.Id == p.Id), p, reform)).Order()],
            Uncovered =
            [
                .. Missing(with, named, reform.Day, rules).Except(Missing(without, named, reform.Day, rules)).Order(StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>Posts of the day that are there without the reform and not with it, or whose unit is no more.</summary>
    private static IEnumerable<(string, string)> LostBy(Officer? without, Officer with, RegisteredReform reform)
    {
        List<Assignment> kept = [.. with.On(reform.Day).Where(a => reform.Changes.All(c => !c.EndedUnits.Contains(a.Unit)))];
        return (without?.On(reform.Day) ?? [])
            .Where(a => !kept.Exists(b => b.Role == a.Role && b.Unit == a.Unit && b.Days.From == a.Days.From))
            .Select(a => (with.Title, a.UnitName));
    }

    private static List<string> Missing(ReformState state, List<StationId> named, DateOnly day, ReminderRules rules)
    {
        var stations = new StationIndex(state.Offices.Select(o => o.Station).OfType<Station>());
        List<Council> councils = [.. state.Councils.Select(c => c.Council)];
        return
        [
            .. named
                .SelectMany(s => Coverage.Of(s, stations, councils, rules.Obligations.Guideline, day))
                .Where(b => b.State == CoverageState.NotSetUp)
                .Select(b => b.PoliceBox.Name)
                .Distinct(),
        ];
    }
}
