using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.SupportRequests;

/// <summary>支援を依頼: what is asked for, and of whom.</summary>
internal static class AskCard
{
    public static AdaptiveCard Render(AskView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.About?.Entry.Id);
        return new AdaptiveCard
        {
            Speak = "支援を依頼。地域警察幹部に送ります",
            Body =
            [
                .. Shapes.Heading("支援を依頼", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                new AdaptiveTextBlock("他機関との連絡調整など、地域警察幹部の支援が必要な事項を依頼します。") { Spacing = "Medium" },
                Shapes.Small(SupportWords.Clause),
                .. SupportCard.Residents(view.About),
                new AdaptiveContainer([
                    .. view.Form.Field(
                        new AdaptiveTextInput
                        {
                            Id = AskForm.Text,
                            Label = "依頼の内容（必須。個人名は記入しないでください）",
                            IsMultiline = true,
                            MaxLength = LimitedText.Room(AskForm.TextLength),
                            Value = view.Form.Value(AskForm.Text, null),
                        }
                    ),
                    .. view.Form.Field(
                        new AdaptiveTextInput
                        {
                            Id = AskForm.Agency,
                            Label = "連携先（他機関、他部門）",
                            Placeholder = "例　町役場の道路担当",
                            MaxLength = LimitedText.Room(AskForm.AgencyLength),
                            Value = view.Form.Value(AskForm.Agency, null),
                        }
                    ),
                ])
                {
                    Style = "emphasis",
                    Spacing = "Medium",
                },
            ],
            Actions =
            [
                buttons.Button("依頼する", SupportFlow.Save, style: "positive"),
                new Buttons(view.Drawing, view.Council).Button("支援一覧", SupportFlow.List, withoutInputs: true),
                WayBack.Button(buttons),
            ],
        };
    }
}
