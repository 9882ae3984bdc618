using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Kit;

/// <summary>
/// The way to the figures' extracts, which belong to no one council; whoever shows something of them checks the right. Keeps what was computed for a scope, a period and a day as long as the extracts are the same: whoever goes on to the next card, list, page or
/// file does not wait for the figures again. The extracts are read each time, so that a figure is never older than they are.
/// </summary>
internal sealed class SummaryReading(ISummaryStore summaries, ICouncilStore councils, ObligationRules rules)
{
    /// <summary>Councils in all cases that are kept: three of the country, sixty of a prefecture, some thousands of a station.</summary>
    private const int MostCouncils = 40_000;

    private readonly Lock _lock = new();
    private readonly LinkedList<(Question Question, SummaryCase Case)> _newestFirst = [];

    /// <summary>The extracts of a scope.</summary>
    public Task<SummaryData> DataAsync(SummaryScope scope, CancellationToken cancellation) => summaries.LoadAsync(scope, cancellation);

    /// <summary>What was read last of a scope, without reading; null before.</summary>
    public SummaryData? NewestOf(SummaryScope scope) => summaries.NewestOf(scope);

    /// <summary>One revision of a confirmed record; null when there is none. Ask only once the right is known.</summary>
    public Task<MeetingRecordBody?> RecordAsync(CouncilId council, MeetingRecord record, CancellationToken cancellation) =>
        councils.FindRecordAsync(council, record.Id, record.Revision, cancellation);

    /// <param name="asOf">An earlier day of the period; null for the newest.</param>
    public async Task<SummaryCase> CaseAsync(
        SummaryScope scope,
        SummaryPeriod period,
        DateOnly? asOf,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var data = await DataAsync(scope, cancellation);
        var asked = new SummaryCase(data, scope, period, today, rules, asOf);
        var question = new Question(asked.Scope, asked.Period, asked.AsOf, today);
        return scope.Level == ScopeLevel.Council ? asked : Kept(question, asked);
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
            var held = _newestFirst.Sum(c => c.Case.Data.Councils.Count);
            while (held > MostCouncils && _newestFirst is { Count: > 1, Last.Value.Case: var oldest })
            {
                held -= oldest.Data.Councils.Count;
                _newestFirst.RemoveLast();
            }

            return asked;
        }
    }

    private sealed record Question(SummaryScope Scope, SummaryPeriod Period, DateOnly AsOf, DateOnly Today);
}
