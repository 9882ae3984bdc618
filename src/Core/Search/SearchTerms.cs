using KobanBot.Core.Text;
using KobanBot.Core.Time;

namespace KobanBot.Core.Search;

/// <summary>
/// What somebody looks for: words that all have to be found, in any width and any kana. Quotes and wildcards part words and mean nothing, so
/// that no text can be anything but words.
/// </summary>
public sealed record SearchTerms
{
    /// <summary>Longer texts are pasted, not asked for.</summary>
    public const int Longest = 100;

    private const int MostTerms = 8;

    // What a person puts around or between words; * ? % mean nothing to us.
    private static readonly char[] Separators = [.. " \t\r\n,;\"'`*?%|<>\\、。，．「」『』“”‘’"];

    private SearchTerms(IReadOnlyList<SearchTerm> all) => All = all;

    public IReadOnlyList<SearchTerm> All { get; }

    /// <summary>Null where the text is longer than anybody looks for.</summary>
    public static SearchTerms? Of(string typed) =>
        typed.Trim().Length > Longest
            ? null
            : new SearchTerms([
                .. Width
                    .Narrow(typed)
                    .Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Distinct()
                    .Take(MostTerms)
                    .Select(SearchTerm.Of),
            ]);
}

/// <param name="Text">In the form in which texts are compared.</param>
/// <param name="Day">The day that it names; null where it names none.</param>
public sealed record SearchTerm(string Text, DateOnly? Day)
{
    private const int ExcerptLength = 40;
    private const int ExcerptBefore = 12;

    public static SearchTerm Of(string word) => new(Folded(word), JapaneseDate.TryParse(word, out var day) ? day : null);

    /// <summary>The place in a text where the term stands, with what is around it; null where it does not.</summary>
    public string? ExcerptOf(string text)
    {
        var at = PlaceIn(Folded(text));
        if (at < 0)
        {
            return null;
        }

        var line = text.ReplaceLineEndings(" ");
        var begin = Math.Clamp(at - ExcerptBefore, 0, Math.Max(0, line.Length - 1));
        begin = Elements.Boundary(line, begin);
        var end = Elements.Boundary(line, Math.Min(line.Length, begin + ExcerptLength));
        return $"{(begin > 0 ? "…" : "")}{line[begin..end]}{(end < line.Length ? "…" : "")}";
    }

    /// <summary>It names the day, or a part of it that is written out: 11月, 令和8年11月, 2026/11.</summary>
    public bool Names(DateOnly day) =>
        Day == day || PlaceIn(Folded(JapaneseDate.Long(day))) >= 0 || PlaceIn($"{day:yyyy/M/d}") >= 0 || PlaceIn($"{day:yyyy-MM-dd}") >= 0;

    /// <summary>1月 is not found in 11月: a number is found whole.</summary>
    private int PlaceIn(string folded)
    {
        for (var from = 0; from <= folded.Length - Text.Length; )
        {
            var at = folded.IndexOf(Text, from, StringComparison.Ordinal);
            if (at < 0)
            {
                return -1;
            }

            var end = at + Text.Length;
            var cutsBefore = at > 0 && char.IsAsciiDigit(Text[0]) && char.IsAsciiDigit(folded[at - 1]);
            var cutsAfter = end < folded.Length && char.IsAsciiDigit(Text[^1]) && char.IsAsciiDigit(folded[end]);
            if (!cutsBefore && !cutsAfter)
            {
                return at;
            }

            from = at + 1;
        }

        return -1;
    }

    /// <summary>The form in which texts are compared: one width, one kana, small letters.</summary>
    public static string Folded(string text) => Kana.Hiragana(Width.Narrow(text)).ToLowerInvariant();
}
