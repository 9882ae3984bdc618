namespace KobanBot.Core.Time;

/// <summary>
/// The eras by which years are counted. A paper of before the change says 平成40年 of a year that became 令和10年, so some years past an era's end
/// are read; more than those are a slip.
/// </summary>
internal static class Eras
{
    private static readonly (string Name, char Letter, char Square, DateOnly First, int MostYears)[] All =
    [
        ("令和", 'R', '㋿', new DateOnly(2019, 5, 1), 99),
        ("平成", 'H', '㍻', new DateOnly(1989, 1, 8), 50),
        ("昭和", 'S', '㍼', new DateOnly(1926, 12, 25), 70),
        ("大正", 'T', '㍽', new DateOnly(1912, 7, 30), 15),
        ("明治", 'M', '㍾', new DateOnly(1868, 1, 25), 45),
    ];

    /// <summary>The western year; null when the era has no such year, or the word is none.</summary>
    /// <param name="word">令和, its first character, its letter, or the one square character.</param>
    /// <param name="number">元年 is 1.</param>
    public static int? Year(string word, int number)
    {
        foreach (var (name, letter, square, first, most) in All)
        {
            if (word == name || (word.Length == 1 && (word[0] == letter || word[0] == square || word[0] == name[0])))
            {
                return number >= 1 && number <= most ? first.Year + number - 1 : null;
            }
        }

        return null;
    }

    /// <summary>令和8年; a day before 昭和, which nothing here prints, has the western year.</summary>
    public static string Print(DateOnly day)
    {
        foreach (var (name, _, _, first, _) in All[..3])
        {
            if (day >= first)
            {
                var year = day.Year - first.Year + 1;
                return year == 1 ? $"{name}元年" : $"{name}{year}年";
            }
        }

        return $"{day.Year}年";
    }

    /// <summary>The day of a year whose era is not said; null when there is none within the days, or more than one.</summary>
    public static DateOnly? InBareYear(int number, int month, int date, DayRange within)
    {
        DateOnly? found = null;
        for (var era = 0; era < All.Length; era++)
        {
            var year = All[era].First.Year + number - 1;
            if (number < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
            {
                continue;
            }

            var day = new DateOnly(year, month, date);
            var isInEra = day >= All[era].First && (era == 0 || day < All[era - 1].First);
            if (isInEra && within.Contains(day))
            {
                if (found is not null)
                {
                    return null;
                }

                found = day;
            }
        }

        return found;
    }
}
