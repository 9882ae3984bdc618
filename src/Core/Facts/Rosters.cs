using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Facts;

/// <summary>勤務員名簿: entries follow from the officers' postings, cut to the days on which a unit belongs to the council.</summary>
public static class Rosters
{
    /// <summary>The entries of one officer in a council: at its police boxes (要綱 第4-3), and at its station.</summary>
    public static IReadOnlyList<RosterEntry> Of(Council council, Officer officer)
    {
        var operating = council.PoliceBoxes.SelectMany(l =>
            Cut(officer, l.PoliceBox.Value, l.Name, l.Days, a => a.Role == Role.OperatingOfficer)
        );
        var atStation = council.Stations.SelectMany(l =>
            Cut(officer, l.Station.Value, l.Name, l.Days, a => a.Role != Role.OperatingOfficer)
        );
        return [.. operating.Concat(atStation)];
    }

    /// <summary>The entries of one officer in the list of an office: its own posts, not those of its police boxes.</summary>
    public static IReadOnlyList<RosterEntry> Of(OfficeDirectory office, Officer officer) =>
        [
            .. officer
                .Assignments.Where(a => a.DelegatedBy is null && a.Unit == office.Unit && a.Role != Role.OperatingOfficer)
                .Select(a => new RosterEntry(officer.Id, officer.Name, officer.Rank, a.Role, a.UnitName, a.Days)),
        ];

    /// <summary>What makes a council's roster show these officers as they are posted now.</summary>
    public static IReadOnlyList<CouncilWrite> Writes(CouncilFacts facts, IReadOnlyList<Officer> officers)
    {
        List<RosterEntry> former = [.. facts.Roster.Where(r => officers.Any(o => o.Id == r.Officer))];
        List<RosterEntry> derived = [.. officers.SelectMany(o => Of(facts.Council, o))];
        return
        [
            .. former.Where(f => !derived.Any(d => IsSame(d, f))).Select(f => new CouncilWrite.DropRoster(f)),
            .. derived.Where(d => !former.Contains(d)).Select(d => new CouncilWrite.PutRoster(d)),
        ];
    }

    /// <summary>The office's list with these officers as they are posted now.</summary>
    public static OfficeDirectory With(this OfficeDirectory office, IReadOnlyList<Officer> officers) =>
        office with
        {
            Roster =
            [
                .. office
                    .Roster.Where(r => officers.All(o => o.Id != r.Officer))
                    .Concat(officers.SelectMany(o => Of(office, o)))
                    .OrderBy(r => r.Role)
                    .ThenBy(r => r.Officer.Value, StringComparer.Ordinal)
                    .ThenBy(r => r.Days.From),
            ],
        };

    private static bool IsSame(RosterEntry left, RosterEntry right) =>
        CouncilKinds.Roster.IdOf(left).SequenceEqual(CouncilKinds.Roster.IdOf(right));

    private static IEnumerable<RosterEntry> Cut(Officer officer, string unit, string name, DayRange days, Func<Assignment, bool> chosen) =>
        from posting in officer.Assignments
        where posting.DelegatedBy is null && posting.Unit == unit && chosen(posting)
        let common = posting.Days.Common(days)
        where common is not null
        select new RosterEntry(officer.Id, officer.Name, officer.Rank, posting.Role, name, common);
}
