namespace KobanBot.Core.Facts;

/// <summary>One office as commands see it.</summary>
public sealed class OfficePartition(IOfficeStore store, string unit) : ICommandPartition<LoadedOffice, OfficeChange>
{
    public Task<LoadedOffice?> FindAsync(CancellationToken cancellation) => store.FindAsync(unit, cancellation);

    public Task<bool> TryCommitAsync(LoadedOffice loaded, OfficeChange change, CancellationToken cancellation) =>
        store.TryCommitAsync(loaded.Version, change, cancellation);

    public IEnumerable<AnsweredCommand> Answers(LoadedOffice loaded) => loaded.Facts.Answers;

    public OfficeChange WithAnswer(OfficeChange change, AnsweredCommand answer) => change with { Answer = answer };
}
