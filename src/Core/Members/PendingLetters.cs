using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Members;

/// <summary>A commission whose letter (第3号様式) has not been handed over. Counts and lists come from here alone.</summary>
public sealed record PendingLetter(Member Member, Commission Commission)
{
    /// <summary>Of terms that run or begin later; those from before the guideline are not asked for (R003). The earliest term first.</summary>
    public static IReadOnlyList<PendingLetter> Of(CouncilFacts facts, DateOnly day, GuidelineSettings settings) =>
        [
            .. facts
                .Members.SelectMany(m =>
                    m.Commissions.Where(c =>
                            c.LetterHandedOver is null && c.Term.First >= settings.InForceSince && c.InOffice is { } days && days.To >= day
                        )
                        .Select(c => new PendingLetter(m, c))
                )
                .OrderBy(p => p.Commission.Term.First),
        ];
}
