using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Councils.Enlisting;
using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Enlisting;

/// <summary>What is known of a request where it is answered: the station, the request itself, and the post that it asks for.</summary>
internal static class EnlistReading
{
    /// <summary>False when nobody could approve the request today: the number is somebody else's, or the post is not there any more.</summary>
    public static bool CanBeApproved(Enlistment request, TransferGround ground, DateOnly today) =>
        AnswerEnlistment
            .Listed(request, ground.People.Count > 0 ? ground.People[0] : null)
            .Match(officer => Post(request, ground with { People = [officer] }, today).Refusal is null, _ => false);

    /// <summary>The posting that an approval enters. What an interrupted approval has entered already is the same post, and no obstacle.</summary>
    public static (PostingMove? Move, Refusal? Refusal) Post(Enlistment request, TransferGround ground, DateOnly today)
    {
        var row = new PlanTransfers([new TransferRow(request.Number, request.Post, today)]).Check(ground, today)[0];
        return (
            row.Move,
            row.Refusal?.Code switch
            {
                null or "transfer.same-post" or "transfer.later-posting" => null,
                "transfer.unknown-unit" or "transfer.unit-ended" => new Refusal("enlist.post-gone", request.Post),
                _ => row.Refusal,
            }
        );
    }

    public static async Task<TransferGround> GroundAsync(Reading at, Station station, Enlistment request, CancellationToken cancellation)
    {
        var councils = await at.AllCouncilsAsync(cancellation);
        var known = await at.OfficersAsync([new OfficerId(request.Number)], cancellation);
        return new TransferGround(station, known, [.. councils.Councils.Select(c => c.Facts)]);
    }

    public static async Task<Enlistment?> FindAsync(Reading at, Station station, CancellationToken cancellation) =>
        (await at.OfficeAsync(Office.Headquarters.Unit, cancellation))?.Facts.Enlistments.FirstOrDefault(e =>
            e.Id == at.Step.Flow && e.Station == station.Id
        );

    /// <summary>The station whose lists the person keeps today; null for everybody else.</summary>
    public static async Task<Station?> StationAsync(Reading at, CancellationToken cancellation) =>
        at.Step.Officer.On(at.Step.Today).FirstOrDefault(a => EnlistVerbs.Keepers.HasFlag(Audiences.Of(a.Role))) is { } post
        && await at.OfficeAsync(post.Unit, cancellation) is { Facts.Station: { } station }
            ? station
            : null;
}
