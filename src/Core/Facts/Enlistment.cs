using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Facts;

public enum EnlistmentState
{
    Open,
    Approved,
    Refused,
}

/// <summary>
/// 利用の申請 of an officer who is on no list: which post he or she says to hold, until the section of that station has approved or refused it.
/// It is kept with the headquarters, so that one person has one open request at most, whatever the station.
/// </summary>
public sealed record Enlistment
{
    /// <summary>Makes the entry of a request: nobody has an officer's number yet.</summary>
    public static readonly OfficerId Applicant = new("~applicant");

    /// <summary>Of the command that sent it.</summary>
    public required string Id { get; init; }

    /// <summary>The Entra object id of the account, as the channel tells it.</summary>
    public required string Account { get; init; }

    public required string PrincipalName { get; init; }

    public required StationId Station { get; init; }

    /// <summary>A police box of the station by its name, or 地域課.</summary>
    public required string Post { get; init; }

    public required string Number { get; init; }

    public required string Rank { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Where the person can be reached, as the protocol layer wrote it; null where the channel did not tell.</summary>
    public string? Reference { get; init; }

    public EnlistmentState State { get; init; }

    /// <summary>Why it was refused.</summary>
    public string Reason { get; init; } = "";

    public OfficerId? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Answered, and its day is over: history.</summary>
    public bool IsOver { get; init; }

    public bool IsOpen => State == EnlistmentState.Open;

    public string Title => $"{Rank} {Name}";

    public DateOnly Day => JapanTime.DayOf(At);
}
