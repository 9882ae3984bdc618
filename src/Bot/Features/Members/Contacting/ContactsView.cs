using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Contacting;

/// <summary>連絡先 of one member, of a meeting's absentees, or of all members of the day.</summary>
internal sealed record ContactsView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required DateOnly Today { get; init; }

    public required IReadOnlyList<ContactLine> Lines { get; init; }

    /// <summary>The meeting whose absentees are listed.</summary>
    public MeetingRecord? Meeting { get; init; }

    /// <summary>It is the page of one member: everything that is known of him or her is shown.</summary>
    public bool IsOfOne { get; init; }

    public int Page { get; init; }
}

/// <param name="Contact">Null where nobody has entered any.</param>
internal sealed record ContactLine(Member Member, MemberContact? Contact, LastContact? LastContact);

/// <summary>訪問・接触の記録 of one member.</summary>
internal sealed record VisitView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required DateOnly Today { get; init; }

    public required Member Member { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<LastContact> Visits { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}
