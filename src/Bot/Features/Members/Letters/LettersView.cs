using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Letters;

/// <summary>委嘱状の交付: whose letters have not been handed over, and what has just been entered.</summary>
internal sealed record LettersView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required DateOnly Today { get; init; }

    public required IReadOnlyList<PendingLetter> Pending { get; init; }

    public bool MayEnter { get; init; }

    /// <summary>What has just been entered, as long as it can be taken back at once.</summary>
    public IReadOnlyList<LetterOf> JustEntered { get; init; } = [];

    /// <summary>The day of what has just been entered.</summary>
    public DateOnly? EnteredOn { get; init; }

    /// <summary>Why some of what was ticked could not be entered, a sentence each.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}
