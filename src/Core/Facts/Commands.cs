using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>What is asked for: the id makes repetitions recognisable, the input digest tells a repetition from a change of mind.</summary>
public sealed record Command(Guid Id, string Input);

/// <summary>What a decision comes to: a change (or none), and the answer to the person.</summary>
public sealed record Decision<TChange>(TChange? Change, string Answer)
    where TChange : class;

/// <summary>
/// Runs a decision against one partition: loads, checks the right, gives a kept answer or decides, commits. The same command of the same person
/// with the same input has one effect and the same answer; a lost race is decided once more on fresh facts, and a second one is given up without
/// effect.
/// </summary>
public sealed class Commands<TLoaded, TChange>(ICommandPartition<TLoaded, TChange> partition)
    where TLoaded : class
    where TChange : class
{
    /// <param name="command">What is asked for.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="refuse">The answer to whoever has no right, else null. Asked of what was just read, before anything that is kept is given.</param>
    /// <param name="decide">Decides on what was read.</param>
    /// <param name="cancellation">Stops waiting for the storage.</param>
    public async Task<CommandResult<TChange>> RunAsync(
        Command command,
        OfficerId by,
        Func<TLoaded, string?> refuse,
        Func<TLoaded, CancellationToken, ValueTask<Decision<TChange>>> decide,
        CancellationToken cancellation
    )
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await partition.FindAsync(cancellation) is not { } loaded)
            {
                return new CommandResult<TChange>.NotFound();
            }

            if (Settled(loaded, command, by, refuse) is { } settled)
            {
                return settled;
            }

            var decision = await decide(loaded, cancellation);
            if (decision.Change is not { } change)
            {
                return new CommandResult<TChange>.Done(decision.Answer, Committed: null);
            }

            var answered = partition.WithAnswer(change, new AnsweredCommand(command.Id, command.Input, decision.Answer, by));
            if (await partition.TryCommitAsync(loaded, answered, cancellation))
            {
                return new CommandResult<TChange>.Done(decision.Answer, answered);
            }
        }

        // Two deliveries of one command may race each other: what the other one has just done is this one's answer too.
        return await partition.FindAsync(cancellation) is { } last && Settled(last, command, by, refuse) is { } meanwhile
            ? meanwhile
            : new CommandResult<TChange>.ChangedMeanwhile();
    }

    /// <summary>What is answered without a decision: a refusal, or what was kept; null when the command is still to be decided.</summary>
    private CommandResult<TChange>? Settled(TLoaded loaded, Command command, OfficerId by, Func<TLoaded, string?> refuse)
    {
        if (refuse(loaded) is { } refusal)
        {
            return new CommandResult<TChange>.Refused(refusal);
        }

        if (partition.Answers(loaded).FirstOrDefault(a => a.Id == command.Id) is not { } kept)
        {
            return null;
        }

        var isRepetition = kept.Input == command.Input;
        return kept.By switch
        {
            { } other when other != by => new CommandResult<TChange>.UsedUp(),
            null when isRepetition => new CommandResult<TChange>.UsedUp(),
            _ => isRepetition ? new CommandResult<TChange>.Repeated(kept.Answer) : null,
        };
    }
}

/// <summary>One partition as commands see it: read in one request, changed in one transaction, with the answers that it keeps.</summary>
public interface ICommandPartition<TLoaded, TChange>
    where TLoaded : class
    where TChange : class
{
    /// <summary>Null when there is no such partition.</summary>
    Task<TLoaded?> FindAsync(CancellationToken cancellation);

    /// <summary>False when another change was first; nothing is written then.</summary>
    Task<bool> TryCommitAsync(TLoaded loaded, TChange change, CancellationToken cancellation);

    /// <summary>The answers that were kept, as far as they can be read.</summary>
    IEnumerable<AnsweredCommand> Answers(TLoaded loaded);

    /// <summary>The change, with the answer in the place where the partition keeps it.</summary>
    TChange WithAnswer(TChange change, AnsweredCommand answer);
}

public abstract record CommandResult<TChange>
    where TChange : class
{
    private CommandResult() { }

    public sealed record Done(string Answer, TChange? Committed) : CommandResult<TChange>;

    /// <summary>The command had its effect before; the answer is the one that was given then.</summary>
    public sealed record Repeated(string Answer) : CommandResult<TChange>;

    /// <summary>Whoever asks has no right; nothing was decided, and nothing that was kept is given.</summary>
    public sealed record Refused(string Answer) : CommandResult<TChange>;

    /// <summary>The command id was answered to another person, or to nobody knows whom: its answer is not given, and nothing is decided.</summary>
    public sealed record UsedUp : CommandResult<TChange>;

    /// <summary>Somebody else was faster twice; nothing was changed.</summary>
    public sealed record ChangedMeanwhile : CommandResult<TChange>;

    public sealed record NotFound : CommandResult<TChange>;
}
