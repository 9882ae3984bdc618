using System.Text.Json.Nodes;
using KobanBot.Support.BotFramework;

namespace KobanBot.Bot.Tests.BotFramework;

/// <summary>Activities in the shape in which Teams sends them; all people and ids are fictitious.</summary>
internal static class Payloads
{
    public const string ServiceUrl = "https://smba.trafficmanager.net/jp/";
    public const string Conversation = "a:1-conversation;messageid=5";

    public static string Message(string id = "1718000000001", string text = "記録", Action<JsonObject>? change = null)
    {
        var activity = Base("message", id);
        activity["text"] = text;
        change?.Invoke(activity);
        return activity.ToJsonString();
    }

    public static string CardAction(string id = "f:1", Action<JsonObject>? change = null)
    {
        var activity = Base("invoke", id);
        activity["name"] = "adaptiveCard/action";
        activity["value"] = JsonNode.Parse(
            """{"action":{"type":"Action.Execute","verb":"meeting.next","data":{"step":"2","place":"港町交番"}},"trigger":"manual"}"""
        );
        change?.Invoke(activity);
        return activity.ToJsonString();
    }

    public static string Invoke(string name, string id = "f:2", Action<JsonObject>? change = null)
    {
        var activity = Base("invoke", id);
        activity["name"] = name;
        change?.Invoke(activity);
        return activity.ToJsonString();
    }

    /// <summary>For an anonymous host, which sends to the loopback only.</summary>
    public static Action<JsonObject> To(FakeConnector connector, Action<JsonObject>? more = null) =>
        activity =>
        {
            activity["serviceUrl"] = connector.ServiceUrl;
            more?.Invoke(activity);
        };

    private static JsonObject Base(string type, string id) =>
        new()
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = "2026-11-22T01:02:03.1234567Z",
            ["channelId"] = "msteams",
            ["serviceUrl"] = ServiceUrl,
            ["from"] = new JsonObject
            {
                ["id"] = "29:officer",
                ["name"] = "架空 花子",
                ["aadObjectId"] = "11111111-0000-4000-8000-000000000001",
            },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "bot" },
            ["conversation"] = new JsonObject
            {
                ["id"] = Conversation,
                ["conversationType"] = "personal",
                ["tenantId"] = TestTokens.TenantId,
            },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TestTokens.TenantId } },
        };
}
