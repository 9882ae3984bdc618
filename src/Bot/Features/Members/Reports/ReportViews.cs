using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Reports;

/// <summary>The form of 署への連絡.</summary>
internal sealed record TellView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required DateOnly Today { get; init; }

    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>About whom, where the card from which one comes says so.</summary>
    public MemberId? About { get; init; }

    public MemberReportKind? Kind { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>One report, with the answer and what this reader may do.</summary>
internal sealed record ReportView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required MemberReport Report { get; init; }

    /// <summary>Name of the member, or of the candidate.</summary>
    public required string About { get; init; }

    /// <summary>The member is in office still.</summary>
    public bool InOffice { get; init; }

    /// <summary>Rank and name.</summary>
    public required string ToldBy { get; init; }

    public string? AnsweredBy { get; init; }

    public bool MayAnswer { get; init; }

    /// <summary>The police box has still to read the answer.</summary>
    public bool MayRead { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>委員の御逝去: who, and every place where he or she still stands.</summary>
internal sealed record LossView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>Null while nobody is chosen.</summary>
    public Member? Member { get; init; }

    public IReadOnlyList<Standing> Standings { get; init; } = [];

    public bool MayDismiss { get; init; }

    public bool MayTell { get; init; }

    public string? Note { get; init; }
}
