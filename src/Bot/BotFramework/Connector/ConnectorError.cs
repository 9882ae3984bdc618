using System.Text.Json;

namespace KobanBot.Bot.BotFramework.Connector;

/// <summary>
/// Why the connector refused. Status is 0 when no answer came. The code is the channel's own, or one of ours: NoAnswer,
/// NoRoom, NoToken, UntrustedServiceUrl.
/// </summary>
internal sealed record ConnectorError(int Status, string? Code)
{
    public const string NoAnswer = "NoAnswer";

    /// <summary>Nothing left: the limits give no room for it before its deadline.</summary>
    public const string NoRoom = "NoRoom";

    /// <summary>Nothing left: the bot's own identity gave no token.</summary>
    public const string NoToken = "NoToken";

    public const string UntrustedServiceUrl = "UntrustedServiceUrl";

    /// <summary>The app is not there for this person, as some answers say in their message alone.</summary>
    public const string NotInstalled = "BotNotInstalled";

    /// <summary>
    /// Blocked or uninstalled: sending again is of no use. An unknown 403 is not among them, lest a passing fault of the tenant silence
    /// everybody.
    /// </summary>
    public bool IsUnreachable =>
        this
            is {
                    Status: 400 or 403 or 404,
                    Code: "MessageWritesBlocked" or "ConversationBlockedByUser" or "BotNotInConversationRoster" or NotInstalled
                }
                or { Status: 403, Code: "ForbiddenOperationException" };

    /// <summary>
    /// There is no such chat. That may be true, and then it is created anew; it may also be a passing fault, which looks the same. Whoever it
    /// is about counts as out of reach only when it has held.
    /// </summary>
    public bool IsGone => this is { Status: 404, Code: "ConversationNotFound" or "NotFound" };

    /// <summary>
    /// The tenant's administrator has switched the bot off: nobody's own state, so nobody counts as out of reach, and all hear when it is
    /// on again.
    /// </summary>
    public bool IsDisabledForTenant => this is { Status: 403, Code: "BotDisabledByAdmin" };

    /// <summary>Reads the code out of any of the shapes seen: an error object, a flat one, JSON inside a string. Never throws.</summary>
    public static ConnectorError Parse(int status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return new ConnectorError(status, CodeIn(document.RootElement));
        }
        catch (JsonException)
        {
            return new ConnectorError(status, Code: null);
        }
    }

    private static string? CodeIn(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (json.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
        {
            return CodeIn(error);
        }

        return Cause(json)
            ?? InnerCode(json)
            ?? Text(json, "subCode")
            ?? (
                Text(json, "message")?.Contains("not installed", StringComparison.OrdinalIgnoreCase) == true
                    ? NotInstalled
                    : Text(json, "code")
            );
    }

    /// <summary>What a service behind the connector has said: it knows better than the connector, which only passes it on.</summary>
    private static string? Cause(JsonElement json)
    {
        if (!json.TryGetProperty("innerHttpError", out var inner) || inner.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return inner.TryGetProperty("body", out var body)
            ? body.ValueKind == JsonValueKind.String
                ? CodeOf(body)
                : CodeIn(body)
            : null;
    }

    private static string? CodeOf(JsonElement json)
    {
        try
        {
            using var inner = JsonDocument.Parse(json.GetString() ?? "");
            return CodeIn(inner.RootElement);
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? InnerCode(JsonElement json)
    {
        if (Text(json, "message") is not { } message || !message.TrimStart().StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var inner = JsonDocument.Parse(message);
            return CodeIn(inner.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string property)
    {
        try
        {
            return json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are not UTF-8 come to light only here.
            return null;
        }
    }
}

/// <summary>A connector call that did not succeed.</summary>
/// <param name="error">What the connector said.</param>
/// <param name="isAmbiguous">The request left, and may have been carried out although no good answer came.</param>
internal sealed class ConnectorException(ConnectorError error, bool isAmbiguous, Exception? inner = null)
    : Exception($"The connector refused with status {error.Status} and code {error.Code}.", inner)
{
    public ConnectorError Error { get; } = error;

    public bool IsAmbiguous { get; } = isAmbiguous;

    /// <summary>Times that it was sent once more although it may have arrived.</summary>
    public int AmbiguousRepeats { get; init; }

    /// <summary>Before this there is no use in another try, where that is known.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
