using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Reminders;

/// <summary>
/// Sees whether this replica's sends are refused one by one, because chats are deleted, or all alike, because the channel or the tenant is at fault.
/// What each person's newest send came to is counted, for an hour. Who has blocked or uninstalled the bot is told so by name, and counts for neither.
/// </summary>
internal sealed class RefusalWatch(TimeProvider clock)
{
    /// <summary>Until the next try in an outage.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Fewer are a small station. INFERRED.</summary>
    private const int Fewest = 8;

    /// <summary>Of a hundred. INFERRED: on no ordinary morning are more than a few people lost at once.</summary>
    private const int NearlyAll = 90;

    private readonly Lock _lock = new();
    private readonly Dictionary<OfficerId, (DateTimeOffset At, bool IsRefused)> _newest = [];

    public void Note(OfficerId reader, SendResult result)
    {
        if (result is { Outcome: SendOutcome.Sent or SendOutcome.NotFound } or { Refusal: not null })
        {
            lock (_lock)
            {
                _newest[reader] = (clock.GetUtcNow(), result.Outcome != SendOutcome.Sent);
            }
        }
    }

    public bool IsOutage
    {
        get
        {
            lock (_lock)
            {
                var since = clock.GetUtcNow() - Window;
                foreach (var old in _newest.Where(n => n.Value.At < since).Select(n => n.Key).ToList())
                {
                    _newest.Remove(old);
                }

                return _newest.Count >= Fewest && _newest.Values.Count(n => n.IsRefused) * 100 >= NearlyAll * _newest.Count;
            }
        }
    }
}
