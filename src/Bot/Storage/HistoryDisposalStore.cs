using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Storage;

/// <summary>History rows of a council's partition that are emptied or removed.</summary>
internal sealed class HistoryDisposalStore(StorageTables tables) : IHistoryDisposal
{
    public async Task<DueHistory> FindAsync(CouncilId council, HistoryTest test, CancellationToken cancellation)
    {
        var (requests, others) = await DueAsync(council, test, cancellation);
        return new DueHistory(requests.Count, others.Count);
    }

    public async Task<bool> TryRemoveAsync(CouncilId council, HistoryTest test, AuditEntry entry, CancellationToken cancellation)
    {
        var (requests, others) = await DueAsync(council, test, cancellation);
        return await tables.Councils.TryWriteAsync(
            Keys.Of(council),
            [.. requests.Concat(others).Take(IHistoryDisposal.RowsAtOnce), RowWrite.Insert(CouncilRows.Of(council, entry))],
            cancellation
        );
    }

    private async Task<(IReadOnlyList<RowWrite> Requests, IReadOnlyList<RowWrite> Others)> DueAsync(
        CouncilId council,
        HistoryTest test,
        CancellationToken cancellation
    )
    {
        var (requests, support, reports, handovers) = (
            ReadAsync(council, CouncilKinds.Feedback, cancellation),
            ReadAsync(council, CouncilKinds.Support, cancellation),
            ReadAsync(council, CouncilKinds.Report, cancellation),
            ReadAsync(council, CouncilKinds.Handover, cancellation)
        );
        return (
            [
                .. (await requests)
                    .Where(r => test.IsDue(r.Fact))
                    .Select(r => RowWrite.Put(CouncilRows.Of(council, CouncilKinds.Feedback, r.Fact.WithoutWords()), r.Row)),
            ],
            [
                .. Over(await support, s => s.AnsweredAt ?? s.At, test),
                .. Over(await reports, r => r.AnsweredAt ?? r.At, test),
                .. Over(await handovers, h => h.ConfirmedAt ?? h.At, test),
            ]
        );
    }

    private static IEnumerable<RowWrite> Over<T>(IEnumerable<(Row Row, T Fact)> rows, Func<T, DateTimeOffset> ended, HistoryTest test) =>
        rows.Where(r => test.IsOver(JapanTime.DayOf(ended(r.Fact)))).Select(r => RowWrite.Delete(r.Row));

    private async Task<IReadOnlyList<(Row Row, T Fact)>> ReadAsync<T>(
        CouncilId council,
        FactKind<CouncilFacts, T> kind,
        CancellationToken cancellation
    )
        where T : class
    {
        var prefix = Keys.HistoryOf(kind);
        var rows = await tables.Councils.ReadRangeAsync(Keys.Of(council), prefix, Keys.After(prefix), cancellation);
        return [.. rows.Select(r => (r, CouncilRows.Facts.Read(kind, r)))];
    }
}
