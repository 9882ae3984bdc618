using System.Text.Json.Nodes;
using KobanBot.Bot.BotFramework.Activities;

namespace KobanBot.Bot.BotFramework.Routing;

/// <summary>
/// The answers to an adaptiveCard/action invoke. The HTTP status is always 200; the envelope's own says how it went, so that the
/// client shows our sentence rather than its own.
/// </summary>
internal static class CardInvokeResponse
{
    public const string InvokeName = "adaptiveCard/action";

    /// <summary>Replaces the card, for this person only.</summary>
    public static InvokeResponse OfCard(JsonNode card) => Envelope(200, Attachment.AdaptiveCardType, card);

    /// <summary>A short message; the card stays.</summary>
    public static InvokeResponse OfMessage(string text) => Envelope(200, "application/vnd.microsoft.activity.message", text);

    public static InvokeResponse OfError(int status, string code, string message) =>
        Envelope(status, "application/vnd.microsoft.error", new JsonObject { ["code"] = code, ["message"] = message });

    private static InvokeResponse Envelope(int status, string type, JsonNode value) =>
        new(
            200,
            new JsonObject
            {
                ["statusCode"] = status,
                ["type"] = type,
                ["value"] = value,
            }
        );
}
