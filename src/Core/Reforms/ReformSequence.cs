using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reforms;

/// <summary>From a reform to the steps that bring it about or take it back: officers first, then the offices, then the councils, whose rosters follow from both.</summary>
public static class ReformSequence
{
    /// <summary>Two rows each, and a transaction has room for the reform beside them.</summary>
    private const int MostClosed = 15;

    public static Sequence<ReformStep> Of(AuditEntry audit, RegisteredReform reform, ReformState state, bool takesBack = false)
    {
        var then = takesBack ? state.Before(reform) : state.After(reform);
        return new Sequence<ReformStep>
        {
            Id = $"{audit.Command:N}",
            Audit = audit,
            Steps =
            [
                .. Changed(state.People, then.People).Select(p => Step(PartitionKind.Person, p.Id.Value)),
                .. Changed(state.Offices, then.Offices).Select(o => Step(PartitionKind.Office, o.Directory.Unit)),
                .. Changed(state.Councils, then.Councils)
                    .Select(c =>
                        Step(PartitionKind.Council, c.Council.Id.Value) with
                        {
                            Officers = ReformMoves.PostedAt(then.Council(c.Council.Id)!.Council, state.People), // The same councils.
                        }
                    ),
            ],
        };

        ReformStep Step(PartitionKind kind, string id) => new(new PartitionAddress(kind, id), reform.Id, takesBack);
    }

    /// <summary>What the headquarters keep with the sequence: the reform, and as history those that are behind.</summary>
    public static IReadOnlyList<OfficeWrite> Register(
        OfficeFacts headquarters,
        Sequence<ReformStep> sequence,
        RegisteredReform reform,
        DateOnly today
    ) =>
        [
            new OfficeWrite.Put<Sequence<ReformStep>>(HeadquartersKinds.Reforming, sequence),
            .. headquarters
                .Reforms.Where(r => r.Id != reform.Id && !r.CanBeTakenBack(today))
                .Take(MostClosed)
                .Select(r => new OfficeWrite.Put<RegisteredReform>(HeadquartersKinds.Reform, r with { IsOver = true })),
            new OfficeWrite.Put<RegisteredReform>(HeadquartersKinds.Reform, reform),
        ];

    private static IEnumerable<T> Changed<T>(IReadOnlyList<T> before, IReadOnlyList<T> after)
        where T : class => before.Zip(after).Where(x => !ReferenceEquals(x.First, x.Second)).Select(x => x.First);
}
