using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Support.Simulation;

/// <summary>A simulated station with its councils: half-yearly submissions, yearly lists, a merger, a change of area.</summary>
internal sealed class StationLife
{
    private static readonly OfficerId By = new("1000003");

    private readonly Random _random;

    public StationLife(int number, Area area, int councils, int seed, DateOnly first, DateOnly last)
    {
        _random = new Random(seed);
        var id = new StationId($"{number:00}");
        var days = new DayRange(new DateOnly(2015, 4, 1), null);
        Station = new Station(id, $"試験{number}警察署", [new StationPeriod($"試験{number}警察署", area, days)]);
        Ledger = new Ledger(id.Value);
        Councils =
        [
            .. Enumerable
                .Range(1, councils)
                .Select(n => new CouncilLife($"{number:00}{n:00}", Link(days.From), new Random(seed + n), first, last)),
        ];
    }

    public Station Station { get; private set; }

    public List<Station> Predecessors { get; } = [];

    public List<CouncilLife> Councils { get; }

    public Ledger Ledger { get; }

    public bool IsMerged => Station.MergedInto is not null;

    public List<Fulfilment> Fulfilments { get; private set; } = [];

    public void MergeInto(StationLife successor, DateOnly day)
    {
        Station = Station with
        {
            MergedInto = successor.Station.Id,
            Periods =
            [
                .. Station.Periods.Select(p => p.Days.To is null ? p with { Days = new DayRange(p.Days.From, day.AddDays(-1)) } : p),
            ],
        };
        Ledger.MayEndAll();
        successor.Predecessors.Add(Station);
        successor.Fulfilments = [.. successor.Fulfilments, .. Fulfilments.Where(f => f.Kind == ObligationKind.HalfYearSubmission)];
        successor.Councils.AddRange(Councils);
        foreach (var council in Councils)
        {
            council.Move(successor.Link(day), day);
        }
    }

    public void MoveTo(Area area, DateOnly day)
    {
        Station = Station with
        {
            Periods =
            [
                .. Station.Periods.Select(p => p.Days.To is null ? p with { Days = new DayRange(p.Days.From, day.AddDays(-1)) } : p),
                new StationPeriod(Station.Name, area, new DayRange(day, null)),
            ],
        };

        // What waits in the old 方面本部 to be passed on goes directly now.
        foreach (var half in Fulfilments.Where(f => f.Kind == ObligationKind.HalfYearSubmission))
        {
            Ledger.MayEnd(ObligationKind.HalfYearSubmission, $"{half.Subject}/area|{half.Period}");
        }

        foreach (var council in Councils)
        {
            council.Ledger.MayEnd(ObligationKind.EstablishmentSlip);
            council.Move(Link(day), day);
        }
    }

    /// <summary>One day; the councils are looked at by <see cref="PrefectureLife"/>.</summary>
    public void Live(DateOnly day, ObligationRules rules)
    {
        if (IsMerged)
        {
            return;
        }

        Calendar(day);
        var facts = new StationFacts
        {
            Station = Station,
            Predecessors = Predecessors,
            Councils = [.. Councils.Select(c => c.Facts.Council)],
            Fulfilments = Fulfilments,
        };
        var open = ObligationPlanner.Of(facts, day, rules);
        Ledger.Look(day, open);
        foreach (var due in open.Where(_ => _random.NextDouble() < 0.15))
        {
            if (due.Kind == ObligationKind.OperationListAnnual && day < due.Nominal)
            {
                continue;
            }

            Fulfilments.Add(new Fulfilment(due.Kind, due.Subject, due.Period, day, "送付", By));
            Ledger.Done(due.Key);

            // Tomorrow the 方面本部 has it, unless the station belongs to 札幌方面 tomorrow.
            if (
                due is { Kind: ObligationKind.HalfYearSubmission, Leg: 1 }
                && !(AreaOn(day.AddDays(1)) == Area.Sapporo || AreaOn(day) == Area.Sapporo)
            )
            {
                Ledger.MayEnd(due.Kind, due.Subject);
                Ledger.Expect(due.Kind, $"{due.Subject}/area", due.Period);
            }
        }
    }

    private void Calendar(DateOnly day)
    {
        if (day is { Month: 9 or 3, Day: 20 or 21 } && day.AddDays(20) is { Day: 10 } nominal)
        {
            var half = HalfYear.Of(nominal).Previous;
            if (half.First >= new DateOnly(2025, 4, 1) && Councils.Exists(c => Belonged(c, half)))
            {
                Ledger.Expect(ObligationKind.HalfYearSubmission, Station.Id.Value, CouncilLife.Iso(half.First));
            }
        }

        if (day is { Month: 3, Day: 20 })
        {
            Ledger.Expect(ObligationKind.OperationListAnnual, "", day.Year);
        }

        if (day is { Month: 4, Day: 1 })
        {
            Ledger.MayEnd(ObligationKind.OperationListAnnual);
        }
    }

    private bool Belonged(CouncilLife council, HalfYear half) =>
        council.Facts.Council.Established <= half.Last
        && !(council.Facts.Council.Abolished < half.First)
        && council.Facts.Council.Stations.Any(s => s.Station == Station.Id && s.Days.Overlaps(new DayRange(half.First, half.Last)));

    private StationLink Link(DateOnly from) => new(Station.Id, Station.Name, AreaOn(from)!.Value, new DayRange(from, null));

    private Area? AreaOn(DateOnly day) => Station.Periods.FirstOrDefault(p => p.Days.Contains(day))?.Area;
}
