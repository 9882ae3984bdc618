namespace KobanBot.Core.Time;

/// <summary>
/// 国民の祝日 by the act as it stands since 2022 (国民の祝日に関する法律, 昭和23年法律第178号): for years that no published list covers. The
/// equinoxes are astronomical; the government announces them each February for the next year, so what is computed is provisional.
/// </summary>
public static class JapaneseHolidays
{
    /// <summary>The first year for which the act had its present days: 2020 and 2021 moved some for the Games.</summary>
    public const int FirstYear = 2022;

    /// <summary>The equinox formulas hold until then.</summary>
    public const int LastYear = 2099;

    /// <summary>The holidays of a calendar year in order, the substitute (振替休日) and the enclosed day (国民の休日) included.</summary>
    public static IReadOnlyList<Holiday> Of(int year)
    {
        if (year is < FirstYear or > LastYear)
        {
            throw new ArgumentOutOfRangeException(nameof(year), year, $"The holidays are computed from {FirstYear} to {LastYear}.");
        }

        var named = Named(year).ToDictionary(h => h.Day);
        var all = new SortedDictionary<DateOnly, Holiday>(named);
        foreach (var day in named.Keys)
        {
            // 第3条第2項: a holiday on a Sunday passes to the next day that is none.
            if (day.DayOfWeek == DayOfWeek.Sunday)
            {
                var next = day.AddDays(1);
                while (named.ContainsKey(next))
                {
                    next = next.AddDays(1);
                }

                all[next] = new Holiday(next, "振替休日");
            }

            // 第3条第3項: a day between two holidays is one too.
            var between = day.AddDays(1);
            if (named.ContainsKey(day.AddDays(2)) && !named.ContainsKey(between) && !all.ContainsKey(between))
            {
                all[between] = new Holiday(between, "国民の休日");
            }
        }

        return [.. all.Values];
    }

    private static IEnumerable<Holiday> Named(int year)
    {
        yield return new Holiday(new DateOnly(year, 1, 1), "元日");
        yield return new Holiday(Monday(year, 1, 2), "成人の日");
        yield return new Holiday(new DateOnly(year, 2, 11), "建国記念の日");
        yield return new Holiday(new DateOnly(year, 2, 23), "天皇誕生日");
        yield return new Holiday(new DateOnly(year, 3, Equinox(year, 20.8431)), "春分の日");
        yield return new Holiday(new DateOnly(year, 4, 29), "昭和の日");
        yield return new Holiday(new DateOnly(year, 5, 3), "憲法記念日");
        yield return new Holiday(new DateOnly(year, 5, 4), "みどりの日");
        yield return new Holiday(new DateOnly(year, 5, 5), "こどもの日");
        yield return new Holiday(Monday(year, 7, 3), "海の日");
        yield return new Holiday(new DateOnly(year, 8, 11), "山の日");
        yield return new Holiday(Monday(year, 9, 3), "敬老の日");
        yield return new Holiday(new DateOnly(year, 9, Equinox(year, 23.2488)), "秋分の日");
        yield return new Holiday(Monday(year, 10, 2), "スポーツの日");
        yield return new Holiday(new DateOnly(year, 11, 3), "文化の日");
        yield return new Holiday(new DateOnly(year, 11, 23), "勤労感謝の日");
    }

    /// <summary>第n月曜日.</summary>
    private static DateOnly Monday(int year, int month, int ordinal)
    {
        var first = new DateOnly(year, month, 1);
        var offset = ((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(offset + (7 * (ordinal - 1)));
    }

    /// <summary>The usual approximation for 1980 to 2099: day = base + 0.242194 (y − 1980) − ⌊(y − 1980) / 4⌋.</summary>
    private static int Equinox(int year, double dayIn1980) => (int)(dayIn1980 + (0.242194 * (year - 1980))) - ((year - 1980) / 4);
}

/// <summary>A day off for the whole country, by its name.</summary>
public sealed record Holiday(DateOnly Day, string Name);
