using System.Security.Cryptography;
using System.Text;
using AdaptiveCards;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>
/// A card's buttons carry a digest of every input as it was drawn. From an older card it tells what this person has changed and what
/// somebody else has: nothing typed is lost, and nothing saved is overwritten unseen.
/// </summary>
internal static class SeenInputs
{
    public const string Key = "seen";

    private const int IdLength = 3;
    private const int ValueLength = 4;
    private const string Digits = "0123456789abcdef";

    /// <summary>The digests of a card that shows what is stored.</summary>
    public static string Marks(AdaptiveCard stored) => string.Join('.', CardInputs.Of(stored.Body).Select(Mark));

    /// <summary>What each input showed, by its id's digest.</summary>
    public static Dictionary<string, SeenInput> Read(string marks) =>
        marks
            .Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Where(m => m.Length >= IdLength + ValueLength)
            .GroupBy(m => m[..IdLength])
            // Of two inputs with one digest neither is known: both count as changed.
            .Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => new SeenInput(g.First()[IdLength..]), StringComparer.Ordinal);

    /// <summary>What the input of that id showed; null when it did not stand on the card.</summary>
    public static SeenInput? Find(this IReadOnlyDictionary<string, SeenInput> seen, string id) =>
        seen.GetValueOrDefault(Hash(id, IdLength));

    private static string Mark(AdaptiveElement input)
    {
        var mark = Hash(input.Id!, IdLength) + Hash(CardInputs.Value(input), ValueLength);
        return input is AdaptiveChoiceSetInput { IsMultiSelect: true } set
            ? mark
                + Choices(set)
                + string.Concat(set.Choices.Select(c => CardInputs.Chosen(set.Value).Contains(c.Value) ? '1' : '0').Chunk(4).Select(Hex))
            : mark;
    }

    private static string Choices(AdaptiveChoiceSetInput set) => Hash(string.Join(',', set.Choices.Select(c => c.Value)), ValueLength);

    private static string Hash(string text, int length) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length].Replace('+', '-').Replace('/', '_');

    private static char Hex(char[] bits) => Digits[Convert.ToInt32(new string(bits).PadRight(4, '0'), 2)];

    private static int Digit(char hex) => Math.Max(0, Digits.IndexOf(hex, StringComparison.Ordinal));

    /// <summary>The digest of one input as it was drawn.</summary>
    internal sealed record SeenInput(string Text)
    {
        public bool IsOf(string value) => Text.StartsWith(Hash(value, ValueLength), StringComparison.Ordinal);

        /// <summary>What was ticked when the card was drawn; null when other choices stood there.</summary>
        public HashSet<string>? Ticked(AdaptiveElement input)
        {
            if (
                input is not AdaptiveChoiceSetInput set
                || Text.Length <= ValueLength
                || !Text[ValueLength..].StartsWith(Choices(set), StringComparison.Ordinal)
            )
            {
                return null;
            }

            var bits = Text[(2 * ValueLength)..];
            return [.. set.Choices.Select(c => c.Value).Where((_, i) => i / 4 < bits.Length && (Digit(bits[i / 4]) & (8 >> (i % 4))) != 0)];
        }
    }
}
