using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Packages;

/// <summary>Loads a package: for the station with all of its councils, for the offices above its way alone.</summary>
internal sealed class PackageReading(OfficeDesk desk, ObligationRules rules)
{
    /// <summary>The package that the button names; null when there is none, or none for this person.</summary>
    public Task<PackageCase?> NamedAsync(Reading at, CancellationToken cancellation) =>
        PackageAddress.Parse(at.Step.Data.Text(PackageVerbs.Key), rules.Guideline.HalfYears) is { } address
            ? FindAsync(at, address, cancellation)
            : Task.FromResult<PackageCase?>(null);

    /// <summary>Null when there is none, or none for this person.</summary>
    public async Task<PackageCase?> FindAsync(Reading at, PackageAddress address, CancellationToken cancellation)
    {
        var (officer, today) = (at.Step.Officer, at.Step.Today);
        var found = officer.On(today).Any(a => a.Unit == address.Unit.Value)
            ? await desk.FindAsync(address.Unit.Value, today, cancellation) is { Station: not null } day
                ? Of(officer, day, address)
                : null
            : PackageCase.OfficesOf(officer, today).Count > 0
                ? await FromAboveAsync(at, address, cancellation)
                : null;
        return found?.IsVisible(today) == true ? found : null;
    }

    /// <summary>The packages of a station that wait, and those of the last three halves: its own and those of stations merged into it.</summary>
    public async Task<IReadOnlyList<PackageCase>> OfStationAsync(Reading at, string unit, CancellationToken cancellation)
    {
        if (await desk.FindAsync(unit, at.Step.Today, cancellation) is not { Station: { } facts } day)
        {
            return [];
        }

        var division = rules.Guideline.HalfYears;
        var running = HalfYear.Of(at.Step.Today, division);
        return
        [
            .. from half in Halves(running)
            where HasOpened(half, at.Step.Today)
            from owed in new[] { facts.Station }.Concat(facts.Predecessors)
            let found = Of(at.Step.Officer, day, new PackageAddress(facts.Station.Id, owed.Id, half))
            where found.Package!.Councils.Count > 0 // A station's has one.
            where half >= running.Previous.Previous || found.Open is not null
            select found,
        ];
    }

    private IEnumerable<HalfYear> Halves(HalfYear newest)
    {
        for (var half = newest; half.Last >= rules.AskedSince; half = half.Previous)
        {
            yield return half;
        }
    }

    public static string NameOn(Station station, HalfYear half) =>
        (station.Periods.LastOrDefault(p => p.Days.From <= half.Last) ?? station.Periods[0]).Name;

    private bool HasOpened(HalfYear half, DateOnly today) =>
        half.FollowingMonth(rules.Guideline.SubmissionDay).AddDays(-rules.Settings.SubmissionOpensDays) <= today;

    private PackageCase Of(Officer officer, OfficeDay day, PackageAddress address)
    {
        var facts = day.Station!; // Asked by the callers.
        var owed = facts.Predecessors.FirstOrDefault(p => p.Id == address.Owed) ?? facts.Station;
        var own = address with { Owed = owed.Id };
        return With(
            new PackageCase
            {
                Address = own,
                Station = facts.Station,
                OwedName = NameOn(owed, address.Half),
                Newest = null,
                Posts = Posts.At(officer, facts.Station.Id, facts.Station.PeriodOn(day.Day)?.Area, day.Day),
                Offices = PackageCase.OfficesOf(officer, day.Day),
                Package = HalfYearPackage.Of(owed.Id, address.Half, day.Ever, day.Day, rules),
                Open = ObligationPlanner
                    .Of(facts, day.Day, rules)
                    .Concat(OlderMatters.Of(facts, day.Day, rules))
                    .FirstOrDefault(o =>
                        o.Kind == ObligationKind.HalfYearSubmission
                        && PackageAddress.Parse($"{o.Station}|{o.Subject}|{o.Period}", rules.Guideline.HalfYears) == own
                    ),
                Chief = day.Roster.FirstOrDefault(r => r.Role == Role.StationChief && r.Days.Contains(day.Day)),
                Councils = [.. day.Ever.Where(c => Access.Of(officer, c, day.Day).Read)],
            },
            facts.Dispatches,
            facts.Fulfilments
        );
    }

    private static async Task<PackageCase?> FromAboveAsync(Reading at, PackageAddress address, CancellationToken cancellation)
    {
        var (officer, today) = (at.Step.Officer, at.Step.Today);
        if (await at.OfficeAsync(address.Unit.Value, cancellation) is not { Facts: { Station: { } station } office })
        {
            return null;
        }

        var before =
            address.Owed == address.Unit ? null
            : office.Directory.Predecessors.Contains(address.Owed) ? (await at.OfficeAsync(address.Owed.Value, cancellation))?.Facts
            : null;
        if (address.Owed != address.Unit && before?.Station is null)
        {
            return null;
        }

        return With(
            new PackageCase
            {
                Address = address,
                Station = station,
                OwedName = NameOn(before?.Station ?? station, address.Half),
                Newest = null,
                Posts = Posts.At(officer, station.Id, station.PeriodOn(today)?.Area, today),
                Offices = PackageCase.OfficesOf(officer, today),
            },
            [.. office.Dispatches, .. before?.Dispatches ?? []],
            [.. office.Fulfilments, .. before?.Fulfilments ?? []]
        );
    }

    private static PackageCase With(PackageCase found, IEnumerable<HalfYearDispatch> dispatches, IEnumerable<Fulfilment> done)
    {
        var (owed, half) = (found.Address.Owed, found.Address.Half.First);
        var all = dispatches.Where(d => d.Owed == owed && d.Half == half).OrderBy(d => d.Number).ToList();
        var standing = all.SelectMany(DispatchDone.Of).ToHashSet();
        return found with
        {
            Newest = all.LastOrDefault(),
            Earlier = [.. all.Where(d => !d.Stands)],
            Entered = done.FirstOrDefault(f =>
                f is { Withdrawn: false, Kind: ObligationKind.HalfYearSubmission }
                && f.Subject == owed.Value
                && f.Period == Obligation.DaySubject(half)
                && !standing.Contains(f)
            ),
        };
    }
}
