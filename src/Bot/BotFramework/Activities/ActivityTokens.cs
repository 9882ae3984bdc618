using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;

namespace KobanBot.Bot.BotFramework.Activities;

/// <summary>
/// Lets Newtonsoft.Json, by which the activities of Microsoft.Bot.Schema are read, see UTF-8 bytes through the strict reader of the base class
/// library: in one pass and without a copy as text. Its own reader takes comments, single quotes, NaN, undefined and a second document, and makes
/// dates of text that looks like one. Text is text here, and a number keeps its digits, other than in scientific notation.
/// </summary>
/// <exception cref="System.Text.Json.JsonException">From every reading method, where the bytes are not JSON.</exception>
internal sealed class ActivityTokens : JsonReader
{
    // Of so many digits none is lost.
    private const int MaxDecimalDigits = 28;

    private readonly ReadOnlyMemory<byte> _utf8;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = ActivityJson.MaxDepth });
    private int _at;

    public ActivityTokens(ReadOnlyMemory<byte> utf8)
    {
        _utf8 = utf8;

        // The other reader counts the levels.
        MaxDepth = null;
    }

    public override bool Read()
    {
        var reader = new Utf8JsonReader(_utf8.Span[_at..], isFinalBlock: true, _state);
        if (!reader.Read())
        {
            SetToken(JsonToken.None);
            return false;
        }

        Take(ref reader);
        _at += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        return true;
    }

    /// <summary>A number or a truth value is no text.</summary>
    public override string? ReadAsString()
    {
        Read();
        return TokenType is JsonToken.String or JsonToken.Null or JsonToken.EndArray ? (string?)Value : throw Unexpected("text");
    }

    public override bool? ReadAsBoolean()
    {
        Read();
        return TokenType is JsonToken.Boolean or JsonToken.Null or JsonToken.EndArray ? (bool?)Value : throw Unexpected("a truth value");
    }

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                SetToken(JsonToken.StartObject);
                break;
            case JsonTokenType.EndObject:
                SetToken(JsonToken.EndObject);
                break;
            case JsonTokenType.StartArray:
                SetToken(JsonToken.StartArray);
                break;
            case JsonTokenType.EndArray:
                SetToken(JsonToken.EndArray);
                break;
            case JsonTokenType.PropertyName:
                SetToken(JsonToken.PropertyName, TextOf(ref reader));
                break;
            case JsonTokenType.String:
                SetToken(JsonToken.String, TextOf(ref reader));
                break;
            case JsonTokenType.Number:
                TakeNumber(ref reader);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                SetToken(JsonToken.Boolean, reader.GetBoolean());
                break;
            default:
                SetToken(JsonToken.Null);
                break;
        }
    }

    private void TakeNumber(ref Utf8JsonReader reader)
    {
        var digits = reader.ValueSpan;
        if (reader.TryGetInt64(out var whole))
        {
            SetToken(JsonToken.Integer, whole);
        }
        else if (!digits.ContainsAny((byte)'.', (byte)'e', (byte)'E'))
        {
            SetToken(JsonToken.Integer, BigInteger.Parse(Encoding.UTF8.GetString(digits), CultureInfo.InvariantCulture));
        }
        else if (!digits.ContainsAny((byte)'e', (byte)'E') && digits.Length <= MaxDecimalDigits && reader.TryGetDecimal(out var exact))
        {
            SetToken(JsonToken.Float, exact);
        }
        else
        {
            SetToken(JsonToken.Float, FiniteOf(ref reader));
        }
    }

    private static double FiniteOf(ref Utf8JsonReader reader) =>
        reader.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new System.Text.Json.JsonException("A number is too large.");

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!; // Neither of the two kinds of token is null.
        }
        catch (InvalidOperationException)
        {
            return WithoutHalves(reader.ValueSpan);
        }
    }

    /// <summary>
    /// A phone cuts what is typed at the input's limit, even in the middle of an emoji, and then escapes the half. The half becomes U+FFFD, as
    /// it does wherever text is decoded; the rest is what the person has typed.
    /// </summary>
    private static string WithoutHalves(ReadOnlySpan<byte> escaped)
    {
        var written = Encoding.UTF8.GetString(escaped);
        var text = new StringBuilder(written.Length);
        for (var at = 0; at < written.Length; at++)
        {
            if (written[at] != '\\')
            {
                text.Append(written[at]);
                continue;
            }

            at++;
            if (written[at] == 'u')
            {
                text.Append((char)int.Parse(written.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                at += 4;
            }
            else
            {
                text.Append(
                    written[at] switch
                    {
                        'b' => '\b',
                        'f' => '\f',
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        var itself => itself,
                    }
                );
            }
        }

        // The round trip puts U+FFFD where half a character stands alone.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private JsonReaderException Unexpected(string what) => new($"There is {TokenType} where {what} should be.");
}
