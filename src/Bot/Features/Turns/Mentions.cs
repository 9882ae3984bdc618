using System.Text.Json;
using KobanBot.Bot.BotFramework.Activities;

namespace KobanBot.Bot.Features.Turns;

/// <summary>Who is spoken to: in chats of several people only what mentions the bot is for it.</summary>
internal static class Mentions
{
    public static bool IsPersonal(Activity activity) =>
        activity.Conversation is { } conversation
        && conversation.ConversationType is null or "personal"
        && activity.Conversation?.IsGroup != true;

    public static bool AreToBot(Activity activity) => OfBot(activity).Any();

    /// <summary>The text without the bot's own mention, taken out by the entity's exact text, not by a pattern over &lt;at&gt;.</summary>
    public static string WithoutBot(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in OfBot(activity))
        {
            if (mention.Length > 0)
            {
                text = text.Replace(mention, " ", StringComparison.Ordinal);
            }
        }

        return text.Trim();
    }

    private static IEnumerable<string> OfBot(Activity activity)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (
                entity.ValueKind == JsonValueKind.Object
                && Text(entity, "type") == "mention"
                && entity.TryGetProperty("mentioned", out var mentioned)
                && mentioned.ValueKind == JsonValueKind.Object
                && Text(mentioned, "id") is { } id
                && id == activity.Recipient?.Id
            )
            {
                yield return Text(entity, "text") ?? "";
            }
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
