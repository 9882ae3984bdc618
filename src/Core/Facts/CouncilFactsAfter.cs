namespace KobanBot.Core.Facts;

/// <summary>What a council's facts are once a change has been stored: what a reply, or a message that the change causes, speaks of.</summary>
public static class CouncilFactsAfter
{
    /// <summary>
    /// The live facts with the writes of a change. A feedback that its record repeats is taken as the record has it: whether it was
    /// closed before only the history knows.
    /// </summary>
    public static CouncilFacts After(this CouncilFacts facts, CouncilChange change)
    {
        facts = change.Writes.Aggregate(facts, (f, write) => write.After(f));
        return change.Messages.Count == 0 ? facts : facts with { Messages = [.. facts.Messages, .. change.Messages] };
    }
}
