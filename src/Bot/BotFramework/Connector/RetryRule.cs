namespace KobanBot.Bot.BotFramework.Connector;

/// <summary>When a connector call is repeated, and after how long. Pure arithmetic; the waiting is the client's.</summary>
internal static class RetryRule
{
    // Four waits of 0.2 to 1.6 s fit into an interactive turn.
    private const int TransientTries = 5;
    private const int RefusedTries = 8;

    /// <summary>How often a reminder that may have arrived is sent once more.</summary>
    public const int MostAmbiguousRepeats = 3;

    private static readonly TimeSpan TransientBase = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ThrottledBase = TimeSpan.FromMilliseconds(500);

    /// <summary>Null when the call must not be repeated.</summary>
    /// <param name="attempt">How often the call was made, from 1.</param>
    /// <param name="status">The answer's status; 0 for none.</param>
    /// <param name="retryAfter">What the answer asked for.</param>
    /// <param name="isSafe">Carrying the call out twice does no harm, or it certainly was not carried out.</param>
    /// <param name="random">From 0 to below 1.</param>
    public static TimeSpan? DelayAfter(int attempt, int status, TimeSpan? retryAfter, bool isSafe, double random)
    {
        if (status is 429 or 412)
        {
            return attempt < RefusedTries ? retryAfter ?? Backoff(ThrottledBase, attempt, random) : null;
        }

        return isSafe && status is (0 or 502 or 503 or 504) && attempt < TransientTries
            ? retryAfter ?? Backoff(TransientBase, attempt, random)
            : null;
    }

    private static TimeSpan Backoff(TimeSpan first, int attempt, double random) => first * Math.Pow(2, attempt - 1) * (0.5 + (random / 2));
}
