using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>Takes the steps of 異動. A posting that has changed meanwhile is refused; what depends on it is derived from what is stored.</summary>
public sealed class TransferSteps(IPersonnelStore people, ICouncilStore councils, IOfficeStore offices) : ISequenceSteps<TransferStep>
{
    /// <summary>Told of a council that has messages to send now.</summary>
    public Action<CouncilId> Told { get; init; } = static _ => { };

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

        var officers = await OfficersAsync(step, cancellation);
        var writes = Rosters.Writes(loaded.Facts, officers);
        var change = new CouncilChange
        {
            Audit = audit,
            Writes = writes,
            Messages = step.Move is { } handed
                ? [Message(audit, 1, handed.Officer, IsEnding(step, handed) ? MessageKind.DeputyEnded : MessageKind.DeputyAppointed)]
                :
                [
                    .. officers
                        .Where(o => IsToldAt(loaded.Facts.Council.Id, o, writes))
                        .Select((o, i) => Message(audit, i + 1, o.Id, Leaves(o) ? MessageKind.PostingEnded : MessageKind.PostingChanged)),
                ],
        };
        if (!await councils.TryCommitAsync(loaded.Version, change, cancellation))
        {
            return new StepEnd.Lost();
        }

        if (change.Messages.Count > 0)
        {
            Told(loaded.Facts.Council.Id);
        }

        return new StepEnd.Committed();
    }

    private static bool IsEnding(TransferStep step, PostingMove handed) => step.TakesBack || handed.Begins is null;

    /// <summary>
    /// Whose posting has changed hears of it once: at the first council of the post that he or she holds, or will hold, until further notice, or of the
    /// last one before leaving.
    /// </summary>
    private static bool IsToldAt(CouncilId council, Officer officer, IReadOnlyList<CouncilWrite> writes) =>
        Last(officer) is { Councils.Count: > 0 } post
        && post.Councils.Select(c => c.Id.Value).Min(StringComparer.Ordinal) == council.Value
        && writes.OfType<CouncilWrite.PutRoster>().Any(w => w.Fact.Officer == officer.Id);

    private static bool Leaves(Officer officer) => Last(officer)?.Days.To is not null;

    /// <summary>A 代行 runs beside the posts.</summary>
    private static Assignment? Last(Officer officer) => officer.Assignments.Where(a => a.DelegatedBy is null).MaxBy(a => a.Days.From);

    private static OutgoingMessage Message(AuditEntry audit, int ordinal, OfficerId to, MessageKind kind) =>
        new(CommandSteps.MessageOf(audit, ordinal), to, kind, new MeetingId(kind.ToString()));

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
