using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Councils;

public enum CoverageState
{
    /// <summary>By a 所管区 or 単位連絡協議会.</summary>
    Covered,

    /// <summary>職種等で代替 (記 第2-2(2)).</summary>
    Excepted,

    /// <summary>未設置.</summary>
    NotSetUp,
}

/// <summary>A beat and the councils that exist for it on a day, those that do not cover it included.</summary>
public sealed record BeatCoverage(PoliceBox PoliceBox, CoverageState State, IReadOnlyList<Council> Councils)
{
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>原則として、交番等の所管区ごとに設置 (要綱 第3-1).</summary>
public static class Coverage
{
    /// <summary>Every beat for which the station answers on the day, by the code of its police box.</summary>
    public static IReadOnlyList<BeatCoverage> Of(
        StationId station,
        StationIndex stations,
        IReadOnlyList<Council> councils,
        GuidelineSettings settings,
        DateOnly day
    ) =>
        [
            .. stations
                .PoliceBoxesOf(station, day)
                .Where(b => settings.StationBeats || b.Kind != PoliceBoxKind.StationBeat)
                .Select(b => OfBox(b, [.. councils.Where(c => c.ExistsOn(day) && c.PoliceBoxesOn(day).Contains(b.Id))])),
        ];

    private static BeatCoverage OfBox(PoliceBox box, List<Council> councils)
    {
        if (councils.Exists(c => c.Kind != CouncilKind.SpecialPurpose))
        {
            return new BeatCoverage(box, CoverageState.Covered, councils);
        }

        var standIns = councils.Where(c => c.Establishment?.ExceptionArea is not null).ToList();
        if (standIns.Count == 0)
        {
            return new BeatCoverage(box, CoverageState.NotSetUp, councils)
            {
                Findings = [new(FindingLevel.Warn, "council.not-set-up", $"{box.Name}の所管区の連絡協議会が未設置です。", "要綱 第3-1")],
            };
        }

        return new BeatCoverage(box, CoverageState.Excepted, councils)
        {
            Findings = standIns.TrueForAll(c => string.IsNullOrWhiteSpace(c.Establishment?.ExceptionReason))
                ?
                [
                    new(
                        FindingLevel.Warn,
                        "council.exception-reason",
                        $"{box.Name}に所管区連絡協議会を設置しない理由が未記入です。",
                        "記 第2-2(2)"
                    ),
                ]
                : [],
        };
    }
}
