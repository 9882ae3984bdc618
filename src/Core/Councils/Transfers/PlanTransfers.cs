using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils.Transfers;

/// <summary>
/// 異動 as a station enters it: rights and rosters follow from the postings (要綱 第4-3, H1), and end by themselves with the day before 発令日. The
/// good rows go on; the others come back with their reasons.
/// </summary>
public sealed record PlanTransfers(IReadOnlyList<TransferRow> Rows)
{
    /// <summary>More than a station moves at once, and more than one card can show.</summary>
    public const int MostRows = 60;

    public const string Leaving = "転出";

    private static readonly Dictionary<string, Role> Posts = new()
    {
        ["地域課"] = Role.CommunityPoliceSection,
        ["地域課係"] = Role.CommunityPoliceSection,
        ["地域課長"] = Role.SectionChief,
        ["地域警察幹部"] = Role.CommunityPoliceSupervisor,
        ["署長"] = Role.StationChief,
    };

    public IReadOnlyList<CheckedRow> Check(TransferGround ground, DateOnly today)
    {
        var seen = new HashSet<OfficerId>();
        return
        [
            .. Rows.Select(row =>
                MoveOf(row, ground, today, seen).Match(move => new CheckedRow(row, move, null), no => new CheckedRow(row, null, no))
            ),
        ];
    }

    private static Outcome<PostingMove> MoveOf(TransferRow row, TransferGround ground, DateOnly today, HashSet<OfficerId> seen)
    {
        if (row.Day is not { } day)
        {
            return new Refusal("transfer.no-day");
        }

        if (day < today)
        {
            return new Refusal("transfer.past", JapaneseDate.WithoutWeekday(day));
        }

        if (ground.People.FirstOrDefault(p => p.Id.Value == row.Number) is not { } officer)
        {
            return new Refusal("transfer.unknown-officer", row.Number);
        }

        if (!seen.Add(officer.Id))
        {
            return new Refusal("transfer.twice", officer.Title);
        }

        if (officer.Assignments.Any(a => a.Days.From >= day))
        {
            return new Refusal("transfer.later-posting", officer.Title);
        }

        return Begins(row, day, ground)
            .Match<Outcome<PostingMove>>(
                begins => Moved(officer, day, begins.Count == 0 ? null : begins[0], ground.Station),
                refusal => refusal
            );
    }

    private static Outcome<PostingMove> Moved(Officer officer, DateOnly day, Assignment? begins, Station station)
    {
        if (begins is { } same && officer.On(day).Any(a => a.Role == same.Role && a.Unit == same.Unit))
        {
            return new Refusal("transfer.same-post", officer.Title, same.UnitName);
        }

        if (begins is null && !officer.On(day).Any(a => IsOf(station, a.Unit, day)))
        {
            return new Refusal("transfer.not-of-station", officer.Title);
        }

        return new PostingMove(officer.Id, day, begins, PostingMoves.EndingOn(officer, day));
    }

    /// <summary>The posting at the destination; none for who leaves.</summary>
    private static Outcome<IReadOnlyList<Assignment>> Begins(TransferRow row, DateOnly day, TransferGround ground)
    {
        var (station, days) = (ground.Station, new DayRange(day, null));
        if (row.Destination == Leaving)
        {
            return new Outcome<IReadOnlyList<Assignment>>.Accepted([]);
        }

        if (Posts.TryGetValue(row.Destination, out var role))
        {
            if (station.ClosedBefore(day))
            {
                return new Refusal("transfer.unit-ended", station.Name, Last(station.Periods.Max(p => p.Days.To)));
            }

            var name = station.PeriodOn(day)?.Name ?? station.Name;
            var all = ground.Councils.Where(c => c.Council.StationOn(day)?.Station == station.Id);
            return new Outcome<IReadOnlyList<Assignment>>.Accepted([
                new Assignment(role, station.Id.Value, name, days) { Councils = Links(all) },
            ]);
        }

        if ((station.PoliceBoxes ?? []).FirstOrDefault(b => b.Name == row.Destination && b.StationOn(day) == station.Id) is not { } box)
        {
            return Ended(station, row.Destination, day) ?? new Refusal("transfer.unknown-unit", row.Destination);
        }

        var councils = ground.Councils.Where(c => c.Council.ExistsOn(day) && c.Council.PoliceBoxesOn(day).Contains(box.Id));
        return new Outcome<IReadOnlyList<Assignment>>.Accepted([
            new Assignment(Role.OperatingOfficer, box.Id.Value, box.Name, days) { Councils = Links(councils) },
        ]);
    }

    /// <summary>A police box that is closed, or passes to another station, before the day; null where there is none of the name.</summary>
    private static Refusal? Ended(Station station, string name, DateOnly day) =>
        (station.PoliceBoxes ?? [])
            .Where(b => b.Name == name)
            .SelectMany(b => b.Periods)
            .Where(p => p.Station == station.Id && p.Days.To < day)
            .Select(p => p.Days.To)
            .Max()
            is { } last
            ? new Refusal("transfer.unit-ended", name, Last(last))
            : null;

    private static string Last(DateOnly? day) => day is { } last ? JapaneseDate.WithoutWeekday(last) : "";

    private static bool IsOf(Station station, string unit, DateOnly day) =>
        unit == station.Id.Value || (station.PoliceBoxes ?? []).Any(b => b.Id.Value == unit && b.StationOn(day) == station.Id);

    private static IReadOnlyList<CouncilLink> Links(IEnumerable<CouncilFacts> councils) =>
        [.. councils.Select(c => new CouncilLink(c.Council.Id, c.Council.Name)).OrderBy(c => c.Id.Value, StringComparer.Ordinal)];
}
