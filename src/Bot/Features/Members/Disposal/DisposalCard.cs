using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>連絡先の廃棄: who left long enough ago, to choose from. Nobody is chosen beforehand.</summary>
internal static class DisposalCard
{
    /// <summary>More do not fit on a readable card; the rest follows once these are done.</summary>
    private const int MostRows = 20;

    public static AdaptiveCard Render(DisposalView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council.Id);
        return new AdaptiveCard
        {
            Speak = $"連絡先の廃棄。対象は{view.Due.Count}人です",
            Body =
            [
                .. Shapes.Heading("連絡先の廃棄", view.Council.Name),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                .. view.Due.Count == 0
                    ? [new AdaptiveTextBlock($"退任から{view.Months}か月を経過し、住所又は電話が登録されている委員はいません。")]
                    : Choice(view),
                .. view.Due.Count > MostRows
                    ? [Shapes.Small($"ほかに{view.Due.Count - MostRows}人います。廃棄すると、続きを表示します。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view.Due.Count == 0 ? [] : new[] { buttons.Button("次へ", DisposalFlow.Ask, style: "positive") },
                WayBack.Button(buttons),
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Choice(DisposalView view) =>
        [
            Shapes.Small(
                $"退任から{view.Months}か月を経過した委員です。廃棄するのは住所、電話及び連絡しやすい時間のみで、氏名、任期、会議の記録は残ります。"
            ),
            new AdaptiveChoiceSetInput
            {
                Id = DisposalFlow.MembersKey,
                Label = $"廃棄する委員（対象{view.Due.Count}人）",
                IsMultiSelect = true,
                Style = "expanded",
                Choices =
                [
                    .. view
                        .Due.Take(MostRows)
                        .Select(d => new AdaptiveChoice(
                            $"{d.Member.Name}　{JapaneseDate.WithoutWeekday(d.Left)}まで在任",
                            d.Member.Id.Value
                        )),
                ],
            },
            .. view.Missing is { } missing ? [Shapes.FieldError(missing)] : Array.Empty<AdaptiveElement>(),
        ];
}
