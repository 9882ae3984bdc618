using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Facts;

/// <summary>
/// What 組織の変更 does to one officer, one office, one council, and the way back. The preview computes what follows by the same functions that
/// carry it out. What is not concerned is returned as it is.
/// </summary>
public static class ReformMoves
{
    public static Officer After(this Officer officer, RegisteredReform reform) => reform.Changes.Aggregate(officer, After);

    public static Officer Before(this Officer officer, RegisteredReform reform)
    {
        var left = reform.Changes.Reverse().Aggregate(officer, Before);
        var ended = reform.CutsOf(officer.Id).ToList();

        // Whoever has got another post for that day has left the old one by that.
        return ended.Count == 0 || left.Assignments.Any(a => a.Days.From == reform.Day)
            ? left
            : left with
            {
                Assignments =
                [
                    .. left.Assignments.Select(a =>
                        ended.FirstOrDefault(e => e.Is(a)) is { } cut && a.Days.To == reform.Day.AddDays(-1)
                            ? a with
                            {
                                Days = new DayRange(a.Days.From, cut.FormerTo),
                            }
                            : a
                    ),
                ],
            };
    }

    /// <summary>The posts of an officer that end with a change.</summary>
    public static IEnumerable<EndedPosting> CutBy(this Officer officer, ReformChange change) =>
        officer
            .Assignments.Where(a => change.EndedUnits.Contains(a.Unit) && a.Days.From < change.Day && a.Days.Contains(change.Day))
            .Select(a => new EndedPosting(a.Role, a.Unit, a.Days.From, a.Days.To));

    /// <summary>The office's list and the station itself. The roster is derived anew by whoever has the officers.</summary>
    public static OfficeFacts After(this OfficeFacts office, RegisteredReform reform) =>
        Of(office, reform, reform.Changes, (s, c) => c.Apply(s), Joined);

    public static OfficeFacts Before(this OfficeFacts office, RegisteredReform reform) =>
        Of(office, reform, reform.Changes.Reverse(), (s, c) => c.TakeBack(s), Cut);

    public static Council After(this Council council, RegisteredReform reform) => reform.Changes.Aggregate(council, After);

    public static Council Before(this Council council, RegisteredReform reform) => reform.Changes.Reverse().Aggregate(council, Before);

    /// <summary>Whoever is, was or will be posted at a council's police boxes and stations.</summary>
    public static IReadOnlyList<OfficerId> PostedAt(Council council, IEnumerable<Officer> people)
    {
        HashSet<string> units = [.. council.PoliceBoxes.Select(b => b.PoliceBox.Value), .. council.Stations.Select(s => s.Station.Value)];
        return [.. people.Where(p => p.Assignments.Any(a => units.Contains(a.Unit))).Select(p => p.Id)];
    }

    private static Officer After(Officer officer, ReformChange change)
    {
        var comes = change.Passes && change.Councils.Count > 0 && officer.Assignments.Any(a => a.Unit == change.Into.Id.Value);
        var cut = officer.CutBy(change).ToList();
        if (!comes && cut.Count == 0)
        {
            return officer;
        }

        var reached = comes ? officer.Reaching(Reached(change)) : officer;
        return reached with
        {
            Assignments = [.. reached.Assignments.Select(a => cut.Exists(e => e.Is(a)) ? a with { Days = change.Cut(a.Days) } : a)],
        };
    }

    private static Officer Before(Officer officer, ReformChange change) =>
        change.Passes && change.Councils.Count > 0 && officer.Assignments.Any(a => a.Unit == change.Into.Id.Value)
            ? officer with
            {
                Assignments =
                [
                    .. officer.Assignments.Select(a =>
                        a.Unit == change.Into.Id.Value
                            ? a with
                            {
                                Councils = [.. a.Councils.Where(l => change.Councils.All(c => c.Id != l.Id))],
                            }
                            : a
                    ),
                ],
            }
            : officer;

    private static IReadOnlyList<ReachedCouncil> Reached(ReformChange change) =>
        [.. change.Councils.Select(c => new ReachedCouncil(c, [change.Into.Id.Value]))];

    private static OfficeFacts Of(
        OfficeFacts office,
        RegisteredReform reform,
        IEnumerable<ReformChange> changes,
        Func<Station, ReformChange, Station> station,
        Func<OfficeDirectory, ReformChange, OfficeDirectory> directory
    ) =>
        office.Station is { } own && reform.Changes.Any(c => c.Concerns(own))
            ? changes.Aggregate(
                office,
                (o, c) => o with { Station = station(o.Station!, c), Directory = directory(o.Directory, c) } // It stays one.
            )
            : office;

