namespace KobanBot.Bot.Features.Kit;

/// <summary>Addresses that open the person's own chat with the bot, for cards and mails that stand elsewhere.</summary>
/// <param name="BotId">The app id of the bot's registration; null on a desk, where there is no such address.</param>
internal sealed record ChatLink(string? BotId)
{
    /// <param name="words">What then stands in the compose box; the person sends it.</param>
    public string? To(string words) =>
        string.IsNullOrEmpty(BotId)
            ? null
            : $"https://teams.microsoft.com/l/chat/0/0?users=28:{BotId}&message={Uri.EscapeDataString(words)}";
}
