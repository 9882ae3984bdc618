using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.Fields;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.Features.Turns;

/// <summary>Reads what a card sent. Everything is from outside; nothing is trusted, and reading never throws.</summary>
internal static class ActionReading
{
    /// <summary>An adaptiveCard/action; without its shape, what is wrong in words.</summary>
    public static (AdaptiveCardInvokeValue? Action, string Fault) Of(object? sent)
    {
        if (sent is not JObject value || value["action"] is not JObject action)
        {
            return (null, "カードの操作を読み取れませんでした。「ホーム」と送信してください。");
        }

        if (Text(action, "type") is not (null or "Action.Execute"))
        {
            return (null, "このカードの操作には対応していません。「ホーム」と送信してください。");
        }

        var data = action["data"];
        var verb = Text(action, "verb") ?? DataOf(data).Text("verb");
        return (
            new AdaptiveCardInvokeValue
            {
                Action = new AdaptiveCardInvokeAction { Verb = verb, Data = data },
            },
            ""
        );
    }

    /// <summary>The client redraws by itself.</summary>
    public static bool IsAutomatic(object? sent) => sent is JObject value && Text(value, "trigger") == "automatic";

    /// <summary>Data of a button or a consent. Some clients send the object as a string that holds JSON (PROTOCOL 9.8).</summary>
    public static CardData DataOf(object? sent) =>
        sent switch
        {
            JObject value => CardData.Of(
                value.Properties().ToDictionary(one => one.Name, one => TextOf(one.Value), StringComparer.Ordinal)
            ),
            string text => ActivityJson.Parse(text) is JObject inner ? DataOf(inner) : CardData.Empty,
            JValue { Value: string text } => DataOf(text),
            _ => CardData.Empty,
        };

    private static string TextOf(JToken value) =>
        value.Type switch
        {
            JTokenType.String => (string)value!, // It is no null.
            JTokenType.Boolean => (bool)value ? "true" : "false",
            JTokenType.Integer or JTokenType.Float => ((JValue)value).ToString(System.Globalization.CultureInfo.InvariantCulture),
            // Some clients send a choice of several as a list.
            JTokenType.Array => string.Join(',', value.Select(TextOf)),
            _ => "",
        };

    private static string? Text(JObject value, string name) => (value[name] as JValue)?.Value as string;
}
