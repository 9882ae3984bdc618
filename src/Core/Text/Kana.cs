using System.Text;

namespace KobanBot.Core.Text;

/// <summary>Kana in one form, so that what is typed in any of them can be compared.</summary>
public static class Kana
{
    // From U+FF66, in the order of the half-width block.
    private const string HalfWidth =
        "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";
    private const string Voiceable = "かきくけこさしすせそたちつてとはひふへほ";

    /// <summary>カタカナ and ｶﾀｶﾅ as ひらがな; everything else stays.</summary>
    public static string Hiragana(string text)
    {
        var hiragana = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var last = hiragana.Length > 0 ? hiragana[^1] : ' ';
            if ((c is 'ﾞ' or '゛') && Voiceable.Contains(last, StringComparison.Ordinal))
            {
                hiragana[^1] = (char)(last + 1);
            }
            else if ((c is 'ﾟ' or '゜') && last is 'は' or 'ひ' or 'ふ' or 'へ' or 'ほ')
            {
                hiragana[^1] = (char)(last + 2);
            }
            else
            {
                hiragana.Append(
                    c switch
                    {
                        >= 'ァ' and <= 'ヶ' => (char)(c - 0x60),
                        >= 'ｦ' and <= 'ﾝ' => HalfWidth[c - 'ｦ'],
                        _ => c,
                    }
                );
            }
        }

        return hiragana.ToString();
    }
}
