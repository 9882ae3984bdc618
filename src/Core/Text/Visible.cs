using System.Globalization;
using System.Text;

namespace KobanBot.Core.Text;

/// <summary>
/// Text from outside as a person sees it: halves of characters, characters that nobody sees and those that turn the direction of reading are left
/// out. What belongs to a character is kept: the variant of a kanji, the parts of a joined emoji.
/// </summary>
public static class Visible
{
    private const int Joiner = 0x200D;

    /// <summary>Line ends as \n, tabs kept, the rest as in the summary, without white space at the ends. Empty when nothing can be seen.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        Rune? before = null;
        var isSeen = false;
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (!IsKept(rune, before))
            {
                continue;
            }

            clean.Append(rune.ToString());
            isSeen |= IsSeen(rune);
            before = rune;
        }

        return isSeen ? clean.ToString().Trim().Trim('\u200D') : "";
    }

    /// <summary>The same on one line: a name, a place, words that are said.</summary>
    public static string Line(string text) =>
        string.Join(' ', Clean(text).Split([' ', '\t', '\n', '\u00A0', '\u202F', '\u2007'], StringSplitOptions.RemoveEmptyEntries));

    // EnumerateRunes gives U+FFFD for half a character.
    private static bool IsKept(Rune rune, Rune? before) =>
        rune.Value is '\n' or '\t'
        || (rune.Value == Joiner && before is { } part && (IsVariant(part) || (IsSeen(part) && !Rune.IsLetterOrDigit(part))))
        || (IsVariant(rune) && before is { } character && IsSeen(character))
        || (rune.Value != Joiner && rune != Rune.ReplacementChar && !IsVariant(rune) && IsText(rune));

    private static bool IsText(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    private static bool IsVariant(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Hangul fillers, the empty braille cell and the joiner of graphemes are letters and marks that show nothing.</summary>
    private static bool IsSeen(Rune rune) =>
        !Rune.IsWhiteSpace(rune)
        && !IsVariant(rune)
        && rune.Value is not (Joiner or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0);
}
