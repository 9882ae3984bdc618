using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>A period of which no figure can be shown: why, and the newest one where there is any.</summary>
internal static class SummaryNothingCard
{
    public static AdaptiveCard Render(Drawing drawing, SummaryCase at, string sentence)
    {
        var newest = SummaryPeriod.Of(FiscalYear.Of(at.Today));
        return new AdaptiveCard
        {
            Speak = sentence,
            Body =
            [
                .. Shapes.Heading("概況", $"{SummaryWords.Name(at.Scope, at.Data, at.AsOf)}　{at.Period}"),
                new AdaptiveTextBlock(Shapes.Plain(sentence)),
            ],
            Actions =
            [
                .. at.FirstYear is not null && at.Period != newest
                    ? [new SummaryAddress(at.Scope, newest).To($"{newest}の概況")]
                    : Array.Empty<AdaptiveAction>(),
                WayBack.Button(new Buttons(drawing)),
            ],
        };
    }
}
