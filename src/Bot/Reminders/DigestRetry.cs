namespace KobanBot.Bot.Reminders;

/// <summary>When a digest that was not taken is tried again the same day. Pure arithmetic; INFERRED.</summary>
internal static class DigestRetry
{
    /// <summary>Sends of one day that may have arrived; after so many it is given up for the day.</summary>
    public const int MostInDoubt = 3;

    /// <summary>
    /// Tries of one day at a chat that is not there; after so many, most of an hour apart, the person counts as out of reach.
    /// </summary>
    public const int MostNotFound = 5;

    /// <summary>The digest before this one is at most so many days old: a week of holidays lies between.</summary>
    public const int LookBackDays = 8;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30),
    ];

    private static readonly TimeSpan[] DoubtfulWaits = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30)];

    /// <summary>The wait after a try that certainly did not arrive: an outage of a minute costs a minute, one of hours half an hour.</summary>
    /// <param name="attempts">Tries so far, from 1.</param>
    public static TimeSpan After(int attempts) => Waits[Math.Clamp(attempts, 1, Waits.Length) - 1];

    /// <summary>The wait after a send that may have arrived: longer than most faults of a gateway, because there are few tries.</summary>
    /// <param name="inDoubt">Such sends so far, from 1.</param>
    public static TimeSpan AfterDoubt(int inDoubt) => DoubtfulWaits[Math.Clamp(inDoubt, 1, DoubtfulWaits.Length) - 1];
}
