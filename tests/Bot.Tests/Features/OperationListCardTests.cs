using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.OperationLists;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

public sealed class OperationListCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly FiscalYear Year = new(2026);

    private static readonly OperationEntry Lead = new(World.Central, "councils.lead", "巡査部長 試験 一郎", "巡査 試験 二郎");
    private static readonly OperationEntry Gone = new(World.East, "councils.name", "西駐在所連絡協議会", "");

    [Fact]
    public void Nothing_is_recorded_yet() => OperationListCard.Render(View() with { MayRecord = true }).ShouldBeApproved("none");

    [Fact]
    [Trait("Rule", "R020")]
    public void What_has_changed_waits_for_its_correction() =>
        OperationListCard.Render(View(Annual()) with { MayRecord = true, Sent = new DateOnly(2026, 10, 5) }).ShouldBeApproved("pending");

    [Fact]
    public void A_supervisor_reads() => OperationListCard.Render(View(Annual())).ShouldBeApproved("read-only");

    [Fact]
    [Trait("Rule", "R020")]
    public void The_corrections_by_number() =>
        OperationListCard
            .Corrections(View(Annual(), Edition(1, new DateOnly(2026, 5, 11), Lead), Edition(2, new DateOnly(2026, 9, 1), Gone)))
            .ShouldBeApproved("corrections");

    [Fact]
    public void Since_the_copies_were_sent() =>
        OperationListCard.Since(View(Annual()) with { Sent = new DateOnly(2026, 10, 5) }).ShouldBeApproved("since");

    [Fact]
    public void What_was_not_recorded_when_it_was_sent_is_not_compared() =>
        OperationListCard.Since(View(Annual()) with { Sent = new DateOnly(2026, 4, 2) }).ShouldBeApproved("since-unknown");

    private static OperationListView View(params OperationEdition[] editions)
    {
        CouncilFacts[] councils = [World.CentralFacts, World.EastFacts];
        var office = new OfficeFacts
        {
            Directory = OfficeDirectories.Of(World.Stations, [.. councils.Select(c => c.Council)], World.Everyone)[0],
            Station = World.Stations[0],
            Editions = editions,
        };
        return OperationListView.Of(
            Steps.Of(World.Section),
            office,
            OperationDocument.Of(office, councils, Today, GuidelineSettings.Default),
            councils
        );
    }

    /// <summary>As of 1 April, with another name of one council and without the other one.</summary>
    private static OperationEdition Annual()
    {
        var first = OperationDocument.ValuesOf(
            OperationList.Of(new StationId("S1"), [World.CentralFacts], Year.First, GuidelineSettings.Default)
        );
        return Edition(
            0,
            new DateOnly(2026, 4, 3),
            [
                .. first.Select(v => new OperationEntry(
                    v.Key.Council,
                    v.Key.Field,
                    "",
                    v.Key.Field == "councils.name" ? "中央町交番連絡協議会" : v.Value
                )),
            ]
        );
    }

    private static OperationEdition Edition(int number, DateOnly day, params OperationEntry[] entries) =>
        new()
        {
            Year = Year,
            Number = number,
            Day = day,
            By = World.Section.Id,
            Entries = entries,
        };
}
