using KobanBot.Core.Councils;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>The verbs of one disposal.</summary>
/// <param name="Key">The input with what is chosen.</param>
internal sealed record DisposalVerbs(string Open, string Ask, string Confirm, string Key)
{
    public const CouncilRights Rights = CouncilRights.Section;

    public static readonly DisposalVerbs OfContacts = new("disposal.open", "disposal.ask", "disposal.confirm", "members");

    public static readonly DisposalVerbs OfRecords = new("retention.open", "retention.ask", "retention.confirm", "kinds");
}
