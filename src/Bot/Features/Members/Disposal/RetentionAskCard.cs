using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>The question before words are disposed of: they cannot be brought back.</summary>
internal static class RetentionAskCard
{
    public static AdaptiveCard Render(RetentionView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council.Id);
        var kinds = string.Join(',', view.Lines.Select(l => l.Kind));
        return new AdaptiveCard
        {
            Speak = $"{view.Lines.Sum(l => l.Count)}件を廃棄しますか",
            Body =
            [
                .. Shapes.Heading("記録の廃棄", view.Council.Name),
                Shapes.Note("次のものを廃棄しますか。廃棄すると元に戻せません。", "warning"),
                .. view.Lines.Select(l => Shapes.Fact(RetentionWords.Of(l), RetentionWords.What(l.Kind))),
            ],
            Actions =
            [
                buttons.Button("廃棄する", RetentionFlow.Confirm, "destructive", false, false, (RetentionFlow.KindsKey, kinds)),
                buttons.Button("戻る", RetentionFlow.Open),
            ],
        };
    }
}
