using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>What is over for long enough, to choose from. Nothing is chosen beforehand.</summary>
internal static class DisposalCard
{
    /// <summary>More do not fit on a readable card; the rest follows once these are done.</summary>
    private const int MostRows = 20;

    public static AdaptiveCard Render(DisposalView view, DisposalVerbs verbs)
    {
        var buttons = new Buttons(view.Drawing, view.Council.Id);
        return new AdaptiveCard
        {
            Speak = $"{view.Words.Title}。対象は{view.Count}{view.Words.Of[0]}です",
            Body =
            [
                .. Shapes.Heading(view.Words.Title, view.Council.Name),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                .. view.Items.Count == 0 ? [new AdaptiveTextBlock(view.Words.Nothing)] : Choice(view, verbs),
                .. view.Items.Count > MostRows
                    ? [Shapes.Small($"ほかに{view.Items.Count - MostRows}人います。廃棄すると、続きを表示します。")]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Words.Below is null ? [] : new AdaptiveElement[] { Shapes.Small(view.Words.Below) },
            ],
            Actions =
            [
                .. view.Items.Count == 0 ? [] : new[] { buttons.Button("次へ", verbs.Ask, style: "positive") },
                WayBack.Button(buttons),
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Choice(DisposalView view, DisposalVerbs verbs) =>
        [
            .. view.Words.Above is null ? [] : new AdaptiveElement[] { Shapes.Small(view.Words.Above) },
            new AdaptiveChoiceSetInput
            {
                Id = verbs.Key,
                Label = view.Words.Label(view.Count),
                IsMultiSelect = true,
                Style = "expanded",
                Choices = [.. view.Items.Take(MostRows).Select(i => new AdaptiveChoice(i.Choice, i.Id))],
            },
            .. view.Missing is { } missing ? [Shapes.FieldError(missing)] : Array.Empty<AdaptiveElement>(),
        ];
}
