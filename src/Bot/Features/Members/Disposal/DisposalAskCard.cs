using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>The question before it is disposed of: it cannot be brought back.</summary>
internal static class DisposalAskCard
{
    /// <param name="view">What was chosen.</param>
    public static AdaptiveCard Render(DisposalView view, DisposalVerbs verbs)
    {
        var buttons = new Buttons(view.Drawing, view.Council.Id);
        return new AdaptiveCard
        {
            Speak = $"{view.Count}{view.Words.Of}を廃棄しますか",
            Body =
            [
                .. Shapes.Heading(view.Words.Title, view.Council.Name),
                Shapes.Note(view.Words.Question(view.Count), "warning"),
                .. view.Items.Select(i => Shapes.Fact(i.Asked, i.Means)),
            ],
            Actions =
            [
                buttons.Button(
                    "廃棄する",
                    verbs.Confirm,
                    "destructive",
                    false,
                    false,
                    (verbs.Key, string.Join(',', view.Items.Select(i => i.Id)))
                ),
                buttons.Button("戻る", verbs.Open),
            ],
        };
    }
}
