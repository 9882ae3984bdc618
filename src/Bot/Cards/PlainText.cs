using System.Text;
using System.Text.RegularExpressions;

namespace KobanBot.Bot.Cards;

/// <summary>
/// Text that a person typed, for a TextBlock, which reads a Markdown subset and functions such as {{DATE()}}: everything that it would read is made
/// harmless, line by line. Links are not made from what people type.
/// </summary>
internal static partial class PlainText
{
    private const char Unseen = '\u200b';

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("*_[]~`#<>{}&\\");

    public static string Of(string text)
    {
        var plain = text.AsSpan().IndexOfAny(Marks) < 0 ? text : WithoutMarks(text);
        plain = Link().Replace(plain, link => $"{link.Value}{Unseen}");
        return Block().Replace(plain, begin => $"{begin.Groups["line"].Value}{Unseen}{begin.Groups["mark"].Value}");
    }

    private static string WithoutMarks(string text)
    {
        var plain = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            plain.Append(
                c switch
                {
                    '*' => '＊',
                    '_' => '＿',
                    '[' => '［',
                    ']' => '］',
                    '~' => '～',
                    '`' => '｀',
                    '#' => '＃',
                    '<' => '＜',
                    '>' => '＞',
                    '{' => '｛',
                    '}' => '｝',
                    '&' => '＆',
                    '\\' => '＼',
                    _ => c,
                }
            );
        }

        return plain.ToString();
    }

    /// <summary>Where a client would begin a link: the address is cut there by what nobody sees.</summary>
    [GeneratedRegex(
        @"(?:https?|ftp|file|mailto|tel):(?=\S)|\bwww\.(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])@(?=[A-Za-z0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Link();

    /// <summary>A list, or a line that makes a heading of the one above.</summary>
    [GeneratedRegex(
        @"(?<line>\n[ \t]*)(?<mark>[-+=]|[0-9]{1,3}[.)](?=\s))|(?<line>^[ \t]*)(?<mark>[-+](?=[^\n])|=|[0-9]{1,3}[.)](?=\s))",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Block();
}
