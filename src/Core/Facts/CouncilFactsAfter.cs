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
        foreach (var write in change.Writes)
        {
            facts = After(facts, write);
        }

        return facts with
        {
            Messages = [.. facts.Messages, .. change.Messages],
        };
    }

    private static CouncilFacts After(CouncilFacts facts, CouncilWrite write) =>
        write switch
        {
            CouncilWrite.PutPlan(var plan) => facts with { Plans = Put(facts.Plans, plan, p => p.Year) },
            CouncilWrite.PutMember(var member) => facts with { Members = Put(facts.Members, member, m => m.Id) },
            CouncilWrite.PutDraft(var draft) => facts with { Drafts = Put(facts.Drafts, draft, d => d.Id) },
            CouncilWrite.DropDraft(var draft) => facts with { Drafts = [.. facts.Drafts.Where(d => d.Id != draft)] },
            CouncilWrite.AddRecord(var body) => facts with { Meetings = Put(facts.Meetings, body.Header, m => m.Id) },
            CouncilWrite.MarkRecord(var header) => facts with { Meetings = Put(facts.Meetings, header, m => m.Id) },
            CouncilWrite.PutFeedback(var feedback, _) => facts with
            {
                Feedback = feedback.IsOpen
                    ? Put(facts.Feedback, feedback, f => f.Entry.Id)
                    : [.. facts.Feedback.Where(f => f.Entry.Id != feedback.Entry.Id)],
            },
            CouncilWrite.PutFulfilment(var done) => facts with
            {
                Fulfilments = Put(facts.Fulfilments, done, f => (f.Kind, f.Subject, f.Period, f.Day)),
            },
            CouncilWrite.PutSupport(var request) => facts with
            {
                SupportRequests = request.IsOpen
                    ? Put(facts.SupportRequests, request, s => s.Id)
                    : [.. facts.SupportRequests.Where(s => s.Id != request.Id)],
                AnsweredSupport =
                    request.IsOpen || request.Read
                        ? [.. facts.AnsweredSupport.Where(s => s.Id != request.Id)]
                        : Put(facts.AnsweredSupport, request, s => s.Id),
            },
            CouncilWrite.PutReminderMark(var mark) => facts with
            {
                ReminderMarks = Put(facts.ReminderMarks, mark, m => (m.Key, m.Officer)),
            },
            CouncilWrite.PutMessage(var message) => facts with { Messages = Put(facts.Messages, message, m => m.Id) },
            CouncilWrite.DropMessage(var message) => facts with { Messages = [.. facts.Messages.Where(m => m.Id != message)] },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>In the place of the one with the same key, or at the end.</summary>
    private static IReadOnlyList<T> Put<T, TKey>(IReadOnlyList<T> all, T item, Func<T, TKey> key)
    {
        var of = EqualityComparer<TKey>.Default;
        return all.Any(other => of.Equals(key(other), key(item)))
            ? [.. all.Select(other => of.Equals(key(other), key(item)) ? item : other)]
            : [.. all, item];
    }
}
