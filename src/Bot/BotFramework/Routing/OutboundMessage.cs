using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.BotFramework.Routing;

/// <summary>A message to be sent: text, or a card, never both (Teams would split it and lose its id).</summary>
internal sealed record OutboundMessage
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    private OutboundMessage() { }

    public string? Text { get; private init; }

    /// <summary>The content of one adaptive card attachment, as serialised JSON.</summary>
    public string? CardJson { get; private init; }

    /// <summary>What a push preview may show; never a person's name.</summary>
    public string? Summary { get; private init; }

    /// <summary>One attachment that is no adaptive card.</summary>
    public Attachment? Attachment { get; private init; }

    public static OutboundMessage OfText(string text) => new() { Text = text };

    public static OutboundMessage OfAttachment(Attachment attachment, string summary) =>
        new() { Attachment = attachment, Summary = summary };

    public static OutboundMessage OfCard(string cardJson, string summary) => new() { CardJson = cardJson, Summary = summary };

    /// <summary>As an activity of its own each time: the SDK's context writes into what it sends.</summary>
    public Activity ToActivity() =>
        new()
        {
            Type = ActivityTypes.Message,
            Text = Text,

            // Otherwise Teams reads Markdown into what a person once typed.
            TextFormat = Text is null ? null : TextFormatTypes.Plain,
            Summary = Summary,
            Attachments =
                CardJson is { } card ? [new Attachment { ContentType = CardType, Content = new JRaw(card) }]
                : Attachment is { } other ? [other]
                : null,
        };
}
