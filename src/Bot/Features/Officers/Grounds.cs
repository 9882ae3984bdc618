using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Officers;

/// <summary>Reads what a station's list of 異動 is checked against.</summary>
internal static class Grounds
{
    /// <summary>Null when the person keeps no station's lists today.</summary>
    public static async Task<TransferGround?> ReadAsync(Reading at, IEnumerable<OfficerId> officers, CancellationToken cancellation)
    {
        if (await at.OfficeAsync(OfficerVerbs.StationOf(at.Step), cancellation) is not { Facts.Station: { } station })
        {
            return null;
        }

        var councils = await at.CouncilsAsync(cancellation);
        return new TransferGround(
            station,
            await at.OfficersAsync(officers, cancellation),
            [.. (councils?.Councils ?? []).Select(c => c.Facts)]
        );
    }
}
