using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;

namespace KobanBot.Core.Summaries;

/// <summary>One row behind a figure: what was counted, and where it stood on its day. Extracts only, so nothing in it is personal but ids.</summary>
public abstract record FigureRow
{
    private protected FigureRow(StationLink at) => At = at;

    public StationLink At { get; }

    /// <summary>Null for what a whole station owes, and for a beat without one.</summary>
    public abstract Council? Council { get; }
}

/// <summary>A station, in a check of the year's turn.</summary>
public sealed record StationRow(StationLink At) : FigureRow(At)
{
    public override Council? Council => null;
}

/// <summary>半期の送付 of a station.</summary>
public sealed record SubmissionRow(StationLink At, HalfYearPackage Package) : FigureRow(At)
{
    public override Council? Council => null;
}

/// <summary>所管区, with the first of its councils.</summary>
public sealed record BeatRow(StationLink At, BeatCoverage Beat) : FigureRow(At)
{
    public override Council? Council => Beat.Councils.Count > 0 ? Beat.Councils[0] : null;
}

/// <summary>Something open that is late or due soon.</summary>
/// <param name="Council">Null where the whole station owes it.</param>
public sealed record ObligationRow(StationLink At, Council? Council, Obligation Obligation) : FigureRow(At)
{
    public override Council? Council { get; } = Council;
}

/// <param name="ReasonOn">The day on which the station has given a reason for a year without a meeting; the reason itself stays there.</param>
public sealed record CouncilRow(StationLink At, Council Council, DateOnly? ReasonOn = null) : FigureRow(At)
{
    public override Council Council { get; } = Council;
}

public sealed record MeetingRow(StationLink At, Council Council, MeetingRecord Meeting) : FigureRow(At)
{
    public override Council Council { get; } = Council;
}

/// <summary>A seat: who belongs to two councils has two.</summary>
/// <param name="Number">By which the council's list names the member.</param>
/// <param name="Last">The last day in office.</param>
public sealed record MemberRow(StationLink At, Council Council, Member Member, int Number, DateOnly Last) : FigureRow(At)
{
    public override Council Council { get; } = Council;
}

/// <param name="Meeting">Where it was said; null when the extract has lost it.</param>
public sealed record FeedbackRow(StationLink At, Council Council, Feedback Feedback, MeetingRecord? Meeting) : FigureRow(At)
{
    public override Council Council { get; } = Council;
}
