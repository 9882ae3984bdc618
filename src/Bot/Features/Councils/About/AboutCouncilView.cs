using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Councils.About;

/// <summary>A council: what it is, how it was set up, and what the guideline has to say about it.</summary>
internal sealed record AboutCouncilView
{
    public required Drawing Drawing { get; init; }

    public required Council Council { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Rank and name; null while the post is vacant.</summary>
    public string? Lead { get; init; }

    public int Members { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The reader enters 設置の記録 and 廃止.</summary>
    public bool MayEdit { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }

    /// <summary>With whom 設置 is consulted; null where that does not follow from the data.</summary>
    public ConsultationCounterpart? Counterpart { get; init; }

    public CouncilDescription Description => CouncilDescription.Of(Council);
}
