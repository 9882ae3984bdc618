using System.Text;

namespace KobanBot.Bot.Features.Turns.Speech;

/// <summary>What somebody typed without switching the input method on: kaigi, kiroku shitai.</summary>
internal static class Romaji
{
    private static readonly Dictionary<string, string> Syllables = Table();

    /// <summary>The words in hiragana; null when the letters are no Japanese.</summary>
    public static string? Hiragana(string letters)
    {
        var kana = new StringBuilder();
        for (var at = 0; at < letters.Length; )
        {
            if (!char.IsAsciiLetterLower(letters[at]) && letters[at] is not ('-' or '\''))
            {
                return null;
            }

            if (letters[at] is '-' or '\'')
            {
                kana.Append(letters[at++] == '-' ? "ー" : "");
            }
            else if (Doubled(letters, at))
            {
                kana.Append('っ');
                at++;
            }
            else if (Longest(letters, at) is var (syllable, length) && length > 0)
            {
                kana.Append(syllable);
                at += length;
            }
            else if (letters[at] is 'n' or 'm')
            {
                kana.Append('ん');
                at++;
            }
            else
            {
                return null;
            }
        }

        return kana.ToString();
    }

    private static bool Doubled(string letters, int at) =>
        at + 1 < letters.Length
        && (letters[at] == letters[at + 1] || (letters[at] == 't' && letters[at + 1] == 'c'))
        && letters[at] is not ('a' or 'i' or 'u' or 'e' or 'o' or 'n' or 'm');

    private static (string Syllable, int Length) Longest(string letters, int at)
    {
        for (var length = Math.Min(4, letters.Length - at); length > 0; length--)
        {
            if (Syllables.TryGetValue(letters.Substring(at, length), out var syllable))
            {
                return (syllable, length);
            }
        }

        return ("", 0);
    }

    private static Dictionary<string, string> Table()
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal) { ["nn"] = "ん", ["n'"] = "ん" };
        Row("", "あいうえお");
        Row("k", "かきくけこ");
        Row("s", "さしすせそ");
        Row("t", "たちつてと");
        Row("n", "なにぬねの");
        Row("h", "はひふへほ");
        Row("m", "まみむめも");
        Row("r", "らりるれろ");
        Row("g", "がぎぐげご");
        Row("z", "ざじずぜぞ");
        Row("d", "だぢづでど");
        Row("b", "ばびぶべぼ");
        Row("p", "ぱぴぷぺぽ");
        foreach (
            var (letters, kana) in new[]
            {
                ("ya", "や"),
                ("yu", "ゆ"),
                ("yo", "よ"),
                ("wa", "わ"),
                ("wo", "を"),
                ("shi", "し"),
                ("chi", "ち"),
                ("tsu", "つ"),
                ("fu", "ふ"),
                ("ji", "じ"),
            }
        )
        {
            table[letters] = kana;
        }

        foreach (
            var (letters, kana) in new[]
            {
                ("ky", "き"),
                ("sy", "し"),
                ("sh", "し"),
                ("ty", "ち"),
                ("ch", "ち"),
                ("ny", "に"),
                ("hy", "ひ"),
                ("my", "み"),
                ("ry", "り"),
                ("gy", "ぎ"),
                ("zy", "じ"),
                ("jy", "じ"),
                ("j", "じ"),
                ("by", "び"),
                ("py", "ぴ"),
            }
        )
        {
            table[$"{letters}a"] = $"{kana}ゃ";
            table[$"{letters}u"] = $"{kana}ゅ";
            table[$"{letters}o"] = $"{kana}ょ";
        }

        return table;

        void Row(string consonant, string kana)
        {
            for (var vowel = 0; vowel < 5; vowel++)
            {
                table[$"{consonant}{"aiueo"[vowel]}"] = kana[vowel].ToString();
            }
        }
    }
}
