using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Members;

/// <summary>
/// From what a person chose and confirmed to the steps that dispose of it. Its station keeps it, so that it comes to its end although the process
/// dies, with a line for each transaction.
/// </summary>
public static class DisposalSequence
{
    /// <summary>連絡先の廃棄.</summary>
    /// <param name="rows">Contacts and corrections that tell of them.</param>
    public static Sequence<DisposalStep> OfContacts(AuditEntry audit, CouncilId council, IReadOnlyList<MemberId> members, int rows) =>
        Of(audit, Enumerable.Repeat(Step(council) with { Members = members }, Transactions(rows, IContactDisposal.RowsAtOnce)));

    /// <summary>記録の廃棄: history first, then the members.</summary>
    /// <param name="rows">Of the history.</param>
    public static Sequence<DisposalStep> OfRecords(AuditEntry audit, CouncilId council, IReadOnlyList<RetainedKind> kinds, int rows)
    {
        List<RetainedKind> history = [.. kinds.Where(k => k != RetainedKind.Dismissals)];
        return Of(
            audit,
            [
                .. Enumerable.Repeat(Step(council) with { Kinds = history }, Transactions(rows, IHistoryDisposal.RowsAtOnce)),
                .. kinds.Contains(RetainedKind.Dismissals)
                    ? [Step(council) with { Kinds = [RetainedKind.Dismissals] }]
                    : Array.Empty<DisposalStep>(),
            ]
        );
    }

    /// <summary>Something is being disposed of in the council.</summary>
    public static bool IsUnderWay(OfficeFacts station, CouncilId council) =>
        station.Disposals.Any(s => s.Steps.Any(step => step.Partition.Id == council.Value));

    private static DisposalStep Step(CouncilId council) => new(new PartitionAddress(PartitionKind.Council, council.Value));

    private static int Transactions(int rows, int atOnce) => (rows + atOnce - 1) / atOnce;

    private static Sequence<DisposalStep> Of(AuditEntry audit, IEnumerable<DisposalStep> steps) =>
        new()
        {
            Id = $"{audit.Command:N}",
            Audit = audit,
            Steps = [.. steps],
        };
}
