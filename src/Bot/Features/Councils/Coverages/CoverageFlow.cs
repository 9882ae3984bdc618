using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Councils.Coverages;

/// <summary>設置状況 and the register of 設置（廃止）票, for the station (要綱 第3-1, 第3-3).</summary>
internal sealed class CoverageFlow : IFlow
{
    public IReadOnlyList<Verb> Verbs =>
        [new Reads(CouncilVerbs.Coverage, ShowAsync) { Audience = Audience.Station, ToOthers = StationPost.OnlyStation }];

    public IReadOnlyList<Effect> Effects => [new(CouncilVerbs.Coverage, "4/0")];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                CouncilVerbs.Coverage,
                "所管区ごとの設置状況と、設置（廃止）票の対象を表示します（署）。",
                "設置状況",
                "せっちじょうきょう",
                "設置票",
                "廃止票"
            )
            {
                Audience = Audience.Station,
            },
        ];

    private static async Task<Reply> ShowAsync(Reading at, CancellationToken cancellation)
    {
        if (
            StationPost.Of(at.Step) is not { } post
            || await at.OfficeAsync(post.Unit, cancellation) is not { Facts.Station: { } station } office
            || await at.CouncilsAsync(cancellation) is not { } seen
        )
        {
            return Reply.Sentence(StationPost.OnlyStation);
        }

        var councils = seen.Councils.Select(c => c.Facts.Council).ToList();
        var today = at.Step.Today;
        return Reply.Card(
            CoverageCard.Render(
                new CoverageView
                {
                    Drawing = at.Step.Draw(),
                    MayFound = post.IsSection,
                    StationName = station.PeriodOn(today)?.Name ?? station.Name,
                    Beats = Coverage.Of(station.Id, new StationIndex([station]), councils, at.Step.Rules.Guideline, today),
                    Slips = [.. EstablishmentSlips.Register(councils, at.Step.Rules.Guideline).Reverse()],
                }
            )
        );
    }
}
