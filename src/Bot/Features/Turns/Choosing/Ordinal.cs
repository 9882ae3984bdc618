using System.Text.RegularExpressions;
using KobanBot.Bot.Features.Turns.Speech;

namespace KobanBot.Bot.Features.Turns.Choosing;

/// <summary>Words that are a number of a row and nothing else: 2, ２, ②, 2番, 二番目, 3つ目をお願いします. A day, a time and a clause are none.</summary>
internal static partial class Ordinal
{
    private const string Digits = "〇一二三四五六七八九";

    private static readonly string[] Read = ["いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう", "じゅう"];

    /// <summary>Null for all other words.</summary>
    public static int? Of(string words)
    {
        var match = Said().Match(Heard.Of(Uncircled(words)).Plain);
        if (!match.Success)
        {
            return null;
        }

        var said = match.Groups["n"].Value;
        var isCounted = match.Groups["th"].Success;
        return int.TryParse(said, out var number) ? (said.Length < 3 || isCounted ? number : null)
            : Array.IndexOf(Read, said) is >= 0 and var read ? (isCounted ? read + 1 : null)
            : Kanji(said);
    }

    /// <summary>十, 十二, 二十三.</summary>
    private static int? Kanji(string said)
    {
        var ten = said.IndexOf('十', StringComparison.Ordinal);
        var (tens, ones) = ten < 0 ? ("", said) : (said[..ten], said[(ten + 1)..]);
        if (tens.Length > 1 || ones.Length > 1 || ones.Contains('十', StringComparison.Ordinal))
        {
            return null;
        }

        var ofTens =
            ten < 0 ? 0
            : tens.Length == 0 ? 10
            : 10 * Digits.IndexOf(tens[0], StringComparison.Ordinal);
        return ofTens + (ones.Length == 0 ? 0 : Digits.IndexOf(ones[0], StringComparison.Ordinal));
    }

    private static string Uncircled(string words) => string.Concat(words.Select(c => c is >= '①' and <= '⑳' ? $"{c - '①' + 1}" : $"{c}"));

    [GeneratedRegex(
        "^(?:no[. ]?|上から)?(?<n>[0-9]{1,3}|[〇一二三四五六七八九十]{1,3}|いち|に|さん|よん|ご|ろく|なな|はち|きゅう|じゅう) ?"
            + "(?<th>番目|番め|番|ばんめ|ばん|つ目|つめ|件目|行目|個目)?[.)]? ?"
            + "(?:の?(?:もの|方|ほう|行))?(?:を|で|に|の)?(?:お願い(?:し|いたし|致し)?ます|おねがいします|見せて|見たい|表示(?:して)?|開いて|選択|選びます|します|して|ください|です)*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Said();
}
