using System.Buffers;
using System.Text.Json;
using KobanBot.Bot.BotFramework.Activities;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>Makes an HTTP answer of what a turn has said.</summary>
internal static class TurnAnswers
{
    public static readonly TurnAnswer Unhandled = new(StatusCodes.Status501NotImplemented, Body: null);

    private static readonly TurnAnswer Accepted = new(StatusCodes.Status200OK, Body: null);

    public static TurnAnswer Of(TurnNotes turn)
    {
        if (!turn.IsInvoke)
        {
            return turn.Replies is null ? Accepted : WithReplies(turn.Replies, StatusCodes.Status200OK, body: null);
        }

        if (turn.InvokeResponse is not { Status: not StatusCodes.Status501NotImplemented } response)
        {
            return Unhandled;
        }

        var body = BytesOf(response.Body);
        return turn.Replies is null ? new TurnAnswer(response.Status, body) : WithReplies(turn.Replies, response.Status, body);
    }

    public static TurnAnswer WithReplies(IReadOnlyCollection<Activity> replies, int status, byte[]? body)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteStartArray("activities"u8);
            foreach (var reply in replies)
            {
                json.WriteRawValue(ActivityJson.WriteOutbound(reply), skipInputValidation: true);
            }

            json.WriteEndArray();
            if (body is not null)
            {
                json.WritePropertyName("body"u8);
                json.WriteRawValue(body, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return new TurnAnswer(status, buffer.WrittenSpan.ToArray());
    }

    private static byte[]? BytesOf(object? body) =>
        body switch
        {
            null => null,
            AdaptiveCardInvokeResponse { Value: JRaw { Value: string card } } envelope => OfCard(envelope, card),
            _ => ActivityJson.Write(body),
        };

    /// <summary>The hot path: the card is copied, and neither parsed nor written by reflection.</summary>
    private static byte[] OfCard(AdaptiveCardInvokeResponse envelope, string card)
    {
        var buffer = new ArrayBufferWriter<byte>(3 * card.Length + 128);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode"u8, envelope.StatusCode);
            json.WriteString("type"u8, envelope.Type);
            json.WritePropertyName("value"u8);
            json.WriteRawValue(card, skipInputValidation: true);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
