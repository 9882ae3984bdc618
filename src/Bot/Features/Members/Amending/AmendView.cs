using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Amending;

/// <summary>訂正 of what is known of a member.</summary>
/// <param name="Print">Of what the card shows, by which a colleague's correction is noticed.</param>
internal sealed record AmendView(Drawing Drawing, CouncilId Council, string CouncilName, Member Member, string Print)
{
    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>訂正 of address and telephone number, which only those see who may see contacts.</summary>
internal sealed record AmendContactView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    Member Member,
    MemberContact Contact,
    string Print
)
{
    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>履歴 of a member: the terms, and every correction with what was there before.</summary>
/// <param name="ShowsContacts">Corrections of address and telephone are shown with their values.</param>
internal sealed record HistoryView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    Member Member,
    IReadOnlyList<HistoryLine> Amendments,
    bool ShowsContacts
)
{
    /// <summary>The reader may give the person his or her own data.</summary>
    public bool MayExport { get; init; }
}

/// <param name="By">Rank and name.</param>
internal sealed record HistoryLine(MemberAmendment Amendment, string By);
