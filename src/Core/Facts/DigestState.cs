namespace KobanBot.Core.Facts;

public enum DigestState
{
    /// <summary>One replica has it in hand, or it waits for another try.</summary>
    Claimed,

    Sent,

    /// <summary>The person cannot be reached: the next in the chain hears instead.</summary>
    Unreachable,

    /// <summary>Given up at the end of the day's hours; the next working day's holds the same news.</summary>
    Failed,

    /// <summary>All was done between the claim and the sending.</summary>
    Empty,

    /// <summary>Given up for today because it was sent several times in doubt; the next working day's holds the same news.</summary>
    InDoubt,
}
