using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Measures;

/// <summary>One request, and what became of it.</summary>
internal sealed record RecordMeasureView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required Feedback Request { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Rank and name of who entered it last, where it was entered outside of a meeting.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>The day to aim at, while something is due about it.</summary>
    public string? Due { get; init; }

    /// <summary>支援依頼中, while a supervisor has one about it.</summary>
    public bool SupportIsAsked { get; init; }

    public bool MayRecord { get; init; }

    public bool MayAskForSupport { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
