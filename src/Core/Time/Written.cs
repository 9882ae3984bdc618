using System.Globalization;
using System.Text;
using KobanBot.Core.Text;

namespace KobanBot.Core.Time;

/// <summary>
/// A day or a time as the two readers take it: narrow, in capitals, kanji numerals as digits, every dash a hyphen, without invisible characters,
/// and with a blank only between two digits, where it parts them.
/// </summary>
internal static class Written
{
    private const string Numerals = "〇一二三四五六七八九";

    public static string Narrow(string text)
    {
        var narrow = new StringBuilder(text.Length);
        foreach (var c in Digits(Width.Narrow(text)))
        {
            if (char.IsWhiteSpace(c))
            {
                if (narrow.Length > 0 && narrow[^1] != ' ')
                {
                    narrow.Append(' ');
                }
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                // A blank stays only before a digit that follows a digit.
                if (narrow.Length > 0 && narrow[^1] == ' ' && !(narrow.Length > 1 && char.IsAsciiDigit(narrow[^2]) && char.IsAsciiDigit(c)))
                {
                    narrow.Length--;
                }

                narrow.Append(Folded(c));
            }
        }

        return narrow.ToString().TrimEnd(' ');
    }

    private static char Folded(char c) =>
        c switch
        {
            '−' or '‐' or '‑' or '–' or '—' or '―' or 'ー' or 'ｰ' => '-',
            '･' or '·' => '・',
            _ => char.ToUpperInvariant(c),
        };

    /// <summary>二十七 as 27, 二〇二六 as 2026. What is no number in either way stays.</summary>
    private static string Digits(string text)
    {
        if (!text.Any(IsNumeral))
        {
            return text;
        }

        var digits = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var end = at;
            while (end < text.Length && IsNumeral(text[end]))
            {
                end++;
            }

            digits.Append(end > at ? Number(text[at..end]) : text[at].ToString());
            at = Math.Max(end, at + 1);
        }

        return digits.ToString();
    }

    private static bool IsNumeral(char c) => c is '十' or '零' || Numerals.Contains(c, StringComparison.Ordinal);

    private static string Number(string numerals)
    {
        var ten = numerals.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
        {
            return string.Concat(numerals.Select(Digit));
        }

        return ten > 1 || numerals.Length - ten > 2 || numerals[^1] is '〇' or '零' || numerals.Count(c => c == '十') > 1
            ? numerals
            : $"{(ten == 0 ? '1' : Digit(numerals[0]))}{(ten == numerals.Length - 1 ? '0' : Digit(numerals[^1]))}";
    }

    private static char Digit(char numeral) => numeral == '零' ? '0' : (char)('0' + Numerals.IndexOf(numeral, StringComparison.Ordinal));
}
