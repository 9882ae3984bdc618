using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>
/// The one way to dispose of what is history in a council: closed 意見・要望 without their words, and answered 署への連絡, 支援依頼 and 引継書 altogether.
/// </summary>
public interface IHistoryDisposal
{
    /// <summary>The most rows that one removal takes; a hundred is the most that the tables take at once.</summary>
    const int RowsAtOnce = 90;

    /// <summary>How many there are of which the test says that they are due.</summary>
    Task<DueHistory> FindAsync(CouncilId council, HistoryTest test, CancellationToken cancellation);

    /// <summary>
    /// Disposes of at most <see cref="RowsAtOnce"/> of them together with the entry that says so, of the rest by repeating with another entry. Where
    /// nothing is left the entry alone is kept. False when somebody else changed one meanwhile.
    /// </summary>
    Task<bool> TryRemoveAsync(CouncilId council, HistoryTest test, AuditEntry entry, CancellationToken cancellation);
}

/// <param name="Requests">意見・要望.</param>
/// <param name="Correspondence">署への連絡, 支援依頼 and 引継書.</param>
public sealed record DueHistory(int Requests, int Correspondence);

/// <summary>Which history is due.</summary>
/// <param name="IsDue">Of an 意見・要望.</param>
/// <param name="IsOver">Of what came to its end on a day.</param>
public sealed record HistoryTest(Func<Feedback, bool> IsDue, Func<DateOnly, bool> IsOver);
