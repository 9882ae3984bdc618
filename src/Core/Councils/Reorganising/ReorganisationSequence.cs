using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils.Reorganising;

/// <summary>From a plan to the steps that bring it about.</summary>
public static class ReorganisationSequence
{
    /// <summary>Two rows each, and a transaction has room for the plan beside them.</summary>
    private const int MostClosed = 20;

    public static Sequence<ReorganisationStep> Of(AuditEntry audit, PlannedReorganisation planned, ReorganisationGround ground)
    {
        var (reached, today) = (Reached(planned.Begins), JapanTime.DayOf(audit.At));
        List<Officer> reaching =
        [
            .. ground
                .People.Where(o => o.Assignments.Any(a => !(a.Days.To < today) && reached.Any(r => r.Units.Contains(a.Unit))))
                .OrderBy(o => o.Id.Value, StringComparer.Ordinal),
        ];
        return new Sequence<ReorganisationStep>
        {
            Id = $"{audit.Command:N}",
            Audit = audit,
            Steps =
            [
                .. planned.Begins.Select(c => new ReorganisationStep(At(c.Id)) { Begins = c }),
                .. Lists(ground, planned.Begins).Select(s => new ReorganisationStep(At(s)) { Reached = reached }),
                .. reaching.Select(o => new ReorganisationStep(At(o.Id)) { Reached = ReachedBy(o, reached) }),
                .. planned.Begins.Select(c => new ReorganisationStep(At(c.Id)) { Officers = [.. reaching.Select(o => o.Id)] }),
                .. planned.Plan.Ends.Select(c => new ReorganisationStep(At(c.Id)) { Ends = planned.End }),
            ],
        };
    }

    /// <param name="begun">The councils that were set up by it, as they are now.</param>
    public static Sequence<ReorganisationStep> TakingBack(
        AuditEntry audit,
        Reorganisation plan,
        IReadOnlyList<Council> begun,
        ReorganisationGround ground
    )
    {
        var reached = Reached(begun);
        var end = new CouncilEnd(plan.Id, plan.Day.AddDays(-1), plan.Reason);
        var reaching = ground
            .People.Where(o => o.Assignments.Any(a => a.Councils.Any(l => plan.Begins.Any(b => b.Id == l.Id))))
            .OrderBy(o => o.Id.Value, StringComparer.Ordinal);
        return new Sequence<ReorganisationStep>
        {
            Id = $"{audit.Command:N}",
            Audit = audit,
            Steps =
            [
                .. plan.Ends.Select(c => new ReorganisationStep(At(c.Id)) { Ends = end, TakesBack = true }),
                .. reaching.Select(o => new ReorganisationStep(At(o.Id)) { Reached = reached, TakesBack = true }),
                .. Lists(ground, begun).Select(s => new ReorganisationStep(At(s)) { Reached = reached, TakesBack = true }),
                .. begun.Select(c => new ReorganisationStep(At(c.Id)) { Begins = c, TakesBack = true }),
            ],
        };
    }

    /// <summary>What the station keeps with the sequence: the plan, and as history those whose day has passed.</summary>
    public static IReadOnlyList<OfficeWrite> Register(
        OfficeFacts office,
        Sequence<ReorganisationStep> sequence,
        Reorganisation plan,
        DateOnly today
    ) =>
        [
            new OfficeWrite.Put<Sequence<ReorganisationStep>>(OfficeKinds.Founding, sequence),
            .. office
                .Reorganisations.Where(r => r.Day <= today)
                .Take(MostClosed)
                .Select(r => new OfficeWrite.Put<Reorganisation>(OfficeKinds.Reorganisation, r with { IsOver = true })),
            new OfficeWrite.Put<Reorganisation>(OfficeKinds.Reorganisation, plan),
        ];

    private static IReadOnlyList<ReachedCouncil> Reached(IEnumerable<Council> councils) =>
        [
            .. councils.Select(c => new ReachedCouncil(
                new CouncilLink(c.Id, c.Name),
                [.. c.PoliceBoxes.Select(b => b.PoliceBox.Value).Concat(c.Stations.Select(s => s.Station.Value)).Distinct()]
            )),
        ];

    private static IReadOnlyList<ReachedCouncil> ReachedBy(Officer officer, IReadOnlyList<ReachedCouncil> all) =>
        [.. all.Where(r => officer.Assignments.Any(a => r.Units.Contains(a.Unit)))];

    /// <summary>The station, and the one into which it is going to be merged where the councils pass on to it.</summary>
    private static IEnumerable<StationId> Lists(ReorganisationGround ground, IReadOnlyList<Council> councils) =>
        ground.Successor is { Id: var successor } && councils.Any(c => c.Stations.Any(s => s.Station == successor))
            ? [ground.Station.Id, successor]
            : [ground.Station.Id];

    private static PartitionAddress At(StationId station) => new(PartitionKind.Office, station.Value);

    private static PartitionAddress At(CouncilId council) => new(PartitionKind.Council, council.Value);

    private static PartitionAddress At(OfficerId officer) => new(PartitionKind.Person, officer.Value);
}
