using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Members;

/// <summary>通算: how long and in how many terms somebody has been a member. A fact and no judgement; reappointment has no limit.</summary>
/// <param name="Months">Full months in office.</param>
/// <param name="Days">Days beyond them, from terms that are no whole months.</param>
/// <param name="Terms">期.</param>
/// <param name="Replacements">How many of all terms were the rest of a predecessor's (補充).</param>
/// <param name="ReplacementsCounted">Whether those are in the figures (A8).</param>
public sealed record Service(int Months, int Days, int Terms, int Replacements, bool ReplacementsCounted)
{
    private const int LongestMonth = 31;

    public int Years => Months / 12;

    /// <summary>More than so many years, even by a day.</summary>
    public bool IsLongerThan(int years) => Months > years * 12 || (Months == years * 12 && Days > 0);

    /// <summary>As it prints: 通算12年（6期、補充期間を含む）.</summary>
    public override string ToString()
    {
        var replacements =
            Replacements == 0 ? ""
            : ReplacementsCounted ? "、補充期間を含む"
            : "、補充期間を除く";
        return $"通算{Years}年{(Months % 12 == 0 ? "" : $"{Months % 12}か月")}（{Terms}期{replacements}）";
    }

    /// <summary>Up to a day, that day included: today for what has been served, the last day of a term for what it comes to.</summary>
    public static Service Of(Member member, DateOnly upTo, GuidelineSettings settings)
    {
        var (months, days, terms, replacements) = (0, 0, 0, 0);
        foreach (var commission in member.Commissions)
        {
            if (commission.InOffice is not { } office || office.From > upTo)
            {
                continue;
            }

            var isReplacement = commission.Kind == CommissionKind.Replacement;
            replacements += isReplacement ? 1 : 0;
            if (isReplacement && !settings.ReplacementCountsAsTerm)
            {
                continue;
            }

            var (full, rest) = Length(office.From, office.To < upTo ? office.To.Value : upTo);
            (months, days, terms) = (months + full, days + rest, terms + 1);
        }

        // Odd days of several terms make a month when they would in any month; whole terms have none.
        return new Service(months + (days / LongestMonth), days % LongestMonth, terms, replacements, settings.ReplacementCountsAsTerm);
    }

    /// <summary>From the first to the last day, both included.</summary>
    private static (int Months, int Days) Length(DateOnly first, DateOnly last)
    {
        var end = last.AddDays(1);
        var months = ((end.Year - first.Year) * 12) + end.Month - first.Month;
        if (CommissionTerm.AfterMonths(first, months) > end)
        {
            months--;
        }

        return (months, end.DayNumber - CommissionTerm.AfterMonths(first, months).DayNumber);
    }
}
