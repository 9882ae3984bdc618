using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>通知先: which police boxes this channel hears for.</summary>
internal static class ChannelCard
{
    public static AdaptiveCard Render(ChannelView view)
    {
        var buttons = new Buttons(view.Drawing);
        var form = view.Error is { } error
            ? new FormState(new Dictionary<string, string>(), new Dictionary<string, string> { [ChannelFlow.Box] = error })
            : FormState.Clean;
        return new AdaptiveCard
        {
            Speak = "通知先の登録",
            Body =
            [
                .. Shapes.Heading("通知先の登録", view.Station),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "good") },
                new AdaptiveTextBlock("このチャネルに、交番等の対応事項を1日1回までお知らせします。氏名や会議の内容は送信しません。"),
                Shapes.Fact("このチャネルに届く交番等", view.BoundHere.Count == 0 ? "ありません。" : string.Join('、', view.BoundHere)),
                .. view.Silent.Count == 0
                    ? []
                    : new AdaptiveElement[]
                    {
                        Shapes.Note($"通知先のチャネルに届いていない交番等：{string.Join('、', view.Silent)}", "attention"),
                    },
                .. form.Field(
                    new AdaptiveChoiceSetInput
                    {
                        Id = ChannelFlow.Box,
                        Label = "交番等（必須）",
                        Choices = [.. view.Boxes.Select(b => new AdaptiveChoice(b.Name, b.Id))],
                        Style = "compact",
                        Value = view.Typed.Length == 0 ? null : view.Typed,
                    }
                ),
            ],
            Actions = [buttons.Button("登録", ChannelFlow.Bind, style: "positive"), buttons.Button("登録を外す", ChannelFlow.Unbind)],
        };
    }
}
