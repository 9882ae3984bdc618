using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Import;

/// <summary>Turns checked rows into stations, officers and the dated links between them.</summary>
internal sealed class OrganisationFacts(ImportInput input, DateOnly today)
{
    public const string HeadquartersWord = "本部";

    private const string HeadquartersUnit = "HQ";

    private readonly Dictionary<string, PoliceBoxRow> _boxes = input.PoliceBoxes.Values.ToDictionary(b => b.Code);

    private readonly ILookup<string, StationPeriod> _periods = input.Stations.Values.ToLookup(s => s.Code, s => s.Period);

    private readonly ILookup<string, PoliceBoxStationRow> _boxStations = input.PoliceBoxStations.Values.ToLookup(l => l.PoliceBox);

    private readonly ILookup<string, CouncilPoliceBoxRow> _councilBoxes = input.CouncilPoliceBoxes.Values.ToLookup(l => l.Council);

    private readonly ILookup<string, CouncilPoliceBoxRow> _boxCouncils = input.CouncilPoliceBoxes.Values.ToLookup(l => l.PoliceBox);

    private readonly ILookup<string, AssignmentRow> _postings = input.Assignments.Values.ToLookup(a => a.Unit);

    private readonly Dictionary<string, CouncilRow> _councils = input.Councils.Values.ToDictionary(c => c.Code);

    private readonly Dictionary<string, OfficerRow> _officers = input.Officers.Values.ToDictionary(o => o.Number);

    private readonly ILookup<string, AssignmentRow> _byOfficer = input.Assignments.Values.ToLookup(a => a.Officer);

    private readonly ILookup<string, PoliceBoxStationRow> _stationBoxes = input.PoliceBoxStations.Values.ToLookup(l => l.Station);

    private readonly ILookup<string, LeadOfficerRow> _leads = input.LeadOfficers.Values.ToLookup(l => l.Council);

    private readonly ILookup<string, string?> _mergedInto = input.Stations.Values.ToLookup(s => s.Code, s => s.MergedInto);

    public IEnumerable<Station> Stations() => _periods.Select(g => StationOf(g.Key, [.. g.OrderBy(p => p.Days.From)]));

    public IEnumerable<Officer> Officers() => _officers.Values.Select(OfficerOf);

    public OfficerRow Officer(string number) => _officers[number];

    public Council CouncilOf(CouncilRow row) =>
        new()
        {
            Id = new CouncilId(row.Code),
            Name = row.Name,
            Kind = row.Kind,
            Purpose = row.Purpose,
            AreaText = row.AreaText,
            Established = row.Days.From,
            Abolished = row.Days.To,
            PoliceBoxes =
            [
                .. _councilBoxes[row.Code]
                    .Select(l => new PoliceBoxLink(new PoliceBoxId(l.PoliceBox), _boxes[l.PoliceBox].Name, l.Days))
                    .OrderBy(l => l.Days.From)
                    .ThenBy(l => l.PoliceBox.Value, StringComparer.Ordinal),
            ],
            Stations = StationsOf(row),
            Leads = [.. _leads[row.Code].Select(l => new LeadDesignation(new OfficerId(l.Officer), l.Days)).OrderBy(l => l.Days.From)],
        };

