using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KobanBot.Bot.BotFramework.Routing;

namespace KobanBot.Support.Conversations;

/// <summary>What a client asks of the message extension on behalf of the person of a chat, in the chat of two colleagues.</summary>
internal static class ExtensionCalls
{
    public static Task<JsonNode> QueryAsync(this Chat chat, string text, int skip = 0, int count = 25) =>
        chat.AskAsync(
            ExtensionInvokes.Query,
            new JsonObject
            {
                ["commandId"] = "searchCouncils",
                ["parameters"] = new JsonArray(new JsonObject { ["name"] = "text", ["value"] = text }),
                ["queryOptions"] = new JsonObject { ["skip"] = skip, ["count"] = count },
            }
        );

    public static Task<JsonNode> FetchAsync(this Chat chat, string context = "compose") =>
        chat.AskAsync(ExtensionInvokes.FetchTask, new JsonObject { ["commandId"] = "recordMeeting", ["commandContext"] = context });

    /// <summary>Presses a button of the dialog, with what was typed.</summary>
    public static Task<JsonNode> SubmitAsync(this Chat chat, JsonNode dialog, string title, params (string Id, string Value)[] typed)
    {
        var card = dialog["task"]!["value"]!["card"]!["content"]!.AsObject();
        var button = ButtonsOf(card).First(b => ((string?)b["title"])?.Contains(title, StringComparison.Ordinal) == true);
        var data = new JsonObject();
        if ((string?)button["associatedInputs"] != "none")
        {
            foreach (var (id, value) in new SeenCard(card).Sent(typed))
            {
                data[id] = value;
            }
        }

        foreach (var (key, value) in button["data"]!.AsObject())
        {
            data[key] = value!.DeepClone();
        }

        return chat.AskAsync(
            ExtensionInvokes.SubmitAction,
            new JsonObject
            {
                ["commandId"] = "recordMeeting",
                ["commandContext"] = "compose",
                ["data"] = data,
            }
        );
    }

    /// <summary>Titles of all buttons, on a card of a dialog.</summary>
    public static IEnumerable<JsonObject> ButtonsOf(JsonNode? node) =>
        node switch
        {
            JsonObject element => (
                (string?)element["type"] == "Action.Submit" && element["title"] is not null ? [element] : Array.Empty<JsonObject>()
            ).Concat(element.Where(p => p.Key != "data").SelectMany(p => ButtonsOf(p.Value))),
            JsonArray all => all.SelectMany(ButtonsOf),
            _ => [],
        };

    public static async Task<JsonNode> AskAsync(this Chat chat, string name, JsonNode? value)
    {
        using var answer = await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "invoke",
                ["name"] = name,
                ["value"] = value,
                ["conversation"] = new JsonObject
                {
                    // A chat of two people is personal for the channel too, but it is not the bot's.
                    ["id"] = "19:two-colleagues@unq.gbl.spaces",
                    ["conversationType"] = "personal",
                    ["tenantId"] = "tenant",
                },
            }
        );
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!; // An invoke of the extension has a body.
    }
}
