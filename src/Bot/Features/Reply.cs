using System.Text.Json;
using KobanBot.Bot.Cards;

namespace KobanBot.Bot.Features;

/// <summary>What a person gets back: the next card, or one sentence.</summary>
internal sealed record Reply
{
    /// <summary>The card as JSON; null when the reply is text.</summary>
    public string? CardJson { get; init; }

    /// <summary>The sentence, or what a push preview says of the card.</summary>
    public required string Text { get; init; }

    public static Reply Card(AdaptiveCard card) => new() { CardJson = CardJson_(card), Text = card.Speak };

    public static Reply Sentence(string text) => new() { Text = text };

    /// <summary>The reply as it is kept with its command, so that a repetition gets the same answer.</summary>
    public string Pack() => JsonSerializer.Serialize(this, Cards.CardJson.Options);

    public static Reply Unpack(string packed) => JsonSerializer.Deserialize<Reply>(packed, Cards.CardJson.Options)!;

    private static string CardJson_(AdaptiveCard card) => Cards.CardJson.Serialize(card);
}
