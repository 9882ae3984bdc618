using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reforms;

namespace KobanBot.Bot.Features.Reforms;

/// <summary>Reads what a 組織の変更 is decided on: all stations, and of those that are named their councils and officers.</summary>
internal static class ReformGround
{
    /// <param name="names">Whether a station is named, by itself or by one of its police boxes.</param>
    public static async Task<ReformState> ReadAsync(Reading at, OfficeDesk desk, Func<Station, bool> names, CancellationToken cancellation)
    {
        List<OfficeFacts> offices = [.. (await at.OfficesAsync(cancellation)).Where(o => o.Station is not null)];
        List<OfficeFacts> named = [.. offices.Where(o => names(o.Station!))]; // Chosen above.
        var councils = await desk.CouncilsAsync([.. named.SelectMany(o => o.Directory.Councils).DistinctBy(c => c.Id)], cancellation);
        return new ReformState(offices, councils, named.Count == 0 ? [] : await at.PostedAsync(UnitsOf(named), cancellation));
    }

    /// <summary>What it is decided on whether reforms can be taken back: the stations that they name, with their councils and officers.</summary>
    public static async Task<ReformState> ReadAsync(
        Reading at,
        OfficeDesk desk,
        IEnumerable<RegisteredReform> reforms,
        CancellationToken cancellation
    )
    {
        var changes = reforms.SelectMany(r => r.Changes).ToList();
        var units = changes.SelectMany(c => new[] { c.From.Id.Value, c.Into.Id.Value }).Distinct().ToList();
        var found = await Task.WhenAll(units.Select(u => at.OfficeAsync(u, cancellation)));
        List<OfficeFacts> named = [.. found.OfType<OfficeSitting>().Select(o => o.Facts).Where(o => o.Station is not null)];
        var councils = await desk.CouncilsAsync([.. named.SelectMany(o => o.Directory.Councils).DistinctBy(c => c.Id)], cancellation);
        // Only what is newly founded asks for people, and they are found by walking over all officers.
        return new ReformState(
            named,
            councils,
            changes.Exists(c => c.Kind == ReformKind.OpenBox) ? await at.PostedAsync(UnitsOf(named), cancellation) : []
        );
    }

    private static HashSet<string> UnitsOf(IEnumerable<OfficeFacts> offices) =>
        [.. offices.Select(o => o.Directory.Unit), .. offices.SelectMany(o => o.Station?.PoliceBoxes ?? []).Select(b => b.Id.Value)];
}
