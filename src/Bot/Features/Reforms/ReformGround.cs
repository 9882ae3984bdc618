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

    private static HashSet<string> UnitsOf(IEnumerable<OfficeFacts> offices) =>
        [.. offices.Select(o => o.Directory.Unit), .. offices.SelectMany(o => o.Station?.PoliceBoxes ?? []).Select(b => b.Id.Value)];
}
