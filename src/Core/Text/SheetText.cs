using System.Text.RegularExpressions;

namespace KobanBot.Core.Text;

/// <summary>
/// Text for a cell of a CSV file, so that Excel and LibreOffice show it as it is: no formula, no lost zeros, no day made of a number. A Japanese
/// Excel takes the full-width signs for formulas too, and every sheet looks behind blanks.
/// </summary>
public static partial class SheetText
{
    /// <summary>The text, behind an apostrophe where a sheet would make something else of it.</summary>
    public static string Harmless(string text) => IsChanged().IsMatch(text) ? $"'{text}" : text;

    /// <summary>The same as a cell: quoted where it must be.</summary>
    public static string Cell(string text)
    {
        var harmless = Harmless(text);
        return harmless.AsSpan().IndexOfAny("\",\r\n;") < 0 ? harmless : Quoted(harmless);
    }

    public static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>What stands in a cell that was written so, or that a person has marked as text in the same way.</summary>
    public static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && IsChanged().IsMatch(cell[1..]) ? cell[1..] : cell;

    [GeneratedRegex(
        @"^[\s\p{Cf}]*[=+\-@＝＋－＠−]|^[\t\r\n]|^\s*[0０][0-9０-９]+\s*$|^\s*[0-9０-９]{12,}\s*$"
            + @"|^\s*[0-9０-９]{1,4}\s*[-/.:Ee][-/.:Ee0-9０-９]+\s*$|^\s*(?:[0-9０-９]{1,4}年)?[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?\s*$",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex IsChanged();
}
