using System.Text;

namespace KobanBot.Core.Text;

/// <summary>
/// Full-width forms as an input method writes them, made narrow. Done by hand because invariant globalisation leaves everything but
/// ASCII out of Unicode normalisation.
/// </summary>
public static class Width
{
    private const char IdeographicSpace = '\u3000';

    /// <summary>！ to ～ become ! to ~, the ideographic space a space. Everything else stays as it is.</summary>
    public static string Narrow(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uFF01', '\uFF5E') && !text.Contains(IdeographicSpace))
        {
            return text;
        }

        var narrow = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            narrow.Append(
                c switch
                {
                    IdeographicSpace => ' ',
                    >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                    _ => c,
                }
            );
        }

        return narrow.ToString();
    }
}
