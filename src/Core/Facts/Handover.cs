using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>引継書 of a post at one council, as it was handed over. What was open then is kept by its ids; the card shows it as it is.</summary>
public sealed record Handover
{
    public required string Id { get; init; }

    /// <summary>前任者.</summary>
    public required OfficerId By { get; init; }

    /// <summary>後任者, who confirms.</summary>
    public required OfficerId To { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The posts that the giver held on the day.</summary>
    public required IReadOnlyList<Responsible> Posts { get; init; }

    /// <summary>Keys of the obligations of those posts that were open.</summary>
    public required IReadOnlyList<string> Matters { get; init; }

    /// <summary>Drafts that were under way.</summary>
    public IReadOnlyList<MeetingId> Drafts { get; init; } = [];

    /// <summary>引継事項 in the giver's words; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>確認 of the receiver.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Replaced by a newer one; history.</summary>
    public bool IsOver { get; init; }

    /// <summary>The receiver has still to confirm.</summary>
    public bool IsOpen => ConfirmedAt is null && !IsOver;
}
