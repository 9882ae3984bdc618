using KobanBot.Bot.Features.Kit;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.Features.Turns;

/// <summary>Who is spoken to: in chats of several people only what mentions the bot is for it.</summary>
internal static class Mentions
{
    /// <summary>Only what says so is personal: where the kind is missing, others may read along.</summary>
    public static bool IsPersonal(Activity activity) => activity.Conversation is { ConversationType: "personal", IsGroup: not true };

    /// <summary>The kind of conversation; one that is not known has others who read along.</summary>
    public static Scopes ScopeOf(Activity activity) =>
        IsPersonal(activity) ? Scopes.Personal
        : activity.Conversation?.ConversationType == "channel" ? Scopes.Team
        : Scopes.GroupChat;

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
                entity.Type == "mention"
                && entity.Properties["mentioned"] is JObject mentioned
                && Text(mentioned, "id") is { } id
                && id == activity.Recipient?.Id
            )
            {
                yield return Text(entity.Properties, "text") ?? "";
            }
        }
    }

    private static string? Text(JObject value, string name) => (value[name] as JValue)?.Value as string;
}
