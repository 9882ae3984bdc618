using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Packages;

/// <summary>Which package, as a button carries it: S1|S1|2026-04-01.</summary>
/// <param name="Unit">The station that deals with it today.</param>
/// <param name="Owed">Whose part it is: the same, or one that was merged into it.</param>
internal sealed record PackageAddress(StationId Unit, StationId Owed, HalfYear Half)
{
    private const string Transit = "/area";

    public string Code => $"{Unit}|{Owed}|{Half.First:O}";

    /// <summary>Null for everything else. What the 方面本部 passes on is the same package.</summary>
    public static PackageAddress? Parse(string code, HalfYearDivision division) =>
        code.Split('|') is [var unit, var owed, var half]
        && unit.Length is > 0 and <= 40
        && owed.Length is > 0 and <= 45
        && JapaneseDate.TryParse(half, out var first)
        && HalfYear.Of(first, division) is var parsed
        && parsed.First == first
            ? new PackageAddress(
                new StationId(unit),
                new StationId(owed.EndsWith(Transit, StringComparison.Ordinal) ? owed[..^Transit.Length] : owed),
                parsed
            )
            : null;
}
