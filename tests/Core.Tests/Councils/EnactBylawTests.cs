using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Councils;

public sealed class EnactBylawTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly OfficeFacts Office = new()
    {
        Directory = OfficeDirectories.Of(World.Stations, [World.CentralFacts.Council], World.Everyone)[0],
        Station = World.Stations[0],
    };

    private static readonly EnactBylaw Rules = new("b1", "中央警察署連絡協議会会則", new DateOnly(2026, 10, 1));

    [Fact]
    [Trait("Rule", "R008")]
    [Trait("Rule", "R010")]
    public void It_belongs_to_the_station_and_is_consulted_about_with_the_derived_counterpart()
    {
        var bylaw = Accepted(
            Rules with
            {
                Council = World.Central,
                ChairTitle = "会長",
                ConsultedOn = new DateOnly(2026, 9, 1),
                ConsultationResult = "異議なし",
            }
        );

        bylaw.Station.ShouldBe(new StationId("S1"));
        bylaw.InForceOn(Today).ShouldBeTrue();
        bylaw.Consultation.ShouldBe(
            new Consultation(
                ConsultationKind.Bylaw,
                "中央警察署連絡協議会会則",
                new DateOnly(2026, 9, 1),
                new Office(OfficeKind.AreaHeadquarters, "Kushiro", "釧路方面本部地域課")
            )
            {
                Result = "異議なし",
            }
        );
    }

    [Fact]
    public void What_cannot_be_is_refused_at_its_field()
    {
        Refused(Rules with { Title = "" }).ShouldBe(("bylaw.title-missing", nameof(EnactBylaw.Title)));
        Refused(Rules with { Ended = new DateOnly(2026, 9, 30) }).ShouldBe(("bylaw.ended-before-enacted", nameof(EnactBylaw.Ended)));
        Refused(Rules with { Council = World.East }).ShouldBe(("bylaw.unknown-council", nameof(EnactBylaw.Council)));
        Refused(Rules with { ConsultedOn = Today.AddDays(1) }).ShouldBe(("council.consulted-in-future", nameof(EnactBylaw.ConsultedOn)));
        Refused(Rules with { ConsultationResult = "異議なし" }).ShouldBe(("council.consulted-when", nameof(EnactBylaw.ConsultedOn)));
        Rules.Decide(Office with { Station = null }, Today).Match(_ => "", r => r.Code).ShouldBe("bylaw.no-station");
    }

    [Fact]
    public void The_last_day_may_be_the_first() => Accepted(Rules with { Ended = Rules.Enacted }).InForceOn(Today).ShouldBeFalse();

    private static Bylaw Accepted(EnactBylaw request) =>
        request.Decide(Office, Today).Match(bylaw => bylaw, refusal => throw new InvalidOperationException(refusal.Code));

    private static (string Code, string? Property) Refused(EnactBylaw request) =>
        request.Decide(Office, Today).Match(_ => ("", (string?)null), r => (r.Code, r.Property));
}
