using System.Buffers;
using System.Text.Json;
using KobanBot.Bot.BotFramework.Routing;

namespace KobanBot.Bot.BotFramework.Activities;

/// <summary>
/// Writes what the bot sends straight into bytes: a card arrives here as JSON, and is copied rather than parsed once more.
/// </summary>
internal static class OutboundJson
{
    /// <param name="replyTo">Id of the activity that this answers; null for what the bot says of its own accord.</param>
    public static byte[] Message(OutboundMessage message, string conversationId, string? botId, string? userId, string? replyTo = null)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + (message.CardJson?.Length ?? message.Text?.Length ?? 0) * 2);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "message"u8);
            WriteId(json, "from"u8, botId);
            WriteId(json, "recipient"u8, userId);
            WriteId(json, "conversation"u8, conversationId);
            if (!string.IsNullOrEmpty(replyTo))
            {
                json.WriteString("replyToId"u8, replyTo);
            }

            WriteContent(json, message);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteContent(Utf8JsonWriter json, OutboundMessage message)
    {
        if (message.Text is not null)
        {
            // Otherwise Teams reads Markdown into what a person once typed.
            json.WriteString("textFormat"u8, "plain"u8);
            json.WriteString("text"u8, message.Text);
        }

        if (message.Summary is not null)
        {
            json.WriteString("summary"u8, message.Summary);
        }

        if (message.AttachmentJson is { } attachment)
        {
            json.WriteStartArray("attachments"u8);
            json.WriteRawValue(attachment, skipInputValidation: true);
            json.WriteEndArray();
        }

        if (message.CardJson is not null)
        {
            json.WriteStartArray("attachments"u8);
            json.WriteStartObject();
            json.WriteString("contentType"u8, Attachment.AdaptiveCardType);
            json.WritePropertyName("content"u8);
            json.WriteRawValue(message.CardJson, skipInputValidation: true);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void WriteId(Utf8JsonWriter json, ReadOnlySpan<byte> property, string? id)
    {
        if (!string.IsNullOrEmpty(id))
        {
            json.WriteStartObject(property);
            json.WriteString("id"u8, id);
            json.WriteEndObject();
        }
    }
}
