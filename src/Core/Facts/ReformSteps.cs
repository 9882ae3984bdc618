using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>Takes the steps of 組織の変更, each on what is stored then.</summary>
public sealed class ReformSteps(IPersonnelStore people, ICouncilStore councils, IOfficeStore offices) : ISequenceSteps<ReformStep>
{
    private static readonly StepEnd Gone = new StepEnd.Refused(new Refusal("reform.gone"));

    public async Task<StepEnd> TryAsync(ReformStep step, AuditEntry audit, CancellationToken cancellation) =>
        (await offices.FindAsync(Office.Headquarters.Unit, cancellation))?.Facts.Reforms.FirstOrDefault(r => r.Id == step.Reform)
            is not { } reform
            ? Gone
            : step.Partition.Kind switch
            {
                PartitionKind.Person => await OfficerAsync(step, reform, audit, cancellation),
                PartitionKind.Office => await OfficeAsync(step, reform, audit, cancellation),
                PartitionKind.Council => await CouncilAsync(step, reform, audit, cancellation),
                _ => Gone,
            };

    private async Task<StepEnd> OfficerAsync(ReformStep step, RegisteredReform reform, AuditEntry audit, CancellationToken cancellation)
    {
        if (await people.FindAsync(new OfficerId(step.Partition.Id), cancellation) is not { } loaded)
        {
            return Gone;
        }

        var officer = step.TakesBack ? loaded.Officer.Before(reform) : loaded.Officer.After(reform);
        return End(await people.TryCommitAsync(loaded.Version, new PersonnelChange(officer, audit), cancellation));
    }

    private async Task<StepEnd> OfficeAsync(ReformStep step, RegisteredReform reform, AuditEntry audit, CancellationToken cancellation)
    {
        if (await offices.FindAsync(step.Partition.Id, cancellation) is not { } loaded)
        {
            return Gone;
        }

        var office = step.TakesBack ? loaded.Facts.Before(reform) : loaded.Facts.After(reform);
        var list = office.Directory.With(await OfficersAsync(office.Directory.Roster.Select(r => r.Officer).Distinct(), cancellation));
        OfficeWrite[] writes =
        [
            new OfficeWrite.PutDirectory(list),
            .. office.Station is { } station ? [new OfficeWrite.Put<Station>(OfficeKinds.Station, station)] : Array.Empty<OfficeWrite>(),
        ];
        return End(await offices.TryCommitAsync(loaded.Version, new OfficeChange { Audit = audit, Writes = writes }, cancellation));
    }

    private async Task<StepEnd> CouncilAsync(ReformStep step, RegisteredReform reform, AuditEntry audit, CancellationToken cancellation)
    {
        // The council is read first: whose posting changes after that comes with a step of his own.
        if (await councils.FindAsync(new CouncilId(step.Partition.Id), cancellation) is not { } loaded)
        {
            return Gone;
        }

        var council = step.TakesBack ? loaded.Facts.Council.Before(reform) : loaded.Facts.Council.After(reform);
        var facts = loaded.Facts with { Council = council };
        var officers = await OfficersAsync(facts.Roster.Select(r => r.Officer).Concat(step.Officers).Distinct(), cancellation);
        CouncilWrite[] writes = [new CouncilWrite.PutCouncil(council), .. Rosters.Writes(facts, officers)];
        return End(await councils.TryCommitAsync(loaded.Version, new CouncilChange { Audit = audit, Writes = writes }, cancellation));
    }

    private async Task<IReadOnlyList<Officer>> OfficersAsync(IEnumerable<OfficerId> ids, CancellationToken cancellation)
    {
        var found = new List<Officer>();
        foreach (var id in ids)
        {
            if (await people.FindAsync(id, cancellation) is { Officer: var officer })
            {
                found.Add(officer);
            }
        }

        return found;
    }

    private static StepEnd End(bool committed) => committed ? new StepEnd.Committed() : new StepEnd.Lost();
}
