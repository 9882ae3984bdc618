using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Summaries;

public enum ScopeLevel
{
    /// <summary>全道・全県.</summary>
    Prefecture,

    /// <summary>方面.</summary>
    Area,

    /// <summary>警察署.</summary>
    Station,

    /// <summary>連絡協議会.</summary>
    Council,
}

/// <summary>Whose figures: the whole prefecture, an area, a station or a council.</summary>
public sealed record SummaryScope
{
    private const char Separator = '!';

    public static readonly SummaryScope Prefecture = new(ScopeLevel.Prefecture, "");

    private SummaryScope(ScopeLevel level, string unit) => (Level, Unit) = (level, unit);

    public ScopeLevel Level { get; }

    /// <summary>The code of the area, station or council; empty for the prefecture.</summary>
    public string Unit { get; }

    /// <summary>As a card carries it: P, A!Kushiro, S!401, C!C40101.</summary>
    public string Code => Level == ScopeLevel.Prefecture ? "P" : $"{Level.ToString()[0]}{Separator}{Unit}";

    public StationId Station => new(Unit);

    public CouncilId Council => new(Unit);

    public static SummaryScope Of(Area area) => new(ScopeLevel.Area, area.ToString());

    public static SummaryScope Of(StationId station) => new(ScopeLevel.Station, station.Value);

    public static SummaryScope Of(CouncilId council) => new(ScopeLevel.Council, council.Value);

    /// <summary>Reads <see cref="Code"/>; null for everything else. A unit need not exist.</summary>
    public static SummaryScope? Parse(string code) =>
        code switch
        {
            "P" => Prefecture,
            ['A', Separator, .. var area]
                when Enum.TryParse<Area>(area, out var known) && Enum.IsDefined(known) && !char.IsDigit(area[0]) => Of(known),
            ['S', Separator, .. var station] when new CouncilId(station).IsWellFormed => Of(new StationId(station)),
            ['C', Separator, .. var council] when new CouncilId(council).IsWellFormed => Of(new CouncilId(council)),
            _ => null,
        };

    /// <summary>Whether what stands there on a day belongs to the scope.</summary>
    public bool Contains(Council council, StationLink standing) =>
        Level switch
        {
            ScopeLevel.Prefecture => true,
            ScopeLevel.Area => standing.Area.ToString() == Unit,
            ScopeLevel.Station => standing.Station.Value == Unit,
            ScopeLevel.Council => council.Id.Value == Unit,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public override string ToString() => Code;
}

public static class Standing
{
    /// <summary>
    /// Where a council stands on a day: its history counts there. On a day without a station, at the last one before, or else the first;
    /// null for a council that never had any.
    /// </summary>
    public static StationLink? On(Council council, DateOnly day) =>
        council.StationOn(day)
        ?? council.Stations.Where(s => s.Days.From <= day).MaxBy(s => s.Days.From)
        ?? council.Stations.MinBy(s => s.Days.From);
}
