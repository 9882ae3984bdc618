namespace KobanBot.Core.Facts;

/// <summary>A step of a sequence: what it does to one partition is the business of its <see cref="ISequenceSteps{TStep}"/>.</summary>
public interface ISequenceStep
{
    PartitionAddress Partition { get; }
}

/// <summary>
/// Commits over several partitions, one after another, for what one transaction cannot hold. Once it is stored it comes to its end, whatever
/// process begins or dies: every step has an audit line of its own, by which a step that has had its effect is known.
/// </summary>
public sealed record Sequence<TStep>
    where TStep : ISequenceStep
{
    public required string Id { get; init; }

    /// <summary>Who began it, when and by which command; the lines of the steps are made of it.</summary>
    public required AuditEntry Audit { get; init; }

    /// <summary>In the order in which they are taken.</summary>
    public required IReadOnlyList<TStep> Steps { get; init; }

    /// <summary>Steps that are over, from the first on.</summary>
    public int Done { get; init; }

    /// <summary>Those of them that could not be taken any more, because what they found had changed meanwhile.</summary>
    public IReadOnlyList<RefusedStep> Refused { get; init; } = [];

    public bool IsOver => Done >= Steps.Count;

    /// <summary>The audit line of a step: the same whenever and by whomever it is taken.</summary>
    public AuditEntry AuditOf(int step) => CommandSteps.AuditOf(Audit, step + 1);

    /// <summary>After the next step.</summary>
    /// <param name="refusal">Why it could not be taken; null when it was.</param>
    public Sequence<TStep> Next(string? refusal) =>
        this with
        {
            Done = Done + 1,
            Refused = refusal is null ? Refused : [.. Refused, new RefusedStep(Done, refusal)],
        };
}

/// <param name="Step">Its place, from 0.</param>
/// <param name="Code">As of a <see cref="Refusal"/>.</param>
public sealed record RefusedStep(int Step, string Code);

/// <summary>Takes the steps of one kind of sequence.</summary>
public interface ISequenceSteps<in TStep>
    where TStep : ISequenceStep
{
    /// <summary>
    /// Loads the step's partition, decides on what is stored now, and commits with this audit line in one transaction. A step that finds its
    /// work done commits the line alone.
    /// </summary>
    Task<StepEnd> TryAsync(TStep step, AuditEntry audit, CancellationToken cancellation);
}

/// <summary>What became of one try.</summary>
public abstract record StepEnd
{
    private StepEnd() { }

    public sealed record Committed : StepEnd;

    /// <summary>Another change was first; nothing was written, and the step is tried again.</summary>
    public sealed record Lost : StepEnd;

    /// <summary>It cannot be taken any more; the sequence goes on without it.</summary>
    public sealed record Refused(Refusal Refusal) : StepEnd;
}
