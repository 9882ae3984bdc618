using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>記録の廃棄: what is over for longer than its setting, to choose from. Nothing is chosen beforehand.</summary>
internal static class RetentionCard
{
    public static AdaptiveCard Render(RetentionView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council.Id);
        return new AdaptiveCard
        {
            Speak = $"記録の廃棄。対象は{view.Lines.Sum(l => l.Count)}件です",
            Body =
            [
                .. Shapes.Heading("記録の廃棄", view.Council.Name),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                .. view.Lines.Count == 0 ? [new AdaptiveTextBlock("保存期間を過ぎたものはありません。")] : Choice(view),
                Shapes.Small(
                    "会議の記録、委員名簿、発行した様式及び操作の履歴は、ここでは廃棄しません。委員の住所・電話は「連絡先の廃棄」で確認します。"
                ),
            ],
            Actions =
            [
                .. view.Lines.Count == 0 ? [] : new[] { buttons.Button("次へ", RetentionFlow.Ask, style: "positive") },
                WayBack.Button(buttons),
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Choice(RetentionView view) =>
        [
            new AdaptiveChoiceSetInput
            {
                Id = RetentionFlow.KindsKey,
                Label = "廃棄するもの",
                IsMultiSelect = true,
                Style = "expanded",
                Choices = [.. view.Lines.Select(l => new AdaptiveChoice(RetentionWords.Of(l), $"{l.Kind}"))],
            },
            .. view.Missing is { } missing ? [Shapes.FieldError(missing)] : Array.Empty<AdaptiveElement>(),
        ];
}
