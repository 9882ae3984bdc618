using System.Security.Cryptography;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>Six signs that a person can read out over the telephone and that the log knows.</summary>
internal static class ErrorId
{
    // No 0, 1, O and I, which look alike, nor the many letters that rhyme when they are spoken.
    private const string Signs = "23456789HKMRUWXY";

    public static string New() => RandomNumberGenerator.GetString(Signs, 6);
}
