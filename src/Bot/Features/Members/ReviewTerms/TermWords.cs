using KobanBot.Core;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Members.ReviewTerms;

/// <summary>The Japanese of terms, intentions and their refusals (RULES 2.6, verbatim).</summary>
internal static class TermWords
{
    public static string Of(RenewalIntention intention) =>
        intention switch
        {
            RenewalIntention.Unknown => "未確認",
            RenewalIntention.Willing => "再任の意向あり",
            RenewalIntention.Declined => "辞退",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(SelectionCategory category) =>
        category switch
        {
            SelectionCategory.NeighbourhoodAssociation => "自治会、町内会等の役員",
            SelectionCategory.PublicBody => "自治体又は公的機関の職員",
            SelectionCategory.SafetyAssociation => "防犯協会、交通安全協会等の関係者",
            SelectionCategory.Other => "その他",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
