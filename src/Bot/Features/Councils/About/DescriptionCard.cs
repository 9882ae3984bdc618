using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Councils.About;

/// <summary>設置の記録を入力.</summary>
internal static class DescriptionCard
{
    public static AdaptiveCard Render(AboutCouncilView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council.Id);
        return new AdaptiveCard
        {
            Speak = "設置の記録。分かるところだけ入力できます",
            Body =
            [
                .. Shapes.Heading("設置の記録", $"{view.Council.Name}　{CouncilWords.Of(view.Council.Kind)}"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                Shapes.Small("分かるところだけ入力して保存できます。後から補正できます。"),
                new AdaptiveContainer([
                    .. DescriptionFields.Of(view.Council.Kind).SelectMany(f => f.Draw(view.Form, view.Description)),
                    .. view.Counterpart is { } counterpart
                        ? [Shapes.Small($"協議の相手方は{counterpart.Title}です。記 第2-1(2)")]
                        : Array.Empty<AdaptiveElement>(),
                ])
                {
                    Style = "emphasis",
                    Spacing = "Medium",
                },
            ],
            Actions =
            [
                buttons.Button(
                    "保存",
                    AboutCouncilFlow.Save,
                    style: "positive",
                    more: (AboutCouncilFlow.SeenKey, AboutCouncilFlow.Digest(view.Council))
                ),
                buttons.Button("戻る", CouncilVerbs.Show, withoutInputs: true),
            ],
        };
    }
}
