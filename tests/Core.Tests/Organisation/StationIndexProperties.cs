using CsCheck;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Organisation;

/// <summary>Prefectures by chance: stations with one to three periods, some closed, merged into any other or none, circles included.</summary>
public sealed class StationIndexProperties
{
    private const int Stations = 6;

    private static readonly DateOnly First = new(2020, 4, 1);

    private static readonly Gen<Area> AnyArea = Gen.Int[0, 4].Select(i => (Area)i);

    private static readonly Gen<Station[]> AnyPrefecture = Gen.Select(
            Gen.Int[0, 400],
            Gen.Select(Gen.Int[1, 300], AnyArea).Array[1, 3],
            Gen.Bool,
            Gen.Int[-1, Stations - 1]
        )
        .Array[Stations]
        .Select(drawn => drawn.Select((d, i) => StationOf(i, d.Item1, d.Item2, d.Item3, d.Item4)).ToArray());

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[-10, 1400].Select(n => First.AddDays(n));

    [Fact]
    [Trait("Rule", "R010")]
    [Trait("Rule", "R018")]
    [Trait("Rule", "R080")]
    public void Counterpart_and_route_are_defined_on_every_day_of_a_station() =>
        Gen.Select(AnyPrefecture, AnyDay)
            .Sample(
                (prefecture, day) =>
                {
                    var index = new StationIndex(prefecture);
                    foreach (var station in prefecture)
                    {
                        if (station.PeriodOn(day) is { } period)
                        {
                            Check(station, period.Area, index, day);
                        }
                        else if (index.Successor(station.Id, day) is { } successor)
                        {
                            station.ClosedBefore(day).ShouldBeTrue();
                            Check(successor, successor.PeriodOn(day)!.Area, index, day, station.Id);
                        }
                        else
                        {
                            index.RouteOf(station.Id, day).ShouldBeNull();
                        }
                    }
                },
                iter: 2_000
            );

    [Fact]
    public void Whoever_answers_exists_and_answers_for_itself() =>
        Gen.Select(AnyPrefecture, AnyDay)
            .Sample(
                (prefecture, day) =>
                {
                    var index = new StationIndex(prefecture);
                    foreach (var answering in prefecture.Select(s => index.Answering(s.Id, day)).OfType<Station>())
                    {
                        answering.PeriodOn(day).ShouldNotBeNull();
                        index.Answering(answering.Id, day).ShouldBe(answering);
                    }
                },
                iter: 2_000
            );

    private static void Check(Station sender, Area area, StationIndex index, DateOnly day, StationId? asked = null)
    {
        var outside = area != Area.Sapporo;
        var route = index.RouteOf(asked ?? sender.Id, day).ShouldNotBeNull();
        route.Legs[0].From.Unit.ShouldBe(sender.Id.Value);
        route.Legs[^1].To.ShouldBe(Office.Headquarters);
        route.Legs.Zip(route.Legs.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From);
        route.Legs.Any(l => l.To.Kind == OfficeKind.AreaHeadquarters).ShouldBe(outside);

        var counterpart = index.CounterpartOf(asked ?? sender.Id, day).ShouldNotBeNull();
        counterpart.Office.Kind.ShouldBe(outside ? OfficeKind.AreaHeadquarters : OfficeKind.Headquarters);
        counterpart.Office.ShouldBe(route.Legs[0].To);
    }

    private static Station StationOf(int number, int opens, (int Days, Area Area)[] drawn, bool closes, int mergedInto)
    {
        var periods = new List<StationPeriod>();
        var from = First.AddDays(opens);
        foreach (var (days, area) in drawn)
        {
            periods.Add(new StationPeriod($"試験{number}警察署", area, new DayRange(from, from.AddDays(days - 1))));
            from = from.AddDays(days);
        }

        if (!closes)
        {
            periods[^1] = periods[^1] with { Days = new DayRange(periods[^1].Days.From, null) };
        }

        return new Station(
            Id(number),
            periods[^1].Name,
            periods,
            closes && mergedInto >= 0 && mergedInto != number ? Id(mergedInto) : null
        );
    }

    private static StationId Id(int number) => new($"{number}");
}
