using System.Text;
using System.Text.RegularExpressions;

namespace KobanBot.Bot.Guideline;

/// <summary>Reads how people name a clause: 「5」「第５」「要綱5の2」「記 第2-4(1)ア」「記2-4」.</summary>
internal static partial class ClauseReference
{
    /// <summary>Longer than any way to name a clause. What is longer is not looked at.</summary>
    private const int MaxLength = 40;

    private const string HalfWidthKana = "ｱｲｳｴ";
    private const string Kana = "アイウエ";
    private const string KanjiDigits = "一二三四五六七八九";

    /// <summary>The ids that were meant, likeliest first: a bare number is a clause of the 要綱, and only if there is none one of the 記.</summary>
    public static IReadOnlyList<string> Read(string spoken)
    {
        if (spoken.Length > MaxLength)
        {
            return [];
        }

        var plain = Plain(spoken);
        var match = Pattern().Match(plain);
        if (!match.Success)
        {
            return [plain];
        }

        var number = NumberOf(match);
        return match.Groups["part"].Value switch
        {
            "記" => [$"記第{number}"],
            "" => [$"要綱第{number}", $"記第{number}"],
            _ => [$"要綱第{number}"],
        };
    }

    /// <summary>The id without its space, half-width: what <see cref="Read"/> returns.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Where(character => !char.IsWhiteSpace(character)))
        {
            plain.Append(Narrow(character));
        }

        return plain.ToString();
    }

    private static string NumberOf(Match match)
    {
        var number = new StringBuilder(match.Groups["article"].Value);
        if (match.Groups["item"] is { Success: true } item)
        {
            number.Append('-').Append(item.Value);
        }

        if (match.Groups["point"] is { Success: true } point)
        {
            number.Append('(').Append(point.Value).Append(')');
        }

        return number.Append(match.Groups["letter"].Value).ToString();
    }

    // Phones type full-width digits, and each keyboard has its own dash. Normalize() is of no use here: it does not know dashes.
    private static string Narrow(char character) =>
        character switch
        {
            '−' or '－' or '‐' or '‑' or '–' or '—' or '―' or 'ー' or 'ｰ' => "-",
            >= '！' and <= '～' => ((char)(character - '！' + '!')).ToString(),
            >= '①' and <= '⑨' => $"({(char)(character - '①' + '1')})",
            >= '⑴' and <= '⑼' => $"({(char)(character - '⑴' + '1')})",
            _ when HalfWidthKana.IndexOf(character) is >= 0 and var index => Kana[index].ToString(),
            _ when KanjiDigits.IndexOf(character) is >= 0 and var index => (index + 1).ToString(),
            _ => character.ToString(),
        };

    [GeneratedRegex(
        """
            ^(?<part>運営要綱|要綱|記)?の?第?(?<article>[1-9])条?
            (?:(?:-|の)第?(?<item>[1-9])項?
            (?:(?:の?\((?<point>[1-9])\)|(?:-|の)(?<point>[1-9]))
            (?:-|の)?(?<letter>[アイウエ])?)?)?$
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
