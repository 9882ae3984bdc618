using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Commissioning;

/// <param name="Commission">That has not begun.</param>
internal sealed record WithdrawView(Drawing Drawing, CouncilId Council, string CouncilName, Member Member, Commission Commission)
{
    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>Draws <see cref="WithdrawView"/>: whose commission, what follows, and the reason.</summary>
internal static class WithdrawCard
{
    public const string Reason = "withdraw-reason";

    /// <summary>Data: the first day of the commission.</summary>
    public const string FirstKey = "first";

    public const int Longest = 200;

    public static AdaptiveCard Render(WithdrawView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.Member.Id.Value);
        return new AdaptiveCard
        {
            Speak = $"委嘱の取消し。{view.Member.Name}",
            Body =
            [
                .. Shapes.Heading("委嘱の取消し", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "attention") },
                Shapes.Fact(
                    view.Member.Name,
                    $"{JapaneseDate.WithoutWeekday(view.Commission.Term.First)}からの委嘱（{MemberWords.Of(view.Commission.Term)}）"
                ),
                new AdaptiveTextBlock(
                    "任期が始まる前の委嘱を取り消します。任期が始まっていないため、解嘱の手続は要りません。取り消すと、この委員の分は欠員として後任の検討に戻ります。"
                ),
                .. view.Form.Field(
                    LimitedText.Lines(Reason, "理由（必須。個人名は記入しないでください）", Longest, view.Form.Value(Reason, stored: null))
                ),
            ],
            Actions =
            [
                buttons.Button(
                    "委嘱を取り消す",
                    WithdrawFlow.Save,
                    style: "destructive",
                    more: (FirstKey, $"{view.Commission.Term.First:O}")
                ),
                buttons.Button("戻る", MemberVerbs.Show, withoutInputs: true),
            ],
        };
    }
}