    private static OfficeDirectory Joined(OfficeDirectory directory, ReformChange change) =>
        change.Passes && directory.Unit == change.Into.Id.Value
            ? directory with
            {
                Councils = [.. directory.Councils.Concat(change.Councils).DistinctBy(c => c.Id)],
                Predecessors = [.. directory.Predecessors.Concat(change.Predecessors).Distinct()],
            }
            : directory;

    private static OfficeDirectory Cut(OfficeDirectory directory, ReformChange change) =>
        change.Passes && directory.Unit == change.Into.Id.Value
            ? directory with
            {
                Councils = [.. directory.Councils.Where(l => change.Councils.All(c => c.Id != l.Id))],
                Predecessors = [.. directory.Predecessors.Where(p => !change.Predecessors.Contains(p))],
            }
            : directory;

    private static Council After(Council council, ReformChange change) =>
        change.Kind switch
        {
            ReformKind.CloseBox when council.PoliceBoxes.Any(b => Loses(b, change)) => council with
            {
                PoliceBoxes = [.. council.PoliceBoxes.Select(b => Loses(b, change) ? b with { Days = change.Cut(b.Days) } : b)],
            },
            ReformKind.MergeStation
            or ReformKind.MoveStation
            or ReformKind.MoveBox when council.Stations.Any(s => Leaves(council, s, change)) => council with
            {
                Stations = [.. council.Stations.SelectMany(s => Leaves(council, s, change) ? Passed(s, change) : [s])],
            },
            _ => council,
        };

    private static bool Loses(PoliceBoxLink link, ReformChange change) =>
        change.IsOfIt(link.PoliceBox) && link.Days.Contains(change.Day) && link.Days.From < change.Day;

    /// <summary>A council goes with its station, or with its police box; one that has ended goes along for its records.</summary>
    private static bool Leaves(Council council, StationLink link, ReformChange change) =>
        link.Station == change.From.Id
        && !(link.Days.To < change.Day)
        && (change.Kind != ReformKind.MoveBox || council.PoliceBoxes.Any(b => change.IsOfIt(b.PoliceBox) && !(b.Days.To < change.Day)));

    private static IEnumerable<StationLink> Passed(StationLink link, ReformChange change)
    {
        var into = new StationLink(change.Into.Id, change.Into.Name, change.Into.Area, link.Days);

        // Set up on that day or later: it belongs to the other station from the first.
        return link.Days.From >= change.Day
            ? [into]
            : [link with { Days = change.Cut(link.Days) }, into with { Days = new DayRange(change.Day, link.Days.To) }];
    }

    private static Council Before(Council council, ReformChange change)
    {
        if (change.Kind == ReformKind.CloseBox)
        {
            return change.Councils.All(c => c.Id != council.Id)
                ? council
                : council with
                {
                    PoliceBoxes =
                    [
                        .. council.PoliceBoxes.Select(b =>
                            change.IsOfIt(b.PoliceBox) && b.Days.To == change.Last ? b with { Days = new DayRange(b.Days.From, null) } : b
                        ),
                    ],
                };
        }

        if (change.Kind == ReformKind.OpenBox)
        {
            return council;
        }

        var links = new List<StationLink>();
        foreach (var link in council.Stations)
        {
            if (links.Count > 0 && links[^1] is var before && IsSplit(before, link, change))
            {
                links[^1] = before with { Days = new DayRange(before.Days.From, link.Days.To) };
            }
            else if (link.Days.From >= change.Day && IsInto(link, change) && IsOfIt(council, change))
            {
                links.Add(new StationLink(change.From.Id, change.From.Name, change.From.Area, link.Days));
            }
            else
            {
                links.Add(link);
            }
        }

        return links.SequenceEqual(council.Stations) ? council : council with { Stations = links };
    }

    private static bool IsSplit(StationLink before, StationLink link, ReformChange change) =>
        before.Station == change.From.Id && before.Days.To == change.Last && link.Days.From == change.Day && IsInto(link, change);

    private static bool IsInto(StationLink link, ReformChange change) => link.Station == change.Into.Id && link.Area == change.Into.Area;

    private static bool IsOfIt(Council council, ReformChange change) =>
        change.Kind == ReformKind.MoveStation || change.Councils.Any(c => c.Id == council.Id);
}
