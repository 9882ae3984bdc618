using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Obligations.Done;

/// <summary>What the card of 済み shows while the obligation is open.</summary>
internal sealed record MarkDoneView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required Obligation Obligation { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The member or the request that it is about, where it is about one.</summary>
    public string? About { get; init; }

    public bool MayMark { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>What the card shows once the obligation is done.</summary>
internal sealed record DoneView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    /// <summary>What was marked.</summary>
    public required Fulfilment Done { get; init; }

    /// <summary>Rank and name of who entered it.</summary>
    public required string By { get; init; }

    public required string Note { get; init; }

    public string? About { get; init; }

    public bool MayWithdraw { get; init; }
}
