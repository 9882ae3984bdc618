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
}
