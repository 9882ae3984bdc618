using System.Text;
using System.Xml;

namespace KobanBot.Bot.Documents;

/// <summary>Text as XML can hold it. Nothing of a name is lost: variation selectors and characters beyond the first plane stay as they are.</summary>
internal static class PlainXmlText
{
    /// <summary>Without control characters; half of a surrogate pair becomes the replacement character; line ends are one kind.</summary>
    public static string Of(string text)
    {
        var clean = text.ReplaceLineEndings("\n");
        return IsClean(clean) ? clean : Cleaned(clean);
    }

    private static bool IsClean(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]))
            {
                if (!char.IsSurrogatePair(text, index))
                {
                    return false;
                }

                index++;
            }
            else if (!XmlConvert.IsXmlChar(text[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // Half of a pair comes as U+FFFD.
        {
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }
}
