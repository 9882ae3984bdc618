using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Councils;

public enum SlipKind
{
    /// <summary>設置票.</summary>
    Establishment,

    /// <summary>廃止票.</summary>
    Abolition,
}

/// <summary>連絡協議会設置（廃止）票 (第1号様式) that an event needs.</summary>
/// <param name="Station">The station of the day; null where the organisation's data does not go back so far.</param>
/// <param name="FormerGuideline">旧要綱: in the register for completeness, no duty.</param>
public sealed record EstablishmentSlip(SlipKind Kind, Council Council, DateOnly Day, StationLink? Station, bool FormerGuideline);

/// <summary>
/// The register of all slips (要綱 第3-3), those of abolished councils included. It follows from the councils' own dates, so that n
/// councils merged into one make n slips of abolition and one of establishment without anybody's counting (記 第2-2(5)).
/// </summary>
public static class EstablishmentSlips
{
    /// <summary>By day.</summary>
    public static IReadOnlyList<EstablishmentSlip> Register(IEnumerable<Council> councils, GuidelineSettings settings) =>
        [.. councils.SelectMany(c => Of(c, settings)).OrderBy(s => s.Day).ThenBy(s => s.Council.Id.Value, StringComparer.Ordinal)];

    private static IEnumerable<EstablishmentSlip> Of(Council council, GuidelineSettings settings)
    {
        yield return Slip(SlipKind.Establishment, council.Established);
        foreach (var day in settings.StationMergerNeedsSlip ? StationChanges(council) : [])
        {
            yield return Slip(SlipKind.Establishment, day);
        }

        if (council.Abolished is { } last)
        {
            yield return Slip(SlipKind.Abolition, last);
        }

        EstablishmentSlip Slip(SlipKind kind, DateOnly day) => new(kind, council, day, council.StationOn(day), day < settings.InForceSince);
    }

    // The days on which the council came under another station (A13). A new name or area of the same station is no merger.
    private static IEnumerable<DateOnly> StationChanges(Council council) =>
        council
            .Stations.Select(s => s.Days.From)
            .Distinct()
            .Where(day => council.StationOn(day.AddDays(-1)) is { } before && before.Station != council.StationOn(day)?.Station);
}
