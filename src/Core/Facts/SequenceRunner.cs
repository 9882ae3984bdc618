namespace KobanBot.Core.Facts;

/// <summary>Carries sequences of one kind on; which office keeps them the caller knows.</summary>
public interface ISequenceRunner
{
    /// <summary>The sequences of the office that are not over.</summary>
    IEnumerable<string> Unfinished(OfficeFacts office);

    /// <summary>Takes the steps that are left, each with a record of how far it got; true when the sequence is over.</summary>
    Task<bool> RunAsync(string unit, string id, CancellationToken cancellation);
}

/// <summary>
/// Carries a sequence on from its record. Anybody may, at any time, several at once too: a step that has had its effect is recognised by its audit
/// line and only recorded.
/// </summary>
/// <param name="offices">Where the records lie.</param>
/// <param name="audits">Whether a step has had its effect.</param>
/// <param name="kind">The kind of fact under which the sequences are stored; those that are over are its history.</param>
/// <param name="steps">How a step is taken.</param>
public sealed class SequenceRunner<TStep>(
    IOfficeStore offices,
    IAuditStore audits,
    FactKind<OfficeFacts, Sequence<TStep>> kind,
    ISequenceSteps<TStep> steps
) : ISequenceRunner
    where TStep : ISequenceStep
{
    /// <summary>Races that one step may lose before it is left to the next run.</summary>
    private const int Tries = 8;

    public IEnumerable<string> Unfinished(OfficeFacts office) => kind.Of(office).Select(s => s.Id);

    public async Task<bool> RunAsync(string unit, string id, CancellationToken cancellation)
    {
        while (await FindAsync(unit, id, cancellation) is var (loaded, sequence))
        {
            var audit = sequence.AuditOf(sequence.Done);
            if (await TakeAsync(sequence.Steps[sequence.Done], audit, cancellation) is not { } end)
            {
                return false;
            }

            var next = sequence.Next(end is StepEnd.Refused refused ? refused.Refusal.Code : null);
            var change = new OfficeChange { Writes = [new OfficeWrite.Put<Sequence<TStep>>(kind, next)] };

            // Who loses this race finds the step recorded by somebody else, and goes on behind it.
            _ = await offices.TryCommitAsync(loaded.Version, change, cancellation);
        }

        return true;
    }

    private async Task<(LoadedOffice Loaded, Sequence<TStep> Sequence)?> FindAsync(
        string unit,
        string id,
        CancellationToken cancellation
    ) =>
        await offices.FindAsync(unit, cancellation) is { } loaded
        && kind.Of(loaded.Facts).FirstOrDefault(s => s.Id == id && !s.IsOver) is { } sequence
            ? (loaded, sequence)
            : null;

    /// <summary>Null when it lost too many races.</summary>
    private async Task<StepEnd?> TakeAsync(TStep step, AuditEntry audit, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await audits.ContainsAsync(step.Partition, audit, cancellation))
            {
                return new StepEnd.Committed();
            }

            var end = await steps.TryAsync(step, audit, cancellation);
            if (end is not StepEnd.Lost)
            {
                return end;
            }
        }

        return null;
    }
}
