using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Councils.Consulting;

/// <summary>協議 of one council: the register, and the form to ask for one.</summary>
internal sealed record ConsultView
{
    public required Drawing Drawing { get; init; }

    public required Council Council { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ConsultationRequest> Register { get; init; } = [];

    /// <summary>Null where it does not follow from the data.</summary>
    public ConsultationCounterpart? Counterpart { get; init; }

    public bool MayAsk { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>One 協議, for the station and for the counterpart.</summary>
internal sealed record ConsultationView
{
    public required Drawing Drawing { get; init; }

    /// <summary>What is shown of it is what it is and how it is set up: nothing of its members.</summary>
    public required Council Council { get; init; }

    public required ConsultationRequest Request { get; init; }

    public required string StationName { get; init; }

    /// <summary>The reader is at the counterpart, and it is open.</summary>
    public bool MayAnswer { get; init; }

    /// <summary>The reader is of the section, and the answer can be taken over into 会則等.</summary>
    public bool MayTakeOver { get; init; }

    /// <summary>The reader is at the counterpart and comes from its list.</summary>
    public bool IsCounterpart { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>協議 that stations have asked an office for.</summary>
internal sealed record ConsultInboxView(Drawing Drawing, string Office, IReadOnlyList<InboxLine> Lines, DateOnly Today);

internal sealed record InboxLine(CouncilId Council, string CouncilName, string StationName, ConsultationRequest Request);
