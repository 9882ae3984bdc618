using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Dismiss;

/// <summary>解嘱 of one member: the grounds, and what the guideline says before it is entered.</summary>
internal static class DismissCard
{
    private const int MostMeetings = 6;

    public static AdaptiveCard Render(DismissView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.Member.Id.Value);
        return new AdaptiveCard
        {
            Speak = view.Findings is null ? "解嘱の入力" : $"解嘱の確認。確認事項{view.Findings.Count}件",
            Body =
            [
                .. Shapes.Heading(view.Findings is null ? "解嘱の入力" : "解嘱の確認", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                new AdaptiveTextBlock($"**{Shapes.Plain(view.Member.Name)}**"),
                Shapes.Small(Attendance(view.Attendance)),
                .. view.Considered is { } since ? [Shapes.Small(DismissWords.Considered(since))] : Array.Empty<AdaptiveElement>(),
                .. view.Findings is null ? [] : view.Findings.Select(f => FindingBox.Draw(f, asksReason: false)),
                Entry(view),
            ],
            Actions = view.Findings is null
                ?
                [
                    buttons.Button("内容を確認", DismissFlow.Review, style: "positive"),
                    .. view.IsInOffice
                        ? [buttons.Button("検討中として保存", ConsiderFlow.Keep, secondary: true)]
                        : Array.Empty<AdaptiveExecuteAction>(),
                    .. view.Considered is null
                        ? []
                        : new[] { buttons.Button("検討を終える", ConsiderFlow.Drop, secondary: true, withoutInputs: true) },
                    buttons.Button("戻る", DismissFlow.Open, withoutInputs: true),
                    WayBack.Button(buttons, secondary: true),
                ]
                :
                [
                    buttons.Button("解嘱を記録", DismissFlow.Save, style: "positive"),
                    buttons.Button("もう一度確認", DismissFlow.Review),
                    buttons.Button("戻る", DismissFlow.Open, withoutInputs: true),
                ],
        };
    }

    private static string Attendance(IReadOnlyList<Participation> all)
    {
        var last = all.Take(MostMeetings).ToList();
        return last.Count == 0
            ? "在任中の会議の記録はありません。"
            : $"最近{last.Count}回の会議：出席{last.Count(p => p.Present)}回、欠席{last.Count(p => !p.Present)}回（判断の参考。基準はありません）";
    }

    /// <summary>What only one reason needs: a death is not asked for 移動等, nor anybody before a reason is chosen.</summary>
    private static IEnumerable<AdaptiveElement> OfReason(FormState form) =>
        form.Value(DismissForm.Reason, null) switch
        {
            null or "" => [Shapes.Small("事由により確認する項目は、「内容を確認」の後に表示します。")],
            nameof(DismissalReason.Resignation) => form.Field(
                new AdaptiveDateInput
                {
                    Id = DismissForm.RequestedOn,
                    Label = "辞退の申出日",
                    Value = form.Value(DismissForm.RequestedOn, null),
                }
            ),
            nameof(DismissalReason.MovedAway) => form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = DismissForm.Moved,
                    Label = "移動等について確認したこと",
                    IsMultiSelect = true,
                    Style = "expanded",
                    Choices = [.. DismissForm.MovedWords.Select(m => new AdaptiveChoice(m.Title, m.Id))],
                    Value = form.Value(DismissForm.Moved, null),
                }
            ),
            _ => [],
        };

    private static AdaptiveContainer Entry(DismissView view)
    {
        var form = view.Form;
        return new AdaptiveContainer([
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = DismissForm.Day,
                    Label = "解嘱日（委員でなくなる日。必須）",
                    Value = form.Value(DismissForm.Day, view.Today.ToString("O")),
                }
            ),
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = DismissForm.Reason,
                    Label = "解嘱事由（必須）　要綱 第5-3、記 第2-4(2)ア",
                    Style = "expanded",
                    Choices = [.. Enum.GetValues<DismissalReason>().Select(r => new AdaptiveChoice(DismissWords.Of(r), $"{r}"))],
                    Value = form.Value(DismissForm.Reason, null),
                }
            ),
            .. form.Field(
                new AdaptiveTextInput
                {
                    Id = DismissForm.Text,
                    Label = "事由の内容（署内のみ）",
                    IsMultiline = true,
                    MaxLength = LimitedText.Room(DismissForm.TextLength),
                    Value = form.Value(DismissForm.Text, null),
                }
            ),
            .. OfReason(form),
            new AdaptiveChoiceSetInput
            {
                Id = DismissForm.Successor,
                Label = "会議の運営への支障　記 第2-4(2)イ",
                Style = "expanded",
                Choices =
                [
                    new AdaptiveChoice("支障あり（後任を補充）", DismissForm.Needed),
                    new AdaptiveChoice("支障なし", DismissForm.NotNeeded),
                ],
                Value = form.Value(DismissForm.Successor, null),
            },
            new AdaptiveChoiceSetInput
            {
                Id = DismissForm.Letter,
                Label = "委嘱状　要綱 第5-5",
                Choices = [.. Enum.GetValues<LetterReturn>().Select(l => new AdaptiveChoice(DismissWords.Of(l), $"{l}"))],
                Value = form.Value(DismissForm.Letter, $"{LetterReturn.Unknown}"),
            },
            new AdaptiveToggleInput
            {
                Id = DismissForm.Misuse,
                Title = "委嘱状が悪用されるおそれがある　記 第2-4(2)ウ",
                Value = form.Value(DismissForm.Misuse, "false") ?? "false",
            },
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
    }
}
