using KobanBot.Core.Guideline;

namespace KobanBot.Core.Reminders;

/// <summary>
/// What a digest says. Whoever is responsible reads every matter; a chief at most five lines by weight of what others have not done, and of
/// guide values their number alone.
/// </summary>
/// <param name="Own">The reader's own matters, and what waits for the reader, in the digest's order.</param>
/// <param name="Chief">Lines of a chief: one matter each, or all of one kind where there are too many.</param>
/// <param name="More">Matters of a chief beyond those lines.</param>
/// <param name="GuideValues">Matters of a chief whose days are a guide value, or of which the text gives none.</param>
public sealed record DigestDose(
    IReadOnlyList<DigestItem> Own,
    IReadOnlyList<IReadOnlyList<DigestItem>> Chief,
    IReadOnlyList<DigestItem> More,
    IReadOnlyList<DigestItem> GuideValues
)
{
    private const int MostLines = 5;

    /// <summary>Kinds by weight; the others follow.</summary>
    private static readonly List<ObligationKind> Weights =
    [
        ObligationKind.TooFewMembers,
        ObligationKind.LetterRetrieval,
        ObligationKind.RegularMeeting,
        ObligationKind.HalfYearSubmission,
        ObligationKind.TermEnd,
        ObligationKind.MeetingPlan,
    ];

    /// <summary>How many lines it comes to.</summary>
    public int Lines => Own.Count + Chief.Count + (More.Count > 0 ? 1 : 0) + (GuideValues.Count > 0 ? 1 : 0);

    /// <summary>What the message of the morning says: to a chief only the news, with which the week's message is collected.</summary>
    public static DigestDose Said(Digest digest) => Of([.. digest.Items.Where(i => !i.Rung.IsChief || i.IsNew)]);

    /// <summary>What a reader sees who asks: everything that is open.</summary>
    public static DigestDose Asked(Digest digest) => Of(digest.Items);

    private static DigestDose Of(IReadOnlyList<DigestItem> items)
    {
        var chief = items.Where(i => i.Rung.IsChief).OrderBy(Weight).ThenBy(i => i.Target).ToList();
        var guide = chief.Where(IsGuideValue).ToList();
        var dated = chief.Except(guide).ToList();
        List<IReadOnlyList<DigestItem>> lines =
            dated.Count <= MostLines ? [.. dated.Select(i => new[] { i })] : [.. dated.GroupBy(i => i.Name).Select(g => g.ToList())];
        return new DigestDose(
            [.. items.Where(i => !i.Rung.IsChief)],
            [.. lines.Take(MostLines)],
            [.. lines.Skip(MostLines).SelectMany(l => l)],
            guide
        );
    }

    public static bool IsGuideValue(DigestItem item) =>
        item.Open is { Obligation: var o } && (o.IsGuideValue || o.Nominal is null) && !Weights.Contains(o.Kind);

    private static int Weight(DigestItem item) =>
        item.Open is { } open && Weights.IndexOf(open.Obligation.Kind) is >= 0 and var weight ? weight : Weights.Count;
}
