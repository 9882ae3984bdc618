using KobanBot.Core.Text;

namespace KobanBot.Bot.Features.Turns.Speech;

/// <summary>Words as they are compared.</summary>
/// <param name="Plain">Narrow, small letters, one blank at a time, without invisible characters and without the full stop at the end.</param>
/// <param name="Folded">The same without blanks and marks, kana as hiragana, known readings in their usual spelling.</param>
internal sealed record Heard(string Plain, string Folded)
{
    /// <summary>A message is a few words; what is longer is no command, and is not searched.</summary>
    private const int Longest = 120;

    public static Heard Of(string text)
    {
        var plain = Visible.Line(Width.Narrow(text)).TrimEnd('。', '.', '!', '、', '?', '…', '~').TrimEnd().ToLowerInvariant();
        if (plain.Length == 0)
        {
            // A question mark alone asks for help.
            plain = Visible.Line(Width.Narrow(text));
        }

        return new Heard(plain, plain.Length > Longest ? "" : Fold(plain));
    }

    public static string Fold(string text)
    {
        var bare = string.Concat(Width.Narrow(text).ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is 'ー'));
        var kana = bare.All(char.IsAsciiLetter) && Romaji.Hiragana(bare) is { } read ? read : Kana.Hiragana(bare);
        return Readings.Spelled(kana);
    }
}
