using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Conversation;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Turns;

/// <param name="Words">What was said.</param>
/// <param name="Sentence">What the bot cannot do, and who can; null where it only asks which was meant.</param>
/// <param name="Commands">At most three.</param>
internal sealed record SuggestionView(Drawing Drawing, string Words, string? Sentence, IReadOnlyList<Spoken> Commands);

/// <summary>The answer to words that are not certain: each of the likely commands is one tap away, and the list of all too.</summary>
internal static class SuggestionCard
{
    private const int LongestQuote = 30;

    public static AdaptiveCard Render(SuggestionView view)
    {
        var buttons = new Buttons(view.Drawing);
        var asked = view.Sentence ?? "次のどれでしょうか。";
        return new AdaptiveCard
        {
            Speak = $"{asked}{string.Concat(view.Commands.Select(c => $"「{c.Ways[0]}」"))}",
            Body =
            [
                Shapes.Section(Shapes.Plain($"「{Shapes.Short(view.Words, LongestQuote)}」")),
                new AdaptiveTextBlock(asked),
                .. view.Commands.Select(c =>
                    Shapes.Row(
                        c.Ways[0],
                        c.Meaning,
                        "",
                        buttons.Button(
                            c.Ways[0],
                            c.Verb,
                            withoutInputs: true,
                            more:
                            [
                                .. c.With,
                                .. c.Rest(c.Ways[0], "") is { Length: > 0 } rest
                                    ? [(Buttons.WordsKey, rest)]
                                    : Array.Empty<(string, string)>(),
                            ]
                        )
                    )
                ),
            ],
            Actions = [buttons.Button("使える言葉を表示", HomeFlow.Help, withoutInputs: true)],
        };
    }
}
