using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Forms;

/// <summary>
/// 4月1日現在の一覧 or its next 補正, recorded by the section (記 第2-2(6)): the list as of 1 April while the year has none, afterwards what has changed.
/// </summary>
public static class RecordEdition
{
    /// <summary>Rows of a former year that one transaction can take to the history.</summary>
    private const int MostClosed = 60;

    /// <param name="document">As of today.</param>
    /// <param name="first">The list as of 1 April of the running year.</param>
    public static Outcome<OperationEdition> Decide(OperationDocument document, OperationList first, OfficerId by, DateOnly today)
    {
        var made = new OperationEdition
        {
            Year = document.Year,
            Number = 0,
            Day = today,
            By = by,
            Entries = OperationDocument.Changes(new Dictionary<(CouncilId, string), string>(), OperationDocument.ValuesOf(first)),
        };
        if (document.Annual is null)
        {
            return made;
        }

        var pending = document.Pending;
        return pending.Count == 0
            ? new Refusal("edition.nothing")
            : made with
            {
                Number = document.Editions.Max(e => e.Number) + 1,
                Entries = pending,
            };
    }

    /// <summary>
    /// With it former years go to the history, the yearly list is done, and each council's 補正 in a step of its own; a list as of 1 April answers
    /// nothing that came later.
    /// </summary>
    public static IReadOnlyList<OfficeWrite> Writes(OfficeFacts office, OperationEdition edition, AuditEntry audit, DateOnly today)
    {
        List<OfficeWrite> writes =
        [
            .. office
                .Editions.Where(e => e.Year != edition.Year)
                .Take(MostClosed)
                .Select(e => new OfficeWrite.PutEdition(e with { IsOver = true })),
            new OfficeWrite.PutEdition(edition),
        ];
        if (edition.Number > 0)
        {
            writes.Add(new OfficeWrite.PutCorrection(StepsOf(edition, audit)));
        }
        else if (!office.Fulfilments.Any(f => !f.Withdrawn && IsAnnual(f, edition.Year)))
        {
            writes.Add(
                new OfficeWrite.PutFulfilment(
                    new Fulfilment(ObligationKind.OperationListAnnual, "", $"{edition.Year.StartYear}", today, "電子データ", edition.By)
                )
            );
        }

        return writes;
    }

    private static bool IsAnnual(Fulfilment done, FiscalYear year) =>
        done.Kind == ObligationKind.OperationListAnnual && done.Subject.Length == 0 && done.Period == $"{year.StartYear}";

    private static Sequence<OperationStep> StepsOf(OperationEdition edition, AuditEntry audit) =>
        new()
        {
            Id = $"{audit.Command:N}",
            Audit = audit,
            Steps =
            [
                .. edition
                    .Entries.Select(e => e.Council)
                    .Distinct()
                    .Select(c => new OperationStep(
                        new PartitionAddress(PartitionKind.Council, c.Value),
                        edition.Day,
                        $"補正{edition.Number}"
                    )),
            ],
        };
}
