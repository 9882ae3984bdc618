using System.Text.Json.Nodes;
using KobanBot.Bot.BotFramework;
using KobanBot.Bot.Features.Kit;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Features.Turns;

/// <summary>
/// In a channel or group chat: what would be asked for in the personal chat, as something to read for one pair of eyes. Nothing is typed or
/// pressed there, since a button would be pressed in the channel; off unless Bot:PrivateAnswers is set.
/// </summary>
internal sealed class PrivateAnswers(ChatLink chat, IOptions<BotOptions> options)
{
    private const string GoOn = "この表示はあなただけに見えています。続きの操作は、KobanBotとの個人チャットで行ってください。";

    /// <summary>What can be pressed, and what a client does by itself.</summary>
    private static readonly string[] Pressed = ["actions", "selectAction", "refresh", "inlineAction"];

    /// <param name="public">What everybody may read: the sentence that asks to write in the personal chat.</param>
    public async Task<Reply> WithAsync(FlowTable flows, Step step, Reply @public, CancellationToken cancellation)
    {
        var verb = flows.Verbs[step.Verb];

        // What leaves an entry of its reading is opened by oneself, in one's own chat.
        if (!options.Value.PrivateAnswers || verb.Scopes.HasFlag(step.Scope) || verb is not Reads { Discloses: null })
        {
            return @public;
        }

        var asked = step with { Scope = Scopes.Personal, Reference = null, Message = null, TakesConsent = false, TakesLinks = false };
        return ToRead(await flows.RunAsync(verb, asked, cancellation), step.Words) is { } own ? @public with { Private = own } : @public;
    }

    /// <summary>The reply without anything to press; null when it asks for something, or more follows.</summary>
    private Reply? ToRead(Reply reply, string? words)
    {
        if (reply is { Later: not null } or { Offer: not null } or { Kept: not null } or { Results: not null })
        {
            return null;
        }

        if (reply.CardJson is not { } json)
        {
            return Reply.Sentence(reply.Text);
        }

        var card = JsonNode.Parse(json)!.AsObject(); // Drawn a moment ago.
        if (Types(card).Any(t => t.StartsWith("Input.", StringComparison.Ordinal)))
        {
            return null;
        }

        Strip(card);
        card["body"]!.AsArray().Add(Line(GoOn)); // Every card has one.
        if (chat.To(words ?? "") is { } address)
        {
            card["actions"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "Action.OpenUrl",
                    ["title"] = "個人チャットを開く",
                    ["url"] = address,
                }
            );
        }

        return new Reply { CardJson = card.ToJsonString(), Text = reply.Text };
    }

    private static JsonObject Line(string text) =>
        new()
        {
            ["type"] = "TextBlock",
            ["text"] = text,
            ["wrap"] = true,
            ["isSubtle"] = true,
            ["separator"] = true,
        };

    private static IEnumerable<string> Types(JsonNode? node) =>
        node switch
        {
            JsonObject all =>
            [
                .. all["type"] is JsonValue type ? [type.ToString()] : Array.Empty<string>(),
                .. all.SelectMany(p => Types(p.Value)),
            ],
            JsonArray all => all.SelectMany(Types),
            _ => [],
        };

    private static void Strip(JsonNode? node)
    {
        if (node is JsonObject all)
        {
            foreach (var name in Pressed)
            {
                all.Remove(name);
            }

            foreach (var (_, value) in all)
            {
                Strip(value);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var set in list.Where(e => e is JsonObject element && element["type"]?.ToString() == "ActionSet").ToList())
            {
                list.Remove(set);
            }

            foreach (var element in list)
            {
                Strip(element);
            }
        }
    }
}
