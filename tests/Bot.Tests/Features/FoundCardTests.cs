using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Searching;
using KobanBot.Core.Facts;
using KobanBot.Core.Search;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Features;

public sealed class FoundCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Council Council = World.CentralFacts.Council;

    [Fact]
    public void A_council() => Draw(new Found(FoundKind.Council, Council, FoundIn.Name, "中央交番")).ShouldBeApproved("council");

    [Fact]
    public void A_planned_meeting() =>
        Draw(new Found(FoundKind.Planned, Council, FoundIn.Place, "") { Planned = World.CentralFacts.Plans[0].Meetings[0] })
            .ShouldBeApproved("planned");

    [Fact]
    public void A_record() =>
        Draw(
                new Found(FoundKind.Record, Council, FoundIn.Day, "")
                {
                    Meeting = StorageSamples.Record("r1").Header with { Date = new DateOnly(2026, 6, 11) },
                }
            )
            .ShouldBeApproved("record");

    [Fact]
    public void A_request_without_the_address_of_a_bot() =>
        FoundCard
            .Render(
                new FoundView(
                    new Found(FoundKind.Request, Council, FoundIn.Text, "") { Request = World.EastFacts.Feedback[0] },
                    Today,
                    new ChatLink(BotId: null)
                )
            )
            .ShouldBeApproved("request");

    private static AdaptiveCards.AdaptiveCard Draw(Found found) =>
        FoundCard.Render(new FoundView(found, Today, new ChatLink("22222222-2222-4222-8222-222222222222")));
}
