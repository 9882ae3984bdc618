using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Councils.Ending;

/// <summary>廃止の手続 of a council: what is entered, what is still open, and what the guideline says.</summary>
internal sealed record AbolishView
{
    public required Drawing Drawing { get; init; }

    public required Council Council { get; init; }

    /// <summary>Those to whom it is explained, in office on the last day or today.</summary>
    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>What the end leaves open; null while there is no day.</summary>
    public OpenAtTheEnd? Open { get; init; }

    public ConsultationCounterpart? Counterpart { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }

    public AbolitionDetails Details => Council.Abolition ?? new AbolitionDetails();

    /// <summary>The day is entered, and can still be taken back by itself.</summary>
    public bool CanBeTakenBack { get; init; }
}
