using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Planning;

/// <summary>What the card of 開催計画 shows.</summary>
internal sealed record PlanMeetingView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required FiscalYear Year { get; init; }

    /// <summary>The stored plan; null before the first.</summary>
    public MeetingPlan? Plan { get; init; }

    /// <summary>Date of the planned meeting in the form; null while one is added.</summary>
    public DateOnly? Editing { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    /// <summary>One line of explanation above the form.</summary>
    public string? Note { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>How the planned meetings stand in the calendar.</summary>
    public IReadOnlyList<Invitation> Invitations { get; init; } = [];

    /// <summary>The installation has a calendar.</summary>
    public bool HasCalendar { get; init; }

    public bool MayEdit { get; init; }

    /// <summary>A meeting lies ahead, of whose papers a file can be made.</summary>
    public bool HasComing { get; init; }

    public int Version => Plan?.Version ?? 0;

    public PlannedMeeting? Edited => Plan?.Meetings.FirstOrDefault(m => m.Date == Editing);
}
