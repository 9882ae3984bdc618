using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>
/// 再通知, 引継ぎ or what was said outside of the digest, of one officer for one obligation. It lies beside the facts, so that supervisors see it; it changes who hears when,
/// never what is due.
/// </summary>
/// <param name="Key">Of the obligation.</param>
/// <param name="Officer">Whose reminders it is about.</param>
public sealed record ReminderMark(string Key, OfficerId Officer)
{
    /// <summary>Nothing before this day; it is announced again on it.</summary>
    public DateOnly? SnoozedUntil { get; init; }

    /// <summary>How often this reader has put it off.</summary>
    public int Snoozes { get; init; }

    /// <summary>The colleague who takes it over.</summary>
    public OfficerId? DelegatedTo { get; init; }

    /// <summary>Last day of the delegation.</summary>
    public DateOnly? DelegatedUntil { get; init; }

    /// <summary>The day on which this reader was told outside of the digest; stages up to it are no news.</summary>
    public DateOnly? ToldOn { get; init; }

    /// <summary>The last day on which this officer, as a supervisor, has asked those responsible to look at it.</summary>
    public DateOnly? NudgedOn { get; init; }

    public bool IsSnoozed(DateOnly today) => today < SnoozedUntil;

    public OfficerId? DelegateOn(DateOnly today) => DelegatedTo is { } to && today <= DelegatedUntil ? to : null;

    /// <summary>It is the reader's own again.</summary>
    public ReminderMark WithoutDelegation() => this with { DelegatedTo = null, DelegatedUntil = null };
}
