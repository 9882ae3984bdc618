using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>Takes the steps of 異動. A posting that has changed meanwhile is refused; what depends on it is derived from what is stored.</summary>
public sealed class TransferSteps(IPersonnelStore people, ICouncilStore councils, IOfficeStore offices) : ISequenceSteps<TransferStep>
{
    public Task<StepEnd> TryAsync(TransferStep step, AuditEntry audit, CancellationToken cancellation) =>
        step.Partition.Kind switch
        {
            PartitionKind.Person when step.Move is { } move => MoveAsync(step, move, audit, cancellation),
            PartitionKind.Council => ListAtCouncilAsync(step, audit, cancellation),
            PartitionKind.Office => ListAtOfficeAsync(step, audit, cancellation),
            _ => Task.FromResult<StepEnd>(new StepEnd.Refused(new Refusal("transfer.gone"))),
        };

    private async Task<StepEnd> MoveAsync(TransferStep step, PostingMove move, AuditEntry audit, CancellationToken cancellation)
    {
        if (await people.FindAsync(move.Officer, cancellation) is not { } loaded)
        {
            return new StepEnd.Refused(new Refusal("transfer.gone"));
        }

        var moved = step.TakesBack ? loaded.Officer.TakenBack(move) : loaded.Officer.After(move);
        return moved switch
        {
            Outcome<Officer>.Accepted(var officer) => End(
                await people.TryCommitAsync(
                    loaded.Version,
                    new PersonnelChange(officer, audit with { Subject = move.Begins?.Unit ?? "" }),
                    cancellation
                )
            ),
            Outcome<Officer>.Refused(var refusal) => new StepEnd.Refused(refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<StepEnd> ListAtCouncilAsync(TransferStep step, AuditEntry audit, CancellationToken cancellation)
    {
        // The council is read first: whose posting changes after that finds another version of it, or comes with a step of his own.
        if (await councils.FindAsync(new CouncilId(step.Partition.Id), cancellation) is not { } loaded)
        {
            return new StepEnd.Refused(new Refusal("transfer.gone"));
        }

        var writes = Rosters.Writes(loaded.Facts, await OfficersAsync(step, cancellation));
        return End(await councils.TryCommitAsync(loaded.Version, new CouncilChange { Audit = audit, Writes = writes }, cancellation));
    }

    private async Task<StepEnd> ListAtOfficeAsync(TransferStep step, AuditEntry audit, CancellationToken cancellation)
    {
        if (await offices.FindAsync(step.Partition.Id, cancellation) is not { } loaded)
        {
            return new StepEnd.Refused(new Refusal("transfer.gone"));
        }

        var list = loaded.Facts.Directory.With(await OfficersAsync(step, cancellation));
        var change = new OfficeChange { Audit = audit, Writes = [new OfficeWrite.PutDirectory(list)] };
        return End(await offices.TryCommitAsync(loaded.Version, change, cancellation));
    }

    private async Task<IReadOnlyList<Officer>> OfficersAsync(TransferStep step, CancellationToken cancellation)
    {
        var officers = new List<Officer>(step.Officers.Count);
        foreach (var id in step.Officers)
        {
            if (await people.FindAsync(id, cancellation) is { Officer: var officer })
            {
                officers.Add(officer);
            }
        }

        return officers;
    }

    private static StepEnd End(bool committed) => committed ? new StepEnd.Committed() : new StepEnd.Lost();
}
