using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;

namespace KobanBot.Bot.Reminders;

/// <summary>One send of what a replica has in hand by a lease.</summary>
internal static class LeasedSend
{
    /// <summary>Of a lease: kept for the record after the sending.</summary>
    private static readonly TimeSpan RecordTime = TimeSpan.FromSeconds(5);

    /// <summary>Until when it must have ended.</summary>
    public static DateTimeOffset? Until(DateTimeOffset? leasedUntil) => leasedUntil - RecordTime;

    /// <summary>
    /// Never longer than the lease: another replica may take over then. What is in doubt is not repeated at once but by the next try, minutes
    /// later: a gateway that lost one answer loses the next ones too.
    /// </summary>
    public static async Task<SendResult> SendAsync(
        IProactiveMessenger messenger,
        StoredReference reference,
        OutboundMessage message,
        DateTimeOffset? leasedUntil,
        TimeProvider clock,
        CancellationToken stopping
    )
    {
        if (Until(leasedUntil) - clock.GetUtcNow() is not { } left || left <= TimeSpan.Zero)
        {
            return new SendResult(SendOutcome.Failed, ActivityId: null);
        }

        stopping.ThrowIfCancellationRequested();
        using var limit = new CancellationTokenSource(left, clock);
        using var grace = new Grace(Grace.ToSend, clock, stopping);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, limit.Token);
        try
        {
            return await messenger.SendAsync(reference, message, either.Token);
        }
        catch (OperationCanceledException)
        {
            return new SendResult(SendOutcome.Ambiguous, ActivityId: null);
        }
    }
}
