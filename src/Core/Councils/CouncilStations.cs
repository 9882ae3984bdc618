using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Councils;

/// <summary>The stations of one council, as far as the council's own days tell: enough to derive counterpart and route without the prefecture's list.</summary>
public static class CouncilStations
{
    public static StationIndex Of(Council council) =>
        new(
            council
                .Stations.GroupBy(s => s.Station)
                .Select(of => new Station(of.Key, of.Last().Name, [.. of.Select(s => new StationPeriod(s.Name, s.Area, s.Days))]))
        );

    /// <summary>地域企画課長等 for the council on a day (記 第2-1(2)); null where no station of it is known for the day.</summary>
    public static ConsultationCounterpart? CounterpartOf(Council council, DateOnly day) =>
        council.AnsweringOn(day) is { } station ? ConsultationCounterpart.Of(station.Area) : null;
}
