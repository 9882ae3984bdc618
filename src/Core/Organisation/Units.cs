using KobanBot.Core.Time;

namespace KobanBot.Core.Organisation;

/// <summary>方面. 札幌方面 has no 方面本部; the others do (RULES 3.1).</summary>
public enum Area
{
    Sapporo,
    Hakodate,
    Asahikawa,
    Kushiro,
    Kitami,
}

public static class Areas
{
    /// <summary>The area whose office has that code; null for every other unit. The codes of stations may be numbers, and name none.</summary>
    public static Area? Find(string unit) => Enum.GetNames<Area>().Contains(unit) ? Enum.Parse<Area>(unit) : null;
}

/// <summary>警察署の番号. Codes of the organisation are short and printable; they are storage keys.</summary>
public readonly record struct StationId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct PoliceBoxId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct OfficerId(string Value)
{
    public override string ToString() => Value;
}

public enum PoliceBoxKind
{
    Koban,
    Chuzaisho,

    /// <summary>A beat that a station owns directly, without a koban (A17).</summary>
    StationBeat,
}

/// <summary>警察署. Its names and its area are dated, and so is its end by a merger.</summary>
public sealed record Station(
    StationId Id,
    string Name,
    IReadOnlyList<StationPeriod> Periods,
    StationId? MergedInto = null,
    IReadOnlyList<PoliceBox>? PoliceBoxes = null
)
{
    /// <summary>Name and area on a day; null while the station does not exist.</summary>
    public StationPeriod? PeriodOn(DateOnly day) => Periods.FirstOrDefault(p => p.Days.Contains(day));

    /// <summary>Whether it has closed for good before a day. A station that has not opened yet has not closed.</summary>
    public bool ClosedBefore(DateOnly day) => Periods.Count > 0 && Periods.All(p => p.Days.To < day);
}

public sealed record StationPeriod(string Name, Area Area, DayRange Days);

/// <summary>交番等. It stays when its station is merged away.</summary>
public sealed record PoliceBox(PoliceBoxId Id, string Name, PoliceBoxKind Kind, IReadOnlyList<PoliceBoxPeriod> Periods)
{
    public StationId? StationOn(DateOnly day) => Periods.FirstOrDefault(p => p.Days.Contains(day))?.Station;
}

public sealed record PoliceBoxPeriod(StationId Station, DayRange Days);

public static class AreaNames
{
    public static string Japanese(this Area area) =>
        area switch
        {
            Area.Sapporo => "札幌方面",
            Area.Hakodate => "函館方面",
            Area.Asahikawa => "旭川方面",
            Area.Kushiro => "釧路方面",
            Area.Kitami => "北見方面",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
