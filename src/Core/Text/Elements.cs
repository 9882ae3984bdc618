using System.Globalization;

namespace KobanBot.Core.Text;

/// <summary>Characters as a person counts them: a kanji with its variant, a letter with its marks.</summary>
public static class Elements
{
    /// <summary>The place at or before another one at which the text can be cut without changing a character.</summary>
    public static int Boundary(string text, int at)
    {
        var end = 0;
        while (end < at)
        {
            var next = end + StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (next > at)
            {
                break;
            }

            end = next;
        }

        return end;
    }
}
