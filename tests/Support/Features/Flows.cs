using KobanBot.Bot.Features.Summaries;
using KobanBot.Core.Councils;
using KobanBot.Core.Obligations;
using KobanBot.Core.Summaries;

namespace KobanBot.Support.Features;

/// <summary>Flows put together by hand, for tests that draw cards without a bot.</summary>
internal static class Flows
{
    public static SummaryFlow Summary(ISummaryStore summaries, ICouncilStore councils, ObligationRules rules) =>
        new(new SummaryCases(summaries, rules), summaries, councils, rules);
}
