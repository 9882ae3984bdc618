using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>引継ぎ時の確認事項: for whoever may act, once it was looked at, and when nothing is left.</summary>
public sealed class OlderMattersCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static OlderMattersView View
    {
        get
        {
            var facts = World.EastFacts with { Council = World.EastFacts.Council with { TrackedSince = Today } };
            return new OlderMattersView
            {
                Drawing = Steps.Of(World.Section).Draw(),
                Council = facts.Council,
                Today = Today,
                Lines =
                [
                    .. OlderMatters
                        .Of(facts, Today, ObligationRules.Default)
                        .Select(o => new OlderMatter(o, DigestActions.Of(o, new Reach([facts], new HashSet<CouncilId>())))),
                ],
                MayCheck = true,
            };
        }
    }

    [Fact]
    public void What_was_open_before() => OlderMattersCard.Render(View).ShouldBeApproved("older");

    [Fact]
    public void Once_it_was_looked_at() =>
        OlderMattersCard
            .Render(View with { Council = View.Council with { OlderCheckedOn = Today }, Note = "確認済みとしました。" })
            .ShouldBeApproved("older-checked");

    [Fact]
    public void What_the_station_owed_before() => OlderOfStationCard.Render(Station).ShouldBeApproved("older-station");

    [Fact]
    public void Nothing_that_the_station_owed_is_left() =>
        OlderOfStationCard.Render(Station with { Matters = [], MayCheck = false }).ShouldBeApproved("older-station-none");

    private static OlderOfStationView Station
    {
        get
        {
            var facts = new StationFacts
            {
                Station = World.Stations[0],
                Councils = [World.EastFacts.Council with { TrackedSince = Today }],
            };
            return new OlderOfStationView
            {
                Drawing = Steps.Of(World.Section).Draw(),
                Station = facts.Station.Name,
                TrackedSince = Today,
                Matters = OlderMatters.Of(facts, Today, ObligationRules.Default),
                MayCheck = true,
            };
        }
    }

    [Fact]
    public void Nothing_left() => OlderMattersCard.Render(View with { Lines = [] }).ShouldBeApproved("older-none");
}
