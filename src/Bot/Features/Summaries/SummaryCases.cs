using KobanBot.Core.Guideline;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>
/// Keeps what was computed for a scope, a period and a day as long as the extracts are the same: whoever goes on to the next card, list, page or
/// file does not wait for the figures again. The extracts are read each time, so that a figure is never older than they are.
/// </summary>
internal sealed class SummaryCases(ISummaryStore summaries, ObligationRules rules)
{
    /// <summary>Councils in all cases that are kept: three of the country, sixty of a prefecture, some thousands of a station.</summary>
    private const int MostCouncils = 40_000;

    private readonly Lock _lock = new();
    private readonly LinkedList<(Question Question, SummaryCase Case)> _newestFirst = [];

    public async Task<SummaryCase> LoadAsync(SummaryAddress address, DateOnly today, CancellationToken cancellation)
    {
        var data = await summaries.LoadAsync(address.Scope, cancellation);
        var asked = new SummaryCase(data, address.Scope, address.Period, today, rules, address.AsOf);
        var question = new Question(asked.Scope, asked.Period, asked.AsOf, today);
        return address.Scope.Level == ScopeLevel.Council ? asked : Kept(question, asked);
    }

    private SummaryCase Kept(Question question, SummaryCase asked)
    {
        lock (_lock)
        {
            for (var node = _newestFirst.First; node is not null; node = node.Next)
            {
                if (node.Value.Question == question)
                {
                    _newestFirst.Remove(node);
                    asked = ReferenceEquals(node.Value.Case.Data, asked.Data) ? node.Value.Case : asked;
                    break;
                }
            }

            _newestFirst.AddFirst((question, asked));
            var councils = _newestFirst.Sum(c => c.Case.Data.Councils.Count);
            while (councils > MostCouncils && _newestFirst is { Count: > 1, Last.Value.Case: var oldest })
            {
                councils -= oldest.Data.Councils.Count;
                _newestFirst.RemoveLast();
            }

            return asked;
        }
    }

    private sealed record Question(SummaryScope Scope, SummaryPeriod Period, DateOnly AsOf, DateOnly Today);
}
