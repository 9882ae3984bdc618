using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>What 済み of an office shows.</summary>
internal sealed record OfficeDoneView
{
    public required Drawing Drawing { get; init; }

    public required OpenItem Item { get; init; }

    public required DateOnly Today { get; init; }

    public bool MayMark { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}
