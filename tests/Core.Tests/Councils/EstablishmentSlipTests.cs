using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Councils.SampleCouncils;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

public sealed class EstablishmentSlipTests
{
    private static readonly GuidelineSettings Settings = GuidelineSettings.Default;

    [Theory]
    [Trait("Rule", "R017")]
    [InlineData(CouncilKind.Beat)]
    [InlineData(CouncilKind.Split)]
    [InlineData(CouncilKind.Merged)]
    [InlineData(CouncilKind.SpecialPurpose)]
    public void Every_kind_has_a_slip_of_its_establishment_and_one_of_its_abolition(CouncilKind kind)
    {
        var council = Council(kind, FirstOfApril, Koban);
        var abolished = council with { Abolished = new DateOnly(2026, 9, 30) };

        Slips(Settings, council).ShouldBe([(SlipKind.Establishment, FirstOfApril, "青柳警察署")]);
        Slips(Settings, abolished)
            .ShouldBe([
                (SlipKind.Establishment, FirstOfApril, "青柳警察署"),
                (SlipKind.Abolition, new DateOnly(2026, 9, 30), "青柳警察署"),
            ]);
    }

    [Fact]
    [Trait("Rule", "R097")]
    public void Slips_of_one_day_stand_by_the_codes_of_their_councils()
    {
        var councils = new[] { "C2", "C1", "C3" }.Select(id =>
            Council(CouncilKind.Beat, FirstOfApril, Koban) with
            {
                Id = new CouncilId(id),
            }
        );

        EstablishmentSlips.Register(councils, Settings).Select(s => s.Council.Id.Value).ShouldBe(["C1", "C2", "C3"]);
    }

    [Fact]
    [Trait("Rule", "R017")]
    public void Three_councils_merged_into_one_make_three_abolitions_and_one_establishment()
    {
        var settings = Settings;
        Council[] former =
        [
            .. new[] { "C1", "C2", "C3" }.Select(id =>
                Council(CouncilKind.Beat, Start, Koban) with
                {
                    Id = new CouncilId(id),
                    Abolished = LastOfMarch,
                }
            ),
        ];
        var merged = Council(CouncilKind.Merged, FirstOfApril, Koban, Chuzaisho);

        Slips(settings, [.. former, merged])
            .Where(s => s.Day >= settings.InForceSince)
            .ShouldBe([
                (SlipKind.Abolition, LastOfMarch, "古浜警察署"),
                (SlipKind.Abolition, LastOfMarch, "古浜警察署"),
                (SlipKind.Abolition, LastOfMarch, "古浜警察署"),
                (SlipKind.Establishment, FirstOfApril, "青柳警察署"),
            ]);
    }

    [Fact]
    [Trait("Rule", "R097")]
    [Trait("Rule", "R003")]
    public void The_register_keeps_abolished_councils_and_those_from_before_the_guideline()
    {
        var old = Council(CouncilKind.Beat, new DateOnly(2025, 3, 31), Koban) with { Abolished = LastOfMarch };

        EstablishmentSlips
            .Register([old], Settings)
            .Select(s => (s.Kind, s.FormerGuideline))
            .ShouldBe([(SlipKind.Establishment, true), (SlipKind.Abolition, false)]);
        EstablishmentSlips.Register([old with { Established = new DateOnly(2025, 4, 1) }], Settings)[0].FormerGuideline.ShouldBeFalse();
    }

    [Theory]
    [Trait("Rule", "A13")]
    [InlineData(false)]
    [InlineData(true)]
    public void A_merger_of_stations_makes_a_slip_only_by_setting(bool needed)
    {
        var council = Council(CouncilKind.Beat, new DateOnly(2025, 4, 1), Koban);

        Slips(new GuidelineSettings { StationMergerNeedsSlip = needed }, council)
            .Skip(1)
            .ShouldBe(needed ? [(SlipKind.Establishment, FirstOfApril, "青柳警察署")] : []);
    }

    [Fact]
    [Trait("Rule", "A13")]
    public void A_station_that_only_changes_its_name_and_area_has_not_been_merged()
    {
        var council = Council(CouncilKind.Beat, new DateOnly(2025, 4, 1), Koban);
        council = council with { Stations = [council.Stations[0], council.Stations[1] with { Station = Merged }] };

        Slips(new GuidelineSettings { StationMergerNeedsSlip = true }, council).ShouldHaveSingleItem();
    }

    private static IEnumerable<(SlipKind Kind, DateOnly Day, string? Station)> Slips(
        GuidelineSettings settings,
        params Council[] councils
    ) => EstablishmentSlips.Register(councils, settings).Select(s => (s.Kind, s.Day, s.Station?.Name));
}
