using System.Net;
using System.Text.RegularExpressions;
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

    /// <summary>
    /// The text without the bot's own mention. The entity says how it stands in the text; some clients write it there with attributes, with
    /// entities of HTML, or as a bare @name, so the name of the mention is looked for too. Mentions of other people stay.
    /// </summary>
    public static string WithoutBot(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var (written, name) in OfBot(activity).DistinctBy(m => m.Written))
        {
            if (written.Length > 0)
            {
                text = text.Replace(written, " ", StringComparison.Ordinal);
            }

            foreach (var said in new[] { name, Inner(written) }.Where(n => n.Length > 0).Distinct())
            {
                text = Tagged(said).Replace(text, " ");
            }
        }

        return WebUtility.HtmlDecode(text).Trim();
    }

    private static Regex Tagged(string name) =>
        new(
            $@"<at\b[^<>]*>\s*(?:{Regex.Escape(name)}|{Regex.Escape(WebUtility.HtmlEncode(name))})\s*</at>|^\s*[@＠]{Regex.Escape(name)}(?![\w])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );

    /// <summary>The name inside of the tag.</summary>
    private static string Inner(string written)
    {
        var begin = written.IndexOf('>', StringComparison.Ordinal);
        var end = written.LastIndexOf('<');
        return WebUtility.HtmlDecode(begin >= 0 && end > begin ? written[(begin + 1)..end] : written).Trim().TrimStart('@', '＠');
    }

    private static IEnumerable<(string Written, string Name)> OfBot(Activity activity)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (
                string.Equals(entity.Type, "mention", StringComparison.OrdinalIgnoreCase)
                && entity.Properties["mentioned"] is JObject mentioned
                && Text(mentioned, "id") is { Length: > 0 } id
                && string.Equals(id, activity.Recipient?.Id, StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return (Text(entity.Properties, "text") ?? "", (Text(mentioned, "name") ?? "").Trim());
            }
        }
    }

    private static string? Text(JObject value, string name) => (value[name] as JValue)?.Value as string;
}
