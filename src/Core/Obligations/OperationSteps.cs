using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>Takes the steps of a 補正: what each council has open for it is done with the day of the 補正.</summary>
public sealed class OperationSteps(ICouncilStore councils, ObligationRules rules) : ISequenceSteps<OperationStep>
{
    private static readonly CouncilAccess Section = new() { Read = true, Section = true };

    public async Task<StepEnd> TryAsync(OperationStep step, AuditEntry audit, CancellationToken cancellation)
    {
        if (await councils.FindAsync(new CouncilId(step.Partition.Id), cancellation) is not { } loaded)
        {
            return new StepEnd.Refused(new Refusal("transfer.gone"));
        }

        var change = new CouncilChange { Audit = audit, Writes = [.. Done(loaded.Facts, step, audit)] };
        return await councils.TryCommitAsync(loaded.Version, change, cancellation) ? new StepEnd.Committed() : new StepEnd.Lost();
    }

    /// <summary>Nothing where the council has nothing open: a 補正 may also put right what nobody had to.</summary>
    private IEnumerable<CouncilWrite> Done(CouncilFacts facts, OperationStep step, AuditEntry audit)
    {
        var today = JapanTime.DayOf(audit.At);
        foreach (
            var open in ObligationPlanner.Of(facts, today, rules).Where(o => o.Kind == ObligationKind.OperationListCorrection).ToList()
        )
        {
            if (
                new MarkDone(open.Key, step.Day, step.Means, "").Decide(facts, Section, audit.By, today, rules)
                is Outcome<Fulfilment>.Accepted(var done)
            )
            {
                yield return new CouncilWrite.PutFulfilment(done);
            }
        }
    }
}
