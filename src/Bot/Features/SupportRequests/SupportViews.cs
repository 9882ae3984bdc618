using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.SupportRequests;

/// <summary>The form of 支援を依頼.</summary>
internal sealed record AskView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    /// <summary>The residents' request that it is about; null where it is about the council.</summary>
    public Feedback? About { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>One request for support, with the answer and what this reader may do.</summary>
internal sealed record SupportView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required SupportRequest Request { get; init; }

    /// <summary>The residents' request, while it is open.</summary>
    public Feedback? About { get; init; }

    /// <summary>Rank and name.</summary>
    public required string AskedBy { get; init; }

    public string? AnsweredBy { get; init; }

    public bool MayAnswer { get; init; }

    /// <summary>The police box has still to read the answer.</summary>
    public bool MayRead { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

internal sealed record SupportLine(CouncilId Council, string CouncilName, SupportRequest Request);

/// <param name="Council">Where the list is of one council only.</param>
internal sealed record SupportListView(
    Drawing Drawing,
    CouncilId? Council,
    string About,
    IReadOnlyList<SupportLine> Lines,
    bool MayAsk,
    DateOnly Today
);
