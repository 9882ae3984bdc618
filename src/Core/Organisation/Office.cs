namespace KobanBot.Core.Organisation;

/// <summary>Who consults, sends and receives (記 第2-1(2), 第2-2(5), 第2-7(2)).</summary>
public enum OfficeKind
{
    /// <summary>警察署.</summary>
    Station,

    /// <summary>方面本部の地域課.</summary>
    AreaHeadquarters,

    /// <summary>警察本部地域企画課.</summary>
    Headquarters,
}

/// <summary>An office under the name of its day.</summary>
/// <param name="Unit">The code that an <see cref="Assignment"/> to it has: of the station, of the area, or `HQ`.</param>
public sealed record Office(OfficeKind Kind, string Unit, string Name)
{
    /// <summary>警察本部地域企画課.</summary>
    public static readonly Office Headquarters = new(OfficeKind.Headquarters, "HQ", "警察本部地域企画課");

    /// <summary>The office between a station and the headquarters; null for 札幌方面, which has no 方面本部.</summary>
    public static Office? Of(Area area) =>
        area == Area.Sapporo ? null : new(OfficeKind.AreaHeadquarters, area.ToString(), $"{area.Japanese()}本部地域課");

    public static Office Of(StationId station, string name) => new(OfficeKind.Station, station.Value, name);

    /// <summary>Whatever it was called on the day.</summary>
    public bool IsSameAs(Office other) => Kind == other.Kind && Unit == other.Unit;
}
