using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Councils.Transfers;

/// <summary>From checked moves to what they bring about, and to the steps that bring it about.</summary>
public static class TransferSequence
{
    /// <summary>Two rows each, and a transaction has room for the moves of a card beside them.</summary>
    private const int MostClosed = 15;

    /// <summary>What follows at each council, computed by the same rule that the steps use.</summary>
    public static IReadOnlyList<TransferEffect> EffectsOf(IReadOnlyList<PostingMove> moves, TransferGround ground) =>
        [.. ground.Councils.Select(c => EffectOf(c, moves, ground)).OfType<TransferEffect>()];

    /// <param name="audit">Of the command; each step's line is made of it.</param>
    /// <param name="moves">What begins and ends, officer by officer.</param>
    /// <param name="ground">Where the officers were, and will be.</param>
    /// <param name="takesBack">The moves are taken back.</param>
    public static Sequence<TransferStep> Of(
        AuditEntry audit,
        IReadOnlyList<PostingMove> moves,
        TransferGround ground,
        bool takesBack = false
    ) =>
        new()
        {
            Id = $"{audit.Command:N}",
            Audit = audit,
            Steps =
            [
                .. moves.Select(m => new TransferStep(new PartitionAddress(PartitionKind.Person, m.Officer.Value))
                {
                    Move = m,
                    TakesBack = takesBack,
                }),
                .. At(PartitionKind.Council, moves, ground, m => CouncilsOf(m, ground)),
                .. At(PartitionKind.Office, moves, ground, m => OfficesOf(m, ground)),
            ],
        };

    /// <summary>What the office keeps with the sequence: the moves, and as history those whose day has passed.</summary>
    public static IReadOnlyList<OfficeWrite> Register(
        OfficeFacts office,
        Sequence<TransferStep> sequence,
        IReadOnlyList<PostingMove> moves,
        DateOnly today
    ) =>
        [
            new OfficeWrite.PutTransfer(sequence),
            .. office.Moves.Where(m => m.Move.Day <= today).Take(MostClosed).Select(m => new OfficeWrite.PutMove(m with { IsOver = true })),
            .. moves.Select(m => new OfficeWrite.PutMove(new RegisteredMove($"{sequence.Id}-{m.Officer.Value}", m))),
        ];

    private static IEnumerable<TransferStep> At(
        PartitionKind kind,
        IReadOnlyList<PostingMove> moves,
        TransferGround ground,
        Func<PostingMove, IEnumerable<string>> places
    ) =>
        moves
            .SelectMany(m => places(m).Select(place => (Place: place, m.Officer)))
            .GroupBy(p => p.Place, p => p.Officer, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new TransferStep(new PartitionAddress(kind, g.Key)) { Officers = [.. g.Distinct()] });

    private static IEnumerable<string> CouncilsOf(PostingMove move, TransferGround ground) =>
        Postings(move, ground).SelectMany(a => a.Councils).Select(c => c.Id.Value).Distinct();

    /// <summary>The lists of offices have their own posts, not those of police boxes.</summary>
    private static IEnumerable<string> OfficesOf(PostingMove move, TransferGround ground) =>
        Postings(move, ground).Where(a => a.Role != Role.OperatingOfficer).Select(a => a.Unit).Distinct();

    private static IEnumerable<Assignment> Postings(PostingMove move, TransferGround ground) =>
        (ground.People.FirstOrDefault(p => p.Id == move.Officer)?.Assignments ?? [])
            .Where(a => move.Ends.Any(e => e.Is(a)))
            .Concat(move.Begins is { } begins ? [begins] : []);

    private static TransferEffect? EffectOf(CouncilFacts facts, IReadOnlyList<PostingMove> moves, TransferGround ground)
    {
        var moved = moves
            .Select(m => (Move: m, Officer: ground.People.First(p => p.Id == m.Officer)))
            .Select(m => (m.Move, Officer: m.Officer.After(m.Move).Match<Officer?>(o => o, _ => null)))
            .Where(m => m.Officer is not null)
            .ToList();
        var after = Rosters.Writes(facts, [.. moved.Select(m => m.Officer!)]).Aggregate(facts, (f, w) => w.After(f)); // Chosen above.
        var comes = moved.SelectMany(m => Entries(after, m.Move).Where(e => !Entries(facts, m.Move).Any(b => IsSame(b, e)))).ToList();
        var leaves = moved.SelectMany(m => Entries(facts, m.Move).Where(e => !Entries(after, m.Move).Any(b => IsSame(b, e)))).ToList();
        if (comes.Count == 0 && leaves.Count == 0)
        {
            return null;
        }

        return new TransferEffect(
            facts.Council,
            comes,
            leaves,
            moves.Any(m => facts.LeadOn(m.Day) is not null && after.LeadOn(m.Day) is null),
            facts.Drafts.Count(d => d.State is DraftState.Draft or DraftState.AwaitingLead && leaves.Any(l => l.Officer == d.ChangedBy))
        );
    }

    private static IEnumerable<RosterEntry> Entries(CouncilFacts facts, PostingMove move) =>
        facts.Roster.Where(r => r.Officer == move.Officer && r.Days.Contains(move.Day));

    private static bool IsSame(RosterEntry left, RosterEntry right) => left.Role == right.Role && left.UnitName == right.UnitName;
}
