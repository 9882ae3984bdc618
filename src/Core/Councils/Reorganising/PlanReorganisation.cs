using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils.Reorganising;

/// <summary>
/// 設置 of councils, in the place of others where it is 統合 or 分割 (要綱 第3, 記 第2-2). Only what cannot be is refused; all that is missing is a
/// finding.
/// </summary>
public sealed record PlanReorganisation
{
    /// <summary>A day beyond is a slip of the pen rather than a plan.</summary>
    private const int MostYearsAhead = 2;

    public const int MostParts = 6;

    /// <summary>Of the reorganisation; the ids of the councils are made of it.</summary>
    public required string Id { get; init; }

    public required CouncilKind Kind { get; init; }

    public DateOnly? Day { get; init; }

    public IReadOnlyList<PoliceBoxId> Boxes { get; init; } = [];

    /// <summary>The councils that are abolished with the day before.</summary>
    public IReadOnlyList<CouncilId> Ends { get; init; } = [];

    /// <summary>One, or the parts of a 分割.</summary>
    public IReadOnlyList<NewCouncil> Councils { get; init; } = [];

    public string Reason { get; init; } = "";

    public int? PlannedMembers { get; init; }

    /// <summary>設置の記録, the same for all of them; each part has its own 区域.</summary>
    public CouncilDescription Description { get; init; } = new();

    public Outcome<PlannedReorganisation> Decide(ReorganisationGround ground, DateOnly today)
    {
        if (Day is not { } day)
        {
            return new Refusal("found.no-day") { Property = nameof(Day) };
        }

        if (day > today.AddYears(MostYearsAhead))
        {
            return new Refusal("found.day-far", JapaneseDate.Long(today.AddYears(MostYearsAhead))) { Property = nameof(Day) };
        }

        return (OfBoxes(ground, day) ?? OfNames(ground, day) ?? OfEnds(ground, day)) is { } refusal ? refusal : Begun(ground, day, today);
    }

    // H7 and 要綱 第3-1.
    private Refusal? OfBoxes(ReorganisationGround ground, DateOnly day)
    {
        var about = nameof(Boxes);
        if (Boxes.Count == 0)
        {
            return new Refusal("found.no-beat") { Property = about };
        }

        if (Boxes.FirstOrDefault(id => ground.BoxesOn(day).All(b => b.Id != id)) is { Value: { } } foreign)
        {
            return new Refusal("found.other-station", ground.Box(foreign)?.Name ?? foreign.Value) { Property = about };
        }

        return Kind switch
        {
            CouncilKind.Merged when Boxes.Count < 2 => new Refusal("found.one-beat") { Property = about },
            CouncilKind.Beat when Boxes.Count > 1 => new Refusal("found.beat-single") { Property = about },
            CouncilKind.Split when Boxes.Count > 1 => new Refusal("found.split-single") { Property = about },
            _ => null,
        };
    }

    private Refusal? OfNames(ReorganisationGround ground, DateOnly day)
    {
        var about = nameof(Councils);
        if (Councils.Count == 0 || Councils.Any(c => c.Name.Length == 0))
        {
            return new Refusal("found.no-name") { Property = about };
        }

        if (Councils.Count > MostParts)
        {
            return new Refusal("found.many-parts", $"{MostParts}") { Property = about };
        }

        // One part of two beside a council that is no more leaves the rest of the beat without any.
        if (Kind == CouncilKind.Split && Ends.Count > 0 && Councils.Count < 2)
        {
            return new Refusal("found.one-part") { Property = about };
        }

        var taken = ground.Councils.Where(c => c.Council.ExistsOn(day) && !Ends.Contains(c.Council.Id)).Select(c => c.Council.Name);
        return
            Councils.Select(c => c.Name).Concat(taken).GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { Key: var twice }
            && Councils.Any(c => c.Name == twice)
            ? new Refusal("found.name-taken", twice) { Property = about }
            : null;
    }

    private Refusal? OfEnds(ReorganisationGround ground, DateOnly day)
    {
        foreach (var id in Ends)
        {
            if (ground.Council(id)?.Council is not { } council || !council.ExistsOn(day.AddDays(-1)))
            {
                return new Refusal("found.ends-unknown") { Property = nameof(Ends) };
            }

            if (council.Abolished is { } last)
            {
                return new Refusal("found.ends-dated", council.Name, JapaneseDate.Long(last)) { Property = nameof(Ends) };
            }
        }

        return null;
    }

    private Outcome<PlannedReorganisation> Begun(ReorganisationGround ground, DateOnly day, DateOnly today)
    {
        var begins = new List<Council>(Councils.Count);
        foreach (var (planned, i) in Councils.Select((c, i) => (c, i)))
        {
            var description = Description with { AreaText = planned.AreaText };
            var bare = new CouncilFacts { Council = Bare(ground, day, planned.Name, i) };
            switch (new DescribeCouncil(description).Decide(bare, today))
            {
                case Outcome<Council>.Accepted(var council):
                    begins.Add(council);
                    break;
                case Outcome<Council>.Refused(var refusal):
                    return refusal.Property == nameof(CouncilDescription.AreaText) ? refusal with { Property = nameof(Councils) } : refusal;
            }
        }

        return new PlannedReorganisation(
            new Reorganisation
            {
                Id = Id,
                Day = day,
                Reason = Reason,
                Ends = Replaced(ground),
                Begins = [.. begins.Select(c => new CouncilLink(c.Id, c.Name))],
            },
            begins
        );
    }

    private IReadOnlyList<CouncilLink> Replaced(ReorganisationGround ground) =>
        [.. Ends.Select(id => ground.Council(id)!.Council).Select(c => new CouncilLink(c.Id, c.Name))]; // Found above.

    private Council Bare(ReorganisationGround ground, DateOnly day, string name, int place)
    {
        List<PoliceBox> boxes = [.. Boxes.Select(id => ground.Box(id)!)]; // Of the station on the day, as was asked before.
        return new Council
        {
            Id = new CouncilId($"{Id}-{place + 1}"),
            Name = name,
            Kind = Kind,
            Established = day,
            PoliceBoxes = [.. boxes.Select(b => ReorganisationGround.LinkFrom(b, day))],
            Stations = ground.StationsFrom(boxes[0], day),
            Establishment = new EstablishmentDetails
            {
                Reason = Reason.Length > 0 ? Reason : null,
                PlannedMembers = PlannedMembers,
                Replaces = Ends.Count > 0 ? Replaced(ground) : null,
            },
        };
    }
}

/// <param name="AreaText">区域 of a part of a beat; empty for a whole one.</param>
public sealed record NewCouncil(string Name, string AreaText = "");

/// <summary>A plan that can be carried out.</summary>
/// <param name="Begins">The councils as they are set up.</param>
public sealed record PlannedReorganisation(Reorganisation Plan, IReadOnlyList<Council> Begins)
{
    public CouncilEnd End => new(Plan.Id, Plan.Day.AddDays(-1), Plan.Reason);
}
