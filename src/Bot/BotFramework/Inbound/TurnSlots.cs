using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>How many deliveries may be in work at once. A turn that outlives its answer keeps its slot.</summary>
internal sealed class TurnSlots(IOptions<BotOptions> options)
{
    private readonly int _limit = options.Value.MaxConcurrentTurns;
    private int _taken;

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _taken) <= _limit)
        {
            return true;
        }

        Interlocked.Decrement(ref _taken);
        return false;
    }

    /// <summary>Takes a slot even beyond the limit.</summary>
    public void Enter() => Interlocked.Increment(ref _taken);

    public void Leave() => Interlocked.Decrement(ref _taken);
}
