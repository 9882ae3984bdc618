using System.Buffers;
using System.Text.Json;
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
    /// <param name="cardJson">The card as it was serialised; it is not parsed again, this is the hot path.</param>
    public static InvokeResponse OfCard(string cardJson) =>
        Envelope(200, Attachment.AdaptiveCardType, json => json.WriteRawValue(cardJson, skipInputValidation: true), 3 * cardJson.Length);

    /// <summary>A short message; the card stays.</summary>
    public static InvokeResponse OfMessage(string text) =>
        Envelope(200, "application/vnd.microsoft.activity.message", json => json.WriteStringValue(text));

    public static InvokeResponse OfError(int status, string code, string message) =>
        Envelope(
            status,
            "application/vnd.microsoft.error",
            json =>
            {
                json.WriteStartObject();
                json.WriteString("code"u8, code);
                json.WriteString("message"u8, message);
                json.WriteEndObject();
            }
        );

    private static InvokeResponse Envelope(int status, string type, Action<Utf8JsonWriter> writeValue, int size = 512)
    {
        var buffer = new ArrayBufferWriter<byte>(size + 128);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode"u8, status);
            json.WriteString("type"u8, type);
            json.WritePropertyName("value"u8);
            writeValue(json);
            json.WriteEndObject();
        }

        return new InvokeResponse(200, buffer.WrittenSpan.ToArray());
    }
}
