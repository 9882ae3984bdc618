using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Members;

/// <summary>
/// Takes the steps of a disposal, each on what is stored then: who has come back since, or what was opened again, stays. What is due is a question
/// of the day on which it was confirmed.
/// </summary>
public sealed class DisposalSteps(ICouncilStore councils, IContactDisposal contacts, IHistoryDisposal history, ObligationRules rules)
    : ISequenceSteps<DisposalStep>
{
    public async Task<StepEnd> TryAsync(DisposalStep step, AuditEntry audit, CancellationToken cancellation)
    {
        var council = new CouncilId(step.Partition.Id);
        if (await councils.FindAsync(council, cancellation) is not { } loaded)
        {
            return new StepEnd.Refused(new Refusal("transfer.gone"));
        }

        var day = JapanTime.DayOf(audit.At);
        return await (
            step.Members.Count > 0 ? contacts.TryRemoveAsync(council, StillDue(loaded.Facts, step, day), audit, cancellation)
            : step.Kinds.Contains(RetainedKind.Dismissals)
                ? councils.TryCommitAsync(loaded.Version, Dismissed(loaded.Facts, day, audit), cancellation)
            : history.TryRemoveAsync(council, RecordDisposal.Test(step.Kinds, day, rules.Settings), audit, cancellation)
        )
            ? new StepEnd.Committed()
            : new StepEnd.Lost();
    }

    private List<MemberId> StillDue(CouncilFacts facts, DisposalStep step, DateOnly day) =>
        [.. ContactDisposal.Due(facts, day, rules.Settings).Select(d => d.Member.Id).Where(step.Members.Contains)];

    private CouncilChange Dismissed(CouncilFacts facts, DateOnly day, AuditEntry audit) =>
        new()
        {
            Audit = audit,
            Writes = [.. RecordDisposal.Dismissed(facts, day, rules.Settings).Select(m => new CouncilWrite.PutMember(m))],
        };
}
