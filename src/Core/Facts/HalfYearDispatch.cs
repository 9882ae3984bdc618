using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>
/// 半期の送付 (記 第2-7(2)) of one station's half on its way to 警察本部地域企画課. What was taken back stays, and what is sent anew is another one
/// with the next number.
/// </summary>
public sealed record HalfYearDispatch
{
    /// <summary>Whose part: the sending station's own, or that of one merged into it.</summary>
    public required StationId Owed { get; init; }

    /// <summary>The first day of the half.</summary>
    public required DateOnly Half { get; init; }

    /// <summary>From 1 on; rises when it is sent anew.</summary>
    public required int Number { get; init; }

    /// <summary>The way of the day on which it was sent; the first leg has its day of dispatch.</summary>
    public required IReadOnlyList<DispatchLeg> Legs { get; init; }

    /// <summary>第5号様式 in it.</summary>
    public required int Records { get; init; }

    /// <summary>Records that it lacked when it was sent.</summary>
    public required int Missing { get; init; }

    /// <summary>再送付の理由; empty for the first.</summary>
    public string Reason { get; init; } = "";

    public TakenBackDispatch? TakenBack { get; init; }

    /// <summary>It is on its way or has arrived.</summary>
    public bool Stands => TakenBack is null;

    /// <summary>The day of arrival at 警察本部地域企画課; null while it has not arrived, or was taken back.</summary>
    public DateOnly? ArrivedOn => Stands ? Legs[^1].ReceivedOn : null;

    public HalfYearDispatch With(int leg, DispatchLeg changed) => this with { Legs = [.. Legs.Select((l, i) => i == leg ? changed : l)] };
}

/// <summary>One dispatch of the way, with what both ends have entered.</summary>
public sealed record DispatchLeg(Office From, Office To)
{
    public DateOnly? SentOn { get; init; }

    public OfficerId? SentBy { get; init; }

    /// <summary>How: 電子データ, 文書, 持参 …; with a note without names.</summary>
    public string Means { get; init; } = "";

    public DateOnly? ReceivedOn { get; init; }

    public OfficerId? ReceivedBy { get; init; }
}

/// <summary>取下げ.</summary>
public sealed record TakenBackDispatch(DateOnly Day, string Reason, OfficerId By);
