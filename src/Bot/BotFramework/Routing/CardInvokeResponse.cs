using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.BotFramework.Routing;

/// <summary>
/// The answers to an adaptiveCard/action invoke. The HTTP status is always 200; the envelope's own says how it went, so that the
/// client shows our sentence rather than its own.
/// </summary>
internal static class CardInvokeResponse
{
    public const string InvokeName = "adaptiveCard/action";

    /// <summary>Replaces the card, for this person only.</summary>
    /// <param name="cardJson">The card as it was serialised; it is not parsed again, this is the hot path.</param>
    public static AdaptiveCardInvokeResponse OfCard(string cardJson) => Envelope(200, OutboundMessage.CardType, new JRaw(cardJson));

    /// <summary>A short message; the card stays.</summary>
    public static AdaptiveCardInvokeResponse OfMessage(string text) => Envelope(200, "application/vnd.microsoft.activity.message", text);

    public static AdaptiveCardInvokeResponse OfError(int status, string code, string message) =>
        Envelope(status, "application/vnd.microsoft.error", new JObject { ["code"] = code, ["message"] = message });

    private static AdaptiveCardInvokeResponse Envelope(int status, string type, object value) =>
        new()
        {
            StatusCode = status,
            Type = type,
            Value = value,
        };
}
