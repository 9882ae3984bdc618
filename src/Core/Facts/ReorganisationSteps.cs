using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Facts;

/// <summary>Takes the steps of 設置, 統合 and 分割, each on what is stored now.</summary>
public sealed class ReorganisationSteps(IPersonnelStore people, ICouncilStore councils, IOfficeStore offices)
    : ISequenceSteps<ReorganisationStep>
{
    private static readonly StepEnd Gone = new StepEnd.Refused(new Refusal("found.gone"));

    public Task<StepEnd> TryAsync(ReorganisationStep step, AuditEntry audit, CancellationToken cancellation) =>
        step switch
        {
            { Begins: { } council } => BeginAsync(council, step.TakesBack, audit, cancellation),
            { Ends: { } end } => EndAsync(step, end, audit, cancellation),
            { Officers: { } officers } => ListAsync(step, officers, audit, cancellation),
            { Reached: { } reached, Partition.Kind: PartitionKind.Office } => ReachAtOfficeAsync(step, reached, audit, cancellation),
            { Reached: { } reached, Partition.Kind: PartitionKind.Person } => ReachByOfficerAsync(step, reached, audit, cancellation),
            _ => Task.FromResult(Gone),
        };

    private async Task<StepEnd> BeginAsync(Council council, bool takesBack, AuditEntry audit, CancellationToken cancellation)
    {
        var loaded = await councils.FindAsync(council.Id, cancellation);
        if (loaded is null)
        {
            return takesBack ? Gone : End(await councils.TryCreateAsync(council, new CouncilChange { Audit = audit }, cancellation));
        }

        CouncilWrite[] writes = takesBack
            ?
            [
                new CouncilWrite.PutCouncil(ReorganisationMoves.Withdrawn(loaded.Facts.Council, JapanTime.DayOf(audit.At))),
                .. loaded.Facts.Roster.Select(r => new CouncilWrite.DropRoster(r)),
            ]
            : [];
        return await CommitAsync(loaded, audit, writes, cancellation);
    }

    private async Task<StepEnd> EndAsync(ReorganisationStep step, CouncilEnd end, AuditEntry audit, CancellationToken cancellation)
    {
        if (await councils.FindAsync(new CouncilId(step.Partition.Id), cancellation) is not { } loaded)
        {
            return Gone;
        }

        var council = loaded.Facts.Council;
        var decided = step.TakesBack ? ReorganisationMoves.Reopened(council, end) : ReorganisationMoves.Ended(council, end);
        return decided switch
        {
            Outcome<Council>.Accepted(var then) => await CommitAsync(loaded, audit, [new CouncilWrite.PutCouncil(then)], cancellation),
            Outcome<Council>.Refused(var refusal) => new StepEnd.Refused(refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<StepEnd> ListAsync(
        ReorganisationStep step,
        IReadOnlyList<OfficerId> officers,
        AuditEntry audit,
        CancellationToken cancellation
    )
    {
        // The council is read first: whose posting changes after that comes with a step of his own.
        if (await councils.FindAsync(new CouncilId(step.Partition.Id), cancellation) is not { } loaded)
        {
            return Gone;
        }

        var found = new List<Officer>(officers.Count);
        foreach (var id in officers)
        {
            if (await people.FindAsync(id, cancellation) is { Officer: var officer })
            {
                found.Add(officer);
            }
        }

        return await CommitAsync(loaded, audit, Rosters.Writes(loaded.Facts, found), cancellation);
    }

    private async Task<StepEnd> ReachAtOfficeAsync(
        ReorganisationStep step,
        IReadOnlyList<ReachedCouncil> reached,
        AuditEntry audit,
        CancellationToken cancellation
    )
    {
        if (await offices.FindAsync(step.Partition.Id, cancellation) is not { } loaded)
        {
            return Gone;
        }

        var list = step.TakesBack ? loaded.Facts.Directory.Without(reached) : loaded.Facts.Directory.Reaching(reached);
        var change = new OfficeChange { Audit = audit, Writes = [new OfficeWrite.PutDirectory(list)] };
        return End(await offices.TryCommitAsync(loaded.Version, change, cancellation));
    }

    private async Task<StepEnd> ReachByOfficerAsync(
        ReorganisationStep step,
        IReadOnlyList<ReachedCouncil> reached,
        AuditEntry audit,
        CancellationToken cancellation
    )
    {
        if (await people.FindAsync(new OfficerId(step.Partition.Id), cancellation) is not { } loaded)
        {
            return Gone;
        }

        var officer = step.TakesBack ? loaded.Officer.Without(reached) : loaded.Officer.Reaching(reached);
        return End(await people.TryCommitAsync(loaded.Version, new PersonnelChange(officer, audit), cancellation));
    }

    private async Task<StepEnd> CommitAsync(
        LoadedCouncil loaded,
        AuditEntry audit,
        IReadOnlyList<CouncilWrite> writes,
        CancellationToken cancellation
    ) => End(await councils.TryCommitAsync(loaded.Version, new CouncilChange { Audit = audit, Writes = writes }, cancellation));

    private static StepEnd End(bool committed) => committed ? new StepEnd.Committed() : new StepEnd.Lost();
}
