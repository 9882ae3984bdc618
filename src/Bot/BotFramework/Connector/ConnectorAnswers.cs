using System.Text.Json;
using KobanBot.Bot.BotFramework.Routing;

namespace KobanBot.Bot.BotFramework.Connector;

/// <summary>Reads what the connector answers; what is no JSON, or lacks a property, is null and never an exception.</summary>
internal static class ConnectorAnswers
{
    public static JsonDocument? ParseOrNull(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? TextIn(byte[] body, string property)
    {
        using var json = ParseOrNull(body);
        return json is null ? null : Text(json.RootElement, property);
    }

    public static string? AddMembers(List<ConversationMember> members, JsonElement json)
    {
        var list = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("members", out var inner) ? inner : json;
        if (list.ValueKind == JsonValueKind.Array)
        {
            members.AddRange(list.EnumerateArray().Select(MemberIn).OfType<ConversationMember>());
        }

        return Text(json, "continuationToken");
    }

    public static ConversationMember? MemberIn(JsonElement json) =>
        Text(json, "id") is { Length: > 0 } id
            ? new ConversationMember(
                id,
                Text(json, "name"),
                Text(json, "userPrincipalName"),
                Text(json, "aadObjectId") ?? Text(json, "objectId"),
                Text(json, "tenantId")
            )
            : null;

    public static string? Text(JsonElement json, string property) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
