using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils.Reorganising;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Councils.Founding;

/// <summary>Reads what a station's 設置, 統合 and 分割 are planned upon.</summary>
internal static class FoundGround
{
    /// <summary>Null when the person has no post at a station.</summary>
    /// <param name="boxes">Whose officers are read; null where nobody is asked for.</param>
    public static async Task<ReorganisationGround?> ReadAsync(
        Reading at,
        IReadOnlyCollection<string>? boxes,
        CancellationToken cancellation
    )
    {
        if (
            StationPost.Of(at.Step) is not { } post
            || await at.OfficeAsync(post.Unit, cancellation) is not { Facts: { Station: { } station } office }
        )
        {
            return null;
        }

        var into = station.MergedInto is { } merged ? (await at.OfficeAsync(merged.Value, cancellation))?.Facts : null;
        List<CouncilFacts> councils = [.. (await at.AllCouncilsAsync(cancellation)).Councils.Select(c => c.Facts)];
        return new ReorganisationGround(
            station,
            into?.Station,
            councils,
            boxes is null ? [] : await PeopleAsync(at, into is null ? [office] : [office, into], councils, boxes, cancellation)
        );
    }

    /// <summary>Known by the rosters of the councils, and by the lists of the station and of the one that takes its place. Those of a police box without any council are only known by their postings.</summary>
    private static async Task<IReadOnlyList<Officer>> PeopleAsync(
        Reading at,
        IReadOnlyList<OfficeFacts> offices,
        IReadOnlyList<CouncilFacts> councils,
        IReadOnlyCollection<string> boxes,
        CancellationToken cancellation
    )
    {
        List<CouncilFacts> theirs = [.. councils.Where(c => c.Council.PoliceBoxes.Any(b => boxes.Contains(b.PoliceBox.Value)))];
        return boxes.All(b => theirs.Exists(c => c.Council.PoliceBoxes.Any(l => l.PoliceBox.Value == b)))
            ? await at.OfficersAsync(
                theirs.SelectMany(c => c.Roster).Concat(offices.SelectMany(o => o.Directory.Roster)).Select(r => r.Officer).Distinct(),
                cancellation
            )
            : await at.PostedAsync([.. boxes, .. offices.Select(o => o.Directory.Unit)], cancellation);
    }
}
