using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Commissioning;

/// <summary>委嘱 of one person, before it is entered.</summary>
internal sealed record CommissionView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The seats that a 補充 can take.</summary>
    public required IReadOnlyList<Vacancy> Vacancies { get; init; }

    /// <summary>Whose seat the card opens with; null for 新任.</summary>
    public MemberId? Predecessor { get; init; }

    /// <summary>Somebody who was a member before: what is known of the person stands.</summary>
    public Member? Person { get; init; }

    /// <summary>The first day that is proposed.</summary>
    public required DateOnly First { get; init; }

    /// <summary>The term that follows from what is entered; null while it cannot be told.</summary>
    public CommissionTerm? Term { get; init; }

    /// <summary>What the guideline has to say; null before it was asked.</summary>
    public IReadOnlyList<Finding>? Findings { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>What was entered, and what follows; it names nobody, since the card stays in the chat.</summary>
internal sealed record CommissionedView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required MemberId Member { get; init; }

    public required Commission Commission { get; init; }

    public required IReadOnlyList<Obligation> Duties { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }
}
