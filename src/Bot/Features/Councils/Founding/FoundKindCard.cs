using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Councils.Founding;

/// <summary>協議会の設置: which kind.</summary>
internal static class FoundKindCard
{
    public const string Kind = "kind";

    public static AdaptiveCard Render(Drawing drawing, string stationName)
    {
        var buttons = new Buttons(drawing);
        return new AdaptiveCard
        {
            Speak = "連絡協議会の設置。種別を選択してください",
            Body =
            [
                .. Shapes.Heading("連絡協議会の設置", stationName),
                new AdaptiveChoiceSetInput
                {
                    Id = Kind,
                    Label = "種別　要綱 第3",
                    Style = "expanded",
                    Choices = [.. FoundKind.All.Select(k => new AdaptiveChoice(k.Title, k.Id))],
                    Value = FoundKind.Beat.Id,
                },
                Shapes.Small(
                    "原則として、交番等の所管区ごとに設置します。既存の連絡協議会を統合し、又は分割する場合は、廃止も同時に登録できます。"
                ),
            ],
            Actions =
            [
                buttons.Button("次へ", CouncilVerbs.FoundForm, style: "positive"),
                buttons.Button("設置の予定", CouncilVerbs.Founded, withoutInputs: true),
                buttons.Button("設置状況", CouncilVerbs.Coverage, withoutInputs: true),
            ],
        };
    }
}
