using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Reminders;

/// <summary>
/// When a post that is not responsible hears of a matter first, so that something can still be done. One of the three is set; what stands in
/// no setting rises after the day to aim at.
/// </summary>
public sealed record RiseDay
{
    /// <summary>A day of the fiscal year.</summary>
    public MonthDay? On { get; init; }

    /// <summary>So many days after the day to aim at; negative for before it.</summary>
    public int? Days { get; init; }

    /// <summary>So many working days before the day to aim at.</summary>
    public int? WorkingDaysBefore { get; init; }

    /// <summary>Whether it says one day, and a possible one.</summary>
    public bool IsSound =>
        new[] { On is not null, Days is not null, WorkingDaysBefore is not null }.Count(set => set) == 1
        && Days is null or (>= -180 and <= 180)
        && WorkingDaysBefore is null or (>= 0 and <= 60)
        && On is null or { Month: >= 1 and <= 12, Day: >= 1 and <= 31 };

    internal DateOnly In(Obligation obligation, BusinessCalendar calendar) =>
        On is { } day ? day.In(FiscalYear.Of(obligation.Nominal ?? obligation.Target))
        : Days is { } days ? obligation.Target.AddDays(days)
        : calendar.AddWorkingDays(obligation.Target, -(WorkingDaysBefore ?? 0));
}

/// <summary>The usual days on which a matter rises. INFERRED: the guideline has none.</summary>
public static class UsualRises
{
    public static RiseDay? Of(ObligationKind kind, Responsible post) =>
        (kind, post) switch
        {
            (ObligationKind.RegularMeeting, Responsible.Section) => new() { On = new MonthDay(12, 1) },
            (ObligationKind.RegularMeeting, Responsible.SectionChief) => new() { On = new MonthDay(2, 1) },
            (ObligationKind.RegularMeeting, Responsible.StationChief) => new() { On = new MonthDay(3, 1) },
            (ObligationKind.TermEnd, Responsible.SectionChief) => new() { Days = -30 },
            (ObligationKind.TermEnd, Responsible.StationChief) => new() { Days = -14 },
            (ObligationKind.MeetingPlan, Responsible.Section) => new() { Days = -11 },
            (ObligationKind.MeetingPlan, Responsible.SectionChief) => new() { Days = -7 },
            (ObligationKind.HalfYearSubmission, Responsible.SectionChief) => new() { WorkingDaysBefore = 2 },
            _ => null,
        };
}
