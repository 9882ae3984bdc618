using KobanBot.Core.Correspondence;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>How far the reminders of one office have got on one day. One replica has it in hand at a time.</summary>
public sealed record OfficeMorning(DateOnly Day)
{
    public bool IsDone { get; init; }

    /// <summary>Until when a replica has the office in hand, UTC.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>Not done, and nothing to do before this, UTC: some readers wait for another try. Null otherwise.</summary>
    public DateTimeOffset? RestsUntil { get; init; }

    /// <summary>Which replica, for the log.</summary>
    public string By { get; init; } = "";

    /// <summary>Digests that were due.</summary>
    public int Due { get; init; }

    public int Sent { get; init; }

    public int Unreachable { get; init; }

    public int Failed { get; init; }

    /// <summary>Digests that wait for another try.</summary>
    public int Waiting { get; init; }

    /// <summary>Of readers who had no chat: what has become of the app for them. Null where there is none.</summary>
    public IReadOnlyList<InstallationCount>? Installations { get; init; }

    /// <summary>Whom nothing reached; the next morning begins with this, so that whoever is next in a chain hears at once.</summary>
    public IReadOnlyList<OfficerId> OutOfReach { get; init; } = [];

    /// <summary>
    /// With whom a digest stands of which something is open. They are looked at even when nothing concerns them any more: what stands is to say
    /// that it is done.
    /// </summary>
    public IReadOnlyList<OfficerId> Standing { get; init; } = [];

    /// <summary>Of the headquarters: when a replica began to look for what nobody was told of; null before. It has that in hand for a while.</summary>
    public DateTimeOffset? ScannedAt { get; init; }

    /// <summary>Of the headquarters: obligations that were looked at; null while the scan has not ended.</summary>
    public int? Checked { get; init; }

    /// <summary>Of the headquarters: obligations that are due and that nobody was told of.</summary>
    public int Unannounced { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Of a station: what the offices above it may have to hear of. Sentences without personal data.</summary>
    public IReadOnlyList<EscalatedItem> Escalated { get; init; } = [];

    public bool IsInHand(DateTimeOffset now) => !IsDone && now < LeasedUntil;
}

/// <summary>An open obligation whose chain leaves the station.</summary>
public sealed record EscalatedItem(Obligation Obligation, string Where, IReadOnlyList<Responsible> Chain, Area? Area);

/// <summary>The channel of a unit that works in shifts: it gets a line without personal data.</summary>
/// <param name="Reference">The stored conversation reference, as the protocol layer wrote it; empty when it was unbound.</param>
public sealed record BoxChannel(PoliceBoxId PoliceBox, string Name, string Reference, OfficerId BoundBy, DateTimeOffset BoundAt)
{
    /// <summary>The newest day up to which the channel was told: it gets no second line on that day.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The newest line; null before the first one that this was kept of.</summary>
    public ChannelLine? Line { get; init; }

    public bool IsBound => Reference.Length > 0;

    /// <summary>The newest line has not arrived: the bot was taken out of the team, for example. Cleared by the next that does.</summary>
    public bool IsSilent => IsBound && Line?.State is DigestState.Unreachable or DigestState.Failed;
}

/// <summary>The line of one day, as it was begun and ended; in the states of a digest.</summary>
public sealed record ChannelLine(DateOnly Day, DigestState State)
{
    /// <summary>Until when it is in a replica's hand, or before when there is no use in another try, UTC.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    public int Attempts { get; init; }

    /// <summary>Sends that may have arrived although no good answer came.</summary>
    public int InDoubt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public bool IsInHand(DateTimeOffset now) => State == DigestState.Claimed && now < LeasedUntil;

    public bool IsEnded => State != DigestState.Claimed;
}

/// <summary>送信停止 and 送信再開.</summary>
public sealed record SendingSwitch(bool IsStopped, OfficerId By, DateTimeOffset At)
{
    /// <summary>A stop that nobody ends ends by itself after so many hours, so that a forgotten one silences nobody for long.</summary>
    public bool HoldsAt(DateTimeOffset now, int hours) => IsStopped && now < EndsAt(hours);

    public DateTimeOffset EndsAt(int hours) => At.AddHours(hours);
}
