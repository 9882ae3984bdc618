using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>Who asks for what: the id makes repetitions recognisable, the input digest tells a repetition from a change of mind.</summary>
public sealed record Command(Guid Id, string Input);

/// <summary>What a decision comes to: a change (or none), and the answer to the person.</summary>
public sealed record Decision(CouncilChange? Change, string Answer);

/// <summary>
/// Runs a decision against a council: loads, decides, commits. The same command with the same input has one effect and the same
/// answer; a lost race is decided once more on fresh facts, and a second one is given up without effect.
/// </summary>
public sealed class CouncilCommands(ICouncilStore store)
{
    public async Task<CommandResult> RunAsync(
        CouncilId council,
        Command command,
        Func<CouncilFacts, CancellationToken, ValueTask<Decision>> decide,
        CancellationToken cancellation
    )
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await store.FindAsync(council, cancellation) is not { } loaded)
            {
                return new CommandResult.NoCouncil();
            }

            if (Answered(loaded.Facts, command.Id) is { } earlier && earlier.Input == command.Input)
            {
                return new CommandResult.Repeated(earlier.Answer);
            }

            var decision = await decide(loaded.Facts, cancellation);
            if (decision.Change is not { } change)
            {
                return new CommandResult.Done(decision.Answer, Committed: null);
            }

            var answered = WithAnswer(change, new AnsweredCommand(command.Id, command.Input, decision.Answer));
            if (await store.TryCommitAsync(loaded.Version, answered, cancellation))
            {
                return new CommandResult.Done(decision.Answer, answered);
            }
        }

        // Two deliveries of one command may race each other: what the other one has just done is this one's answer too.
        return
            await store.FindAsync(council, cancellation) is { Facts: var facts }
            && Answered(facts, command.Id) is { } other
            && other.Input == command.Input
            ? new CommandResult.Repeated(other.Answer)
            : new CommandResult.ChangedMeanwhile();
    }

    /// <summary>
    /// The answer that this command id got before, with whatever input. Of drafts that cannot be read there is none: a command that one of
    /// them answered asks for the draft again, and is refused.
    /// </summary>
    public static AnsweredCommand? Answered(CouncilFacts facts, Guid command)
    {
        IReadOnlyList<MeetingDraft> drafts = facts.Unreadable.Contains(CouncilKinds.Draft) ? [] : facts.Drafts;
        return drafts.SelectMany(d => d.Answers).Concat(facts.Answers).FirstOrDefault(a => a.Id == command);
    }

    private static CouncilChange WithAnswer(CouncilChange change, AnsweredCommand answer)
    {
        var writes = change.Writes.ToList();
        var draft = writes.FindIndex(w => w is CouncilWrite.PutDraft);
        if (draft < 0)
        {
            return change with { Answer = answer };
        }

        var put = (CouncilWrite.PutDraft)writes[draft];
        writes[draft] = new CouncilWrite.PutDraft(put.Fact with { Answers = LastEight(put.Fact.Answers, answer) });
        return change with { Writes = writes };
    }

    /// <summary>Eight commands are remembered, the oldest goes first.</summary>
    public static IReadOnlyList<AnsweredCommand> LastEight(IReadOnlyList<AnsweredCommand> answers, AnsweredCommand newest) =>
        [.. answers.Where(a => a.Id != newest.Id).TakeLast(7), newest];
}

public abstract record CommandResult
{
    private CommandResult() { }

    public sealed record Done(string Answer, CouncilChange? Committed) : CommandResult;

    /// <summary>The command had its effect before; the answer is the one that was given then.</summary>
    public sealed record Repeated(string Answer) : CommandResult;

    /// <summary>Somebody else was faster twice; nothing was changed.</summary>
    public sealed record ChangedMeanwhile : CommandResult;

    public sealed record NoCouncil : CommandResult;
}
