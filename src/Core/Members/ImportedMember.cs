using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>
/// A member of the import's files over the one who is stored. The files say who the person is and which terms they know of; what officers
/// have entered about them stays, because no file says it and a transfer must not undo a 再任 or a 解嘱.
/// </summary>
public static class ImportedMember
{
    /// <summary>
    /// The imported member with what was entered here: the intention, what was written about a commission, terms that begin after all those
    /// of the files, and a 解嘱 that was decided here. A stored term that the files know otherwise is theirs to correct.
    /// </summary>
    public static Member Over(this Member imported, Member stored)
    {
        var last = imported.Commissions.Select(c => c.Term.Last).DefaultIfEmpty(DateOnly.MinValue).Max();
        return imported with
        {
            RenewalIntention = imported.RenewalIntention == RenewalIntention.Unknown ? stored.RenewalIntention : imported.RenewalIntention,
            SelectionReason = imported.SelectionReason ?? stored.SelectionReason,
            Association = imported.Association ?? stored.Association,
            Occupation = imported.Occupation ?? stored.Occupation,
            Ties = imported.Ties ?? stored.Ties,
            Commissions =
            [
                .. imported.Commissions.Select(c =>
                    stored.Commissions.FirstOrDefault(s => s.Term.First == c.Term.First) is { } same ? Over(c, same) : c
                ),
                .. stored.Commissions.Where(s => s.Term.First > last),
            ],
        };
    }

    private static Commission Over(Commission imported, Commission stored) =>
        imported with
        {
            LetterHandedOver = imported.LetterHandedOver ?? stored.LetterHandedOver,
            TermReason = imported.TermReason ?? stored.TermReason,
            EndReason = imported.EndReason ?? stored.EndReason,
            LongServiceNote = imported.LongServiceNote ?? stored.LongServiceNote,
            Selection = imported.Selection ?? stored.Selection,
            Consideration = imported.Consideration ?? stored.Consideration,
            // One that was decided here has its grounds, its notice and the letter; the files have a day and a word.
            Dismissal = stored.Dismissal is { Grounds: not null } or { Notice: not null } ? stored.Dismissal : imported.Dismissal,
        };
}
