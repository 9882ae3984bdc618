using System.Globalization;
using AdaptiveCards;
using KobanBot.Bot.Cards;

namespace KobanBot.Bot.Fields;

/// <summary>
/// Text inputs whose limit the server tells. A client cuts what is pasted at its own limit without a word; so that one lies above the
/// server's, which says what is too long and keeps the text on the card.
/// </summary>
internal static class LimitedText
{
    /// <summary>Above the room of the longest field of any card.</summary>
    private const int MostKept = 2100;

    /// <summary>What the client lets in. It stays near the limit, since a card that shows it all again has 28 KB.</summary>
    public static int Room(int longest) => longest + Math.Max(30, longest / 40);

    public static AdaptiveTextInput Line(string id, string label, int longest, string? value) =>
        new()
        {
            Id = id,
            Label = label,
            MaxLength = Room(longest),
            Value = value,
        };

    /// <summary>Where a text is likely to be pasted, the limit stands in the empty field.</summary>
    public static AdaptiveTextInput Lines(string id, string label, int longest, string? value) =>
        Line(id, label, longest, value) with
        {
            IsMultiline = true,
            Placeholder = $"{Number(longest)}字まで",
        };

    /// <summary>Null while the text is not too long. What fills the client's room may have been cut there.</summary>
    public static string? Excess(string text, int longest) =>
        text.Length <= longest ? null
        : text.Length < Room(longest) ? $"{Number(longest)}字を超えています（{Number(text.Length)}字）。短くしてください。"
        : $"{Number(longest)}字を超えています（{Number(Room(longest))}字以上）。貼り付けた文章の末尾を確かめ、短くしてください。";

    /// <summary>What is kept of a text that is still too long: all that a client lets in, and no flood.</summary>
    public static string Kept(string text) =>
        text.Length <= MostKept ? text : text[..(char.IsHighSurrogate(text[MostKept - 1]) ? MostKept - 1 : MostKept)];

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
