using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Kit;

/// <summary>The councils that a list goes over, with what the reader may do in each.</summary>
/// <param name="Only">The council, where the list is of one only.</param>
/// <param name="Title">Its name, or the unit's.</param>
internal sealed record ReadCouncils(CouncilId? Only, string Title, IReadOnlyList<(CouncilFacts Facts, CouncilAccess Access)> Councils);

/// <summary>Reads what a list over councils needs: the button's council, or all that today's postings lead to.</summary>
internal static class CouncilLists
{
    /// <summary>A station has some 15 councils; more than this are not read for one card.</summary>
    private const int MostCouncils = 60;

    /// <summary>Null when the button names a council that this person may not read. Words after a command choose by the name.</summary>
    public static async Task<ReadCouncils?> ReadAsync(ICouncilStore councils, Step step, CancellationToken cancellation)
    {
        var named = step.Data.Text(Buttons.CouncilKey);
        var ids = named.Length > 0 ? [new CouncilId(named)] : Chosen(step).ToList();
        var loaded = await Task.WhenAll(
            ids.Where(id => id.IsWellFormed).Take(MostCouncils).Select(id => councils.FindAsync(id, cancellation))
        );
        List<(CouncilFacts Facts, CouncilAccess Access)> seen =
        [
            .. loaded
                .OfType<LoadedCouncil>()
                .Select(l => (l.Facts, Access: Access.Of(step.Officer, l.Facts, step.Today)))
                .Where(l => l.Access.Read),
        ];
        return named.Length > 0 && seen.Count == 0
            ? null
            : new ReadCouncils(
                seen.Count == 1 ? seen[0].Facts.Council.Id : null,
                seen.Count == 1 ? seen[0].Facts.Council.Name : step.Officer.On(step.Today).FirstOrDefault()?.UnitName ?? "担当なし",
                seen
            );
    }

    private static IEnumerable<CouncilId> Chosen(Step step) =>
        Access
            .CouncilsOf(step.Officer, step.Today)
            .Where(c => step.Words.Length == 0 || c.Name.Contains(step.Words, StringComparison.Ordinal))
            .Select(c => c.Id);
}
