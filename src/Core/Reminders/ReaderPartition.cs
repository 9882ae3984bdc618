using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>A person's own settings as commands see them.</summary>
public sealed class ReaderPartition(IReminderStore store, OfficerId reader, DateOnly day) : ICommandPartition<LoadedReader, ReaderChange>
{
    public Task<LoadedReader?> FindAsync(CancellationToken cancellation) => store.FindReaderAsync(reader, day, cancellation);

    public Task<bool> TryCommitAsync(LoadedReader loaded, ReaderChange change, CancellationToken cancellation) =>
        store.TryPutAsync(loaded.Version, change, cancellation);

    public IEnumerable<AnsweredCommand> Answers(LoadedReader loaded) => loaded.State.Answers;

    public ReaderChange WithAnswer(ReaderChange change, AnsweredCommand answer) => change with { Answer = answer };
}
