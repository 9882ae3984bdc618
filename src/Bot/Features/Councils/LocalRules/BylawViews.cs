using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Councils.LocalRules;

/// <summary>会則等 of a station, newest first.</summary>
internal sealed record BylawListView
{
    public required Drawing Drawing { get; init; }

    public required string StationName { get; init; }

    public required DateOnly Today { get; init; }

    public required IReadOnlyList<Bylaw> Bylaws { get; init; }

    public required IReadOnlyList<CouncilLink> Councils { get; init; }

    public bool MayEdit { get; init; }

    /// <summary>Of what was saved just now.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public string? Note { get; init; }
}

/// <summary>The form of one 会則.</summary>
internal sealed record BylawView
{
    public required Drawing Drawing { get; init; }

    public required string StationName { get; init; }

    /// <summary>Of the entry that is saved; a new one has the id of the command that opened the form.</summary>
    public required string Id { get; init; }

    /// <summary>As it is stored; null for a new one.</summary>
    public Bylaw? Stored { get; init; }

    public required IReadOnlyList<CouncilLink> Councils { get; init; }

    /// <summary>An answer to a 協議 about 会則等 that is taken over when this is saved; null where there is none.</summary>
    public BylawConsultation? Answered { get; init; }

    public ConsultationCounterpart? Counterpart { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}
