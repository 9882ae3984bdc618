using AdaptiveCards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Guideline;

namespace KobanBot.Bot.Features.Conversation;

/// <summary>The ways on from a card of the 要綱: its neighbours, the contents, and ホーム where that is answered.</summary>
/// <param name="IsShared">In a team or group chat, where ホーム is refused.</param>
internal sealed record GuidelineWays(Drawing Drawing, bool IsShared = false)
{
    /// <summary>To a clause; to the contents for no words.</summary>
    public AdaptiveExecuteAction To(string words, string title, bool secondary = false) =>
        new Buttons(Drawing).Button(title, GuidelineFlow.Open, secondary: secondary, more: (Buttons.WordsKey, words));

    public IReadOnlyList<AdaptiveAction> Home() =>
        IsShared ? [] : [new Buttons(Drawing).Button("ホームを表示", HomeFlow.Home, secondary: false)];

    public IReadOnlyList<AdaptiveAction> Around(GuidelineText text, GuidelinePassage passage)
    {
        var at = text.All.ToList().IndexOf(passage.Clause);
        var (before, after) = (at - 1, at + passage.Children.Count + 1);
        return
        [
            .. before >= 0 ? [To(text.All[before].Id, "前の条項")] : Array.Empty<AdaptiveAction>(),
            .. after < text.All.Count ? [To(text.All[after].Id, "次の条項")] : Array.Empty<AdaptiveAction>(),
            To("", "目次"),
            .. IsShared ? [] : new AdaptiveAction[] { new Buttons(Drawing).Button("ホームを表示", HomeFlow.Home, secondary: true) },
        ];
    }
}
