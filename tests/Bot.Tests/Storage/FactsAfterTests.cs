using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Support.Storage;
using KobanBot.Support.Summaries;

namespace KobanBot.Bot.Tests.Storage;

/// <summary>What replies and urgent notices say of a change is what the store gives back afterwards.</summary>
public sealed class FactsAfterTests
{
    [Fact]
    public async Task The_facts_after_a_change_are_those_that_are_stored()
    {
        var storage = new MemoryStorage();
        var seen = 0;
        var life = new RandomCommands(storage, 12, 4)
        {
            Committed = (before, change, stored) =>
            {
                var after = before.After(change);
                // Closed before: only the history knows, which is not among the facts (see After).
                var closed = change
                    .Writes.OfType<CouncilWrite.PutFeedback>()
                    .Where(w => w.OfItsRecord && before.Feedback.All(f => f.Entry.Id != w.Fact.Entry.Id))
                    .Select(w => w.Fact.Entry.Id)
                    .ToList();
                Of(after)
                    .Except(Of(stored))
                    .Where(line => !closed.Exists(id => line.Contains(id, StringComparison.Ordinal)))
                    .ShouldBeEmpty($"not stored by {change.Audit.What}");
                Of(stored).Except(Of(after)).ShouldBeEmpty($"stored by {change.Audit.What}");
                seen++;
            },
        };
        await life.BeginAsync();

        while (life.Done < 600)
        {
            await life.DoAsync();
        }

        seen.ShouldBeGreaterThan(280);
    }

    /// <summary>Every list by its keys and versions, and what is owed.</summary>
    private static IReadOnlyList<string> Of(CouncilFacts facts) =>
        [
            .. Sorted(
                facts.Members,
                m => $"member {m.Id} {string.Join(' ', m.Commissions.Select(c => c.Term.First))} {m.RenewalIntention}"
            ),
            .. Sorted(facts.Plans, p => $"plan {p.Year} {p.Version}"),
            .. Sorted(facts.Meetings, m => $"meeting {m.Id} {m.Revision} {m.State} {m.ReportedOn} {m.Supplement} {m.Example}"),
            .. Sorted(facts.Feedback, f => $"feedback {f.Entry.Id} {f.Entry.Status} {f.Version} {f.ToldOn}"),
            .. Sorted(facts.Drafts, d => $"draft {d.Id} {d.State} {d.Version}"),
            .. Sorted(facts.Fulfilments, f => $"done {f.Kind} {f.Subject} {f.Period} {f.Day} {f.Withdrawn}"),
            .. Sorted(facts.SupportRequests, s => $"support {s.Id} {s.Version}"),
            .. Sorted(facts.AnsweredSupport, s => $"answered {s.Id} {s.Version}"),
            .. Sorted(facts.Messages, m => $"message {m.Id} {m.To} {m.Kind}"),
            .. Sorted(ObligationPlanner.Of(facts, RandomCommands.Today, ObligationRules.Default), o => $"owed {o.Key} {o.Target}"),
        ];

    private static IEnumerable<string> Sorted<T>(IEnumerable<T> items, Func<T, string> text) =>
        items.Select(text).Order(StringComparer.Ordinal);
}