    /// <summary>Whoever works at a police box of the council, and at its station: postings cut to the days of the link.</summary>
    public IReadOnlyList<RosterEntry> RosterOf(Council council)
    {
        var operating = council.PoliceBoxes.SelectMany(l => Cut(l.PoliceBox.Value, l.Name, l.Days, a => a.Role == Role.OperatingOfficer));
        var atStation = council.Stations.SelectMany(l => Cut(l.Station.Value, l.Name, l.Days, a => a.Role != Role.OperatingOfficer));
        return
        [
            .. operating
                .Concat(atStation)
                .OrderBy(r => r.Role)
                .ThenBy(r => r.Officer.Value, StringComparer.Ordinal)
                .ThenBy(r => r.Days.From)
                .ThenBy(r => r.UnitName, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The stations of a council by date, from the history of its police boxes. Several boxes of one station make one link; where
    /// they belong to different stations on a day, the links overlap.
    /// </summary>
    private List<StationLink> StationsOf(CouncilRow row)
    {
        var links =
            from box in _councilBoxes[row.Code]
            from station in _boxStations[box.PoliceBox]
            from period in _periods[station.Station]
            let days = Common(row.Days, Common(box.Days, Common(station.Days, period.Days)))
            where days is not null
            orderby days.From, station.Station
            select new StationLink(new StationId(station.Station), period.Name, period.Area, days);

        var joined = new List<StationLink>();
        foreach (var link in links)
        {
            var last = joined.FindIndex(l => l with { Days = link.Days } == link && Touch(l.Days, link.Days));
            if (last < 0)
            {
                joined.Add(link);
            }
            else
            {
                joined[last] = link with { Days = Union(joined[last].Days, link.Days) };
            }
        }

        return joined;
    }

    private Station StationOf(string code, IReadOnlyList<StationPeriod> periods) =>
        new(
            new StationId(code),
            periods[^1].Name,
            periods,
            _mergedInto[code].OfType<string>().Select(s => (StationId?)new StationId(s)).FirstOrDefault(),
            [.. _stationBoxes[code].Select(l => l.PoliceBox).Distinct().Order(StringComparer.Ordinal).Select(PoliceBoxOf)]
        );

    private PoliceBox PoliceBoxOf(string code) =>
        new(
            new PoliceBoxId(code),
            _boxes[code].Name,
            _boxes[code].Kind,
            [.. _boxStations[code].OrderBy(l => l.Days.From).Select(l => new PoliceBoxPeriod(new StationId(l.Station), l.Days))]
        );

    private Officer OfficerOf(OfficerRow row) =>
        new()
        {
            Id = new OfficerId(row.Number),
            Name = row.Name,
            Kana = row.Kana,
            Rank = row.Rank,
            UserPrincipalName = row.PrincipalName,
            Assignments =
            [
                .. _byOfficer[row.Number]
                    .OrderBy(a => a.Days.From)
                    .ThenBy(a => a.Role)
                    .ThenBy(a => a.Unit, StringComparer.Ordinal)
                    .Select(AssignmentOf),
            ],
        };

    private Assignment AssignmentOf(AssignmentRow row) =>
        row.Role switch
        {
            Role.OperatingOfficer => new Assignment(row.Role, row.Unit, _boxes[row.Unit].Name, row.Days) { Councils = CouncilsOf(row) },
            Role.AreaHeadquarters => new Assignment(
                row.Role,
                row.Area!.Value.ToString(), // Checked: the unit is an area.
                $"{row.Area.Value.Japanese()}本部",
                row.Days
            ),
            Role.Headquarters => new Assignment(row.Role, HeadquartersUnit, "警察本部", row.Days),
            _ => new Assignment(row.Role, row.Unit, StationName(row), row.Days) { Councils = CouncilsOfStation(row) },
        };

    private string StationName(AssignmentRow row) =>
        (_periods[row.Unit].LastOrDefault(p => p.Days.Overlaps(row.Days)) ?? _periods[row.Unit].Last()).Name;

    // A council that was abolished before the import is no longer offered to anybody.
    private List<CouncilLink> CouncilsOf(AssignmentRow row) =>
        [
            .. _boxCouncils[row.Unit]
                .Where(l => l.Days.Overlaps(row.Days) && !(l.Days.To < today) && !(_councils[l.Council].Days.To < today))
                .Select(l => l.Council)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(c => new CouncilLink(new CouncilId(c), _councils[c].Name)),
        ];

    private List<CouncilLink> CouncilsOfStation(AssignmentRow row) =>
        [
            .. _stationBoxes[row.Unit]
                .Where(l => l.Days.Overlaps(row.Days) && !(l.Days.To < today))
                .SelectMany(l => CouncilsOf(row with { Unit = l.PoliceBox }))
                .DistinctBy(c => c.Id)
                .OrderBy(c => c.Id.Value, StringComparer.Ordinal),
        ];

    private IEnumerable<RosterEntry> Cut(string unit, string unitName, DayRange days, Func<AssignmentRow, bool> chosen) =>
        from posting in _postings[unit]
        where chosen(posting)
        let common = Common(posting.Days, days)
        where common is not null
        let officer = _officers[posting.Officer]
        select new RosterEntry(new OfficerId(officer.Number), officer.Name, officer.Rank, posting.Role, unitName, common);

    private static DayRange? Common(DayRange left, DayRange? right)
    {
        if (right is null || !left.Overlaps(right))
        {
            return null;
        }

        var to = left.To is { } a && right.To is { } b ? (a < b ? a : b) : left.To ?? right.To;
        return new DayRange(left.From > right.From ? left.From : right.From, to);
    }

    private static bool Touch(DayRange earlier, DayRange later) => !(earlier.To?.AddDays(1) < later.From);

    private static DayRange Union(DayRange earlier, DayRange later) =>
        new(earlier.From, earlier.To is { } a && later.To is { } b ? (a > b ? a : b) : null);
}
