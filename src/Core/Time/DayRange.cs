namespace KobanBot.Core.Time;

/// <summary>Days from <see cref="From"/> to <see cref="To"/>, both included; no <see cref="To"/> means until further notice.</summary>
public sealed record DayRange
{
    public DayRange(DateOnly from, DateOnly? to)
    {
        if (to < from)
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, "A range of days cannot end before it begins.");
        }

        From = from;
        To = to;
    }

    public DateOnly From { get; }

    public DateOnly? To { get; }

    public bool Contains(DateOnly day) => day >= From && !(day > To);

    public bool Overlaps(DayRange other) => !(other.From > To) && !(From > other.To);

    /// <summary>The days that both have; null when they have none.</summary>
    public DayRange? Common(DayRange other)
    {
        if (!Overlaps(other))
        {
            return null;
        }

        var to = To is { } a && other.To is { } b ? (a < b ? a : b) : To ?? other.To;
        return new DayRange(From > other.From ? From : other.From, to);
    }
}
