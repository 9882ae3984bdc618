using KobanBot.Bot.Features.Summaries;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Tests.Features;

/// <summary>The words of figures: every figure has words of its own, so that no new kind goes by those of another.</summary>
public sealed class SummaryWordsTests
{
    [Fact]
    public void Every_figure_has_words_of_its_own()
    {
        var words = Enum.GetValues<FigureKind>()
            // 未了の要望 by age are ranges of days, which 30日以内 of what comes shares.
            .Where(k => k is not FigureKind.OpenAge)
            .SelectMany(k => FigureParts.Of(k).Select(p => SummaryWords.Of(new FigureKey(k, p))))
            .ToList();

        words.ShouldAllBe(w => w.Length > 0);
        words.GroupBy(w => w).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBe(["その他"], ignoreOrder: true);
    }

    [Fact]
    public void Every_topic_has_words_of_its_own() =>
        Enum.GetValues<SummaryTopic>().Select(t => SummaryWords.Topic(t, ScopeLevel.Area)).ShouldBeUnique();
}
