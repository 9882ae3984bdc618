using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>経由: who passes on what a station has sent, when the station belongs to another area since.</summary>
public sealed class SecondLegTests
{
    [Theory]
    [Trait("Rule", "R018")]
    [InlineData("2026-06-05", Area.Kushiro)] // Sent on the last day on which it was 釧路方面's.
    [InlineData("2026-06-06", null)] // 札幌方面: sent directly, and nobody passes it on.
    public void What_was_sent_before_the_station_moved_is_passed_on_by_its_former_area(string sent, Area? through)
    {
        var facts = Base.Change(c =>
                c with
                {
                    Established = D("2026-06-01"),
                    Stations =
                    [
                        new StationLink(new("01"), "試験警察署", Area.Kushiro, new DayRange(D("2026-06-01"), D("2026-06-05"))),
                        new StationLink(new("01"), "試験警察署", Area.Sapporo, new DayRange(D("2026-06-06"), null)),
                    ],
                }
            )
            .With(Done(ObligationKind.EstablishmentSlip, "established", D(sent)));

        var second = OpenItems
            .Of(facts, Day, ReminderRules.Default, Nobody)
            .SingleOrDefault(i => i.Obligation is { Kind: ObligationKind.EstablishmentSlip, Leg: 2 });

        (second?.Area).ShouldBe(through);
        (second?.Chain[0]).ShouldBe(through is null ? null : Responsible.AreaHeadquarters);
    }

    [Fact]
    [Trait("Rule", "R018")]
    public void What_the_station_sends_itself_goes_by_the_area_of_today()
    {
        var facts = Base.Change(c => c with { Established = D("2026-06-01") });

        var first = OpenItems
            .Of(facts, Day, ReminderRules.Default, Nobody)
            .Single(i => i.Obligation.Kind == ObligationKind.EstablishmentSlip);

        first.Area.ShouldBe(Area.Sapporo);
        first.Chain.ShouldNotContain(Responsible.AreaHeadquarters);
    }
}
