using KobanBot.Core;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Storage;

/// <summary>
/// One change of an office as row operations. A write that decisions depend on (<see cref="Contention"/>), and a kept answer, also replace the
/// head row, so that of two such changes decided on one version only one passes.
/// </summary>
internal static class OfficeTransaction
{
    /// <exception cref="UnreadableFactException">It changes a kind that a newer release has written.</exception>
    public static IReadOnlyList<RowWrite> Of(LoadedOfficeVersion loaded, OfficeChange change)
    {
        List<RowWrite> writes = [.. change.Writes.SelectMany(w => Put(loaded, w))];
        if (change.Answer is not null || change.Writes.Any(w => ChangesVersion(loaded, w)))
        {
            writes.Add(Head(loaded, change.Answer));
        }

        if (change.Audit is { } audit)
        {
            writes.Add(RowWrite.Insert(PartitionRows.Audit.Of(loaded.Partition, Keys.Of(audit), audit)));
        }

        return writes;
    }

    private static bool ChangesVersion(LoadedOfficeVersion loaded, OfficeWrite write) =>
        write.KindOfFact.Contention switch
        {
            Contention.All => true,
            Contention.AllAtFirst => loaded.Row(Keys.Of(write.KindOfFact, write.Written)) is null,
            Contention.Own => false,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    // What has ended goes from the live range to the history.
    private static IEnumerable<RowWrite> Put(LoadedOfficeVersion loaded, OfficeWrite write)
    {
        FactRows<OfficeFacts>.Require(loaded.Unreadable, write.KindOfFact);
        var row = OfficeStore.Facts.Of(loaded.Partition, write.KindOfFact, write.Written);
        var live = loaded.Row(Keys.LiveOf(write.KindOfFact, write.Written));
        if (write.KindOfFact.IsLive(write.Written))
        {
            return [RowWrite.Put(row, live)];
        }

        return live is null ? [RowWrite.Insert(row)] : [RowWrite.Insert(row), RowWrite.Delete(live)];
    }

    private static RowWrite Head(LoadedOfficeVersion loaded, AnsweredCommand? answer)
    {
        var stored = PartitionRows.OfficeHead.Replaceable(loaded.Row(Keys.OfficeHead));
        var changes = stored is null ? 0 : PartitionRows.OfficeHead.Read(stored).Commands;
        var kept = AnswersColumn.Unpack(stored?.Answers);
        var row = PartitionRows.OfficeHead.Of(loaded.Partition, new OfficeHead(changes + 1)) with
        {
            Answers = AnswersColumn.Pack(answer is null ? kept : AnsweredCommand.LastEight(kept, answer)),
        };
        return RowWrite.Put(row, stored);
    }
}
