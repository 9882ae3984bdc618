using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Conversation;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Turns.Choosing;

/// <summary>The list once more, with its numbers written out, when a number that was typed means none of its rows.</summary>
internal static class NumberCard
{
    public static AdaptiveCard Render(Drawing drawing, string sentence, IReadOnlyList<ShownChoice> choices) =>
        new()
        {
            Speak = sentence,
            Body =
            [
                .. Shapes.Heading("番号での選択"),
                Shapes.Note(sentence),
                .. choices.Select((choice, i) => Row(new Buttons(drawing), choice, i + 1)),
            ],
            Actions = [new Buttons(drawing).Button("ホーム", HomeFlow.Home, withoutInputs: true)],
        };

    /// <summary>The text stood on a card before, so it is plain already.</summary>
    private static AdaptiveColumnSet Row(Buttons buttons, ShownChoice choice, int number) =>
        Shapes.Row(
            "",
            null,
            "",
            buttons.Button($"{number}番　{choice.Title}", choice.Verb, more: [.. choice.Data.Select(d => (d.Key, d.Value))])
        ) with
        {
            Columns =
            [
                new AdaptiveColumn([new AdaptiveTextBlock($"{number}　{choice.Title}")]),
                new AdaptiveColumn([new AdaptiveTextBlock("›") { HorizontalAlignment = "Right", Weight = "Bolder" }]) { Width = "auto" },
            ],
        };
}
