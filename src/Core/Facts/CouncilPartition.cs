using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>One council as commands see it.</summary>
public sealed class CouncilPartition(ICouncilStore store, CouncilId council) : ICommandPartition<LoadedCouncil, CouncilChange>
{
    public Task<LoadedCouncil?> FindAsync(CancellationToken cancellation) => store.FindAsync(council, cancellation);

    public Task<bool> TryCommitAsync(LoadedCouncil loaded, CouncilChange change, CancellationToken cancellation) =>
        store.TryCommitAsync(loaded.Version, change, cancellation);

    /// <summary>
    /// Of drafts that cannot be read there is none: a command that one of them answered asks for the draft again, and is refused.
    /// </summary>
    public IEnumerable<AnsweredCommand> Answers(LoadedCouncil loaded)
    {
        var facts = loaded.Facts;
        IReadOnlyList<MeetingDraft> drafts = facts.Unreadable.Contains(CouncilKinds.Draft) ? [] : facts.Drafts;
        return drafts.SelectMany(d => d.Answers).Concat(facts.Answers);
    }

    /// <summary>With the draft that the change writes, else with the council.</summary>
    public CouncilChange WithAnswer(CouncilChange change, AnsweredCommand answer)
    {
        var writes = change.Writes.ToList();
        var draft = writes.FindIndex(w => w is CouncilWrite.PutDraft);
        if (draft < 0)
        {
            return change with { Answer = answer };
        }

        var put = (CouncilWrite.PutDraft)writes[draft];
        writes[draft] = new CouncilWrite.PutDraft(put.Fact with { Answers = AnsweredCommand.LastEight(put.Fact.Answers, answer) });
        return change with { Writes = writes };
    }
}
