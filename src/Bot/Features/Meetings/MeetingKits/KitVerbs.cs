namespace KobanBot.Bot.Features.Meetings.MeetingKits;

/// <summary>Verbs of 会議キット.</summary>
internal static class KitVerbs
{
    /// <summary>By words with a code it opens what the code stands for.</summary>
    public const string Make = "kit.make";
}
