namespace KobanBot.Bot.BotFramework.Pacing;

/// <summary>At most so many requests within any stretch of time of that length.</summary>
internal sealed record SendLimit(int Most, TimeSpan Length)
{
    /// <summary>What reminders may use of it: a tenth, and at least one, is kept for the answers that somebody waits for.</summary>
    public int MostReminders => Math.Max(1, Most - Math.Max(1, Most / 10));

    /// <summary>The share of one of several replicas, none of which knows what the others send.</summary>
    public SendLimit SharedBy(int replicas) => this with { Most = Math.Max(1, Most / replicas) };
}

/// <summary>What Teams allows one bot, as published (msteams-docs, bots/how-to/rate-limit.md, October 2026).</summary>
internal static class SendLimits
{
    /// <summary>"Send to conversation", 1 s: 7 (rate-limit.md, per bot per thread).</summary>
    public static readonly SendLimit ConversationSecond = new(7, TimeSpan.FromSeconds(1));

    /// <summary>"Send to conversation", 2 s: 8 (rate-limit.md, per bot per thread).</summary>
    public static readonly SendLimit ConversationTwoSeconds = new(8, TimeSpan.FromSeconds(2));

    /// <summary>"Send to conversation", 30 s: 60 (rate-limit.md, per bot per thread).</summary>
    public static readonly SendLimit ConversationHalfMinute = new(60, TimeSpan.FromSeconds(30));

    /// <summary>"Send to conversation", 3,600 s: 1,800 (rate-limit.md, per bot per thread).</summary>
    public static readonly SendLimit ConversationHour = new(1800, TimeSpan.FromHours(1));

    /// <summary>50 requests per second per app and tenant (rate-limit.md; Microsoft's answer learn.microsoft.com 1061415).</summary>
    public static readonly SendLimit AppAndTenant = new(50, TimeSpan.FromSeconds(1));

    public static IReadOnlyList<SendLimit> Conversation { get; } =
    [ConversationSecond, ConversationTwoSeconds, ConversationHalfMinute, ConversationHour];
}
