using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>What a step of 設置, 統合 or 分割 does to what is stored. The preview computes what follows by the same functions.</summary>
public static class ReorganisationMoves
{
    /// <summary>A council that begins, with the roster that follows from the postings.</summary>
    public static CouncilFacts Begun(Council council, IReadOnlyList<Officer> officers)
    {
        var empty = new CouncilFacts { Council = council };
        return Rosters.Writes(empty, officers).Aggregate(empty, (f, w) => w.After(f));
    }

    /// <summary>Refused when it ends already, by itself or with others.</summary>
    public static Outcome<Council> Ended(Council council, CouncilEnd end)
    {
        var before = council.Abolition ?? new AbolitionDetails();
        return council.Abolished is not null && before.Reorganisation != end.Reorganisation
            ? new Refusal("found.ends-already", council.Name)
            : council with
            {
                Abolished = end.Last,
                Abolition = before with
                {
                    Reason = before.Reason.Length > 0 ? before.Reason : end.Reason,
                    Reorganisation = end.Reorganisation,
                },
            };
    }

    /// <summary>As if it did not end; what was entered of 協議 and 説明 stays. Nothing where another end was entered meanwhile.</summary>
    public static Council Reopened(Council council, CouncilEnd end) =>
        council.Abolition?.Reorganisation == end.Reorganisation
            ? council with
            {
                Abolished = null,
                Abolition = council.Abolition with { Reorganisation = null },
            }
            : council;

    /// <summary>A council that never came to be: nobody comes to it any more, and nothing of it is deleted.</summary>
    public static Council Withdrawn(Council council, DateOnly on) =>
        council with
        {
            Withdrawn = on,
            PoliceBoxes = [],
            Stations = [],
            Leads = [],
        };

    public static OfficeDirectory Reaching(this OfficeDirectory office, IReadOnlyList<ReachedCouncil> councils) =>
        office with
        {
            Councils = Joined(office.Councils, councils.Select(c => c.Council)),
        };

    public static OfficeDirectory Without(this OfficeDirectory office, IReadOnlyList<ReachedCouncil> councils) =>
        office with
        {
            Councils = Cut(office.Councils, councils),
        };

    public static Officer Reaching(this Officer officer, IReadOnlyList<ReachedCouncil> councils) =>
        officer with
        {
            Assignments =
            [
                .. officer.Assignments.Select(a =>
                    a with
                    {
                        Councils = Joined(a.Councils, councils.Where(c => c.Units.Contains(a.Unit)).Select(c => c.Council)),
                    }
                ),
            ],
        };

    public static Officer Without(this Officer officer, IReadOnlyList<ReachedCouncil> councils) =>
        officer with
        {
            Assignments = [.. officer.Assignments.Select(a => a with { Councils = Cut(a.Councils, councils) })],
        };

    private static IReadOnlyList<CouncilLink> Joined(IReadOnlyList<CouncilLink> links, IEnumerable<CouncilLink> more) =>
        [.. links, .. more.Where(m => links.All(l => l.Id != m.Id))];

    private static IReadOnlyList<CouncilLink> Cut(IReadOnlyList<CouncilLink> links, IReadOnlyList<ReachedCouncil> councils) =>
        [.. links.Where(l => councils.All(c => c.Council.Id != l.Id))];
}
