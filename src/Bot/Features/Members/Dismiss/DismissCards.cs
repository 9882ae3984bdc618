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

/// <summary>解嘱: choose a member, enter the grounds, then the notice and the letter. The product never proposes anybody.</summary>
internal static class DismissCards
{
    private const int MostRows = 10;
    private const int MostMeetings = 6;

    public static AdaptiveCard Render(DismissListView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = $"解嘱。在任{view.InOffice.Count}人、手続中{view.Unsettled.Count}人",
            Refresh = buttons.Refresh(DismissFlow.Open),
            Body =
            [
                .. Shapes.Heading("解嘱", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                .. view.Unsettled.Count == 0 ? [] : new AdaptiveElement[] { Shapes.Section($"手続中（{view.Unsettled.Count}）") },
                .. view.Unsettled.Take(MostRows).Select(u => Row(buttons, u.Member, u.Dismissal)),
                .. view.Unsettled.Count > MostRows
                    ? [Shapes.Small($"ほかに{view.Unsettled.Count - MostRows}件あります。手続を終えると、続きを表示します。")]
                    : Array.Empty<AdaptiveElement>(),
                Shapes.Section("解嘱の入力"),
                .. view.InOffice.Count == 0
                    ? [new AdaptiveTextBlock("在任中の委員はいません。")]
                    : new AdaptiveElement[]
                    {
                        new AdaptiveChoiceSetInput
                        {
                            Id = DismissFlow.MemberKey,
                            Label = $"委員（在任{view.InOffice.Count}人）",
                            Choices = [.. view.InOffice.Select(m => new AdaptiveChoice(m.Name, m.Id.Value))],
                        },
                        Shapes.Small("任期満了による退任は、解嘱ではありません（「任期」と送信してください）。要綱 第5-3"),
                    },
            ],
            Actions =
            [
                .. view.InOffice.Count == 0 ? [] : new[] { buttons.Button("次へ", DismissFlow.Enter, style: "positive") },
                WayBack.Button(buttons),
            ],
        };
    }

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
                .. view.Findings is null ? [] : view.Findings.Select(f => FindingBox.Draw(f, asksReason: false)),
                Entry(view),
            ],
            Actions = view.Findings is null
                ?
                [
                    buttons.Button("内容を確認", DismissFlow.Review, style: "positive"),
                    buttons.Button("戻る", DismissFlow.Open, withoutInputs: true),
                    WayBack.Button(buttons),
                ]
                :
                [
                    buttons.Button("解嘱を記録", DismissFlow.Save, style: "positive"),
                    buttons.Button("もう一度確認", DismissFlow.Review),
                    buttons.Button("戻る", DismissFlow.Open, withoutInputs: true),
                ],
        };
    }

    public static AdaptiveCard Render(DismissedView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.Member.Id.Value);
        var day = (DismissFlow.DayKey, view.Dismissal.Day.ToString("O"));
        var dismissal = view.Dismissal;
        return new AdaptiveCard
        {
            Speak = $"解嘱の手続。{view.Note ?? State(dismissal)}",
            Refresh = buttons.Refresh(DismissFlow.Show, day),
            Body =
            [
                .. Shapes.Heading("解嘱の手続", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                new AdaptiveTextBlock($"**{Shapes.Plain(view.Member.Name)}**"),
                Shapes.Fact("解嘱日", JapaneseDate.Long(dismissal.Day)),
                Shapes.Fact("解嘱事由", $"{DismissWords.Of(dismissal.Reason)}（{DismissalWording.Of(dismissal.Reason).Clauses}）"),
                .. dismissal.Grounds?.Text is { } text ? [Shapes.Fact("事由の内容", text)] : Array.Empty<AdaptiveElement>(),
                Shapes.Fact("通知", Notice(dismissal, view.NotifiedBy)),
                Shapes.Fact("委嘱状", Letter(dismissal)),
                .. view.Findings.Select(f => FindingBox.Draw(f, asksReason: false)),
                .. view.Duties.Count == 0 ? [] : new AdaptiveElement[] { Shapes.Section("解嘱後の対応") },
                .. view.Duties.SelectMany(Duty),
                .. EntersNotice(view) ? NoticeEntry(view, buttons, day) : Array.Empty<AdaptiveElement>(),
                .. view.MayWrite && !dismissal.LetterSettled ? LetterEntry(view, buttons, day) : Array.Empty<AdaptiveElement>(),
                .. CanWithdraw(view)
                    ? [Shapes.Small("取消しは、解嘱を通知していない間に限りできます。入力の記録は残ります。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                WayBack.Button(buttons),
                .. view is { MayWrite: true, IsVacant: true }
                    ?
                    [
                        new Buttons(view.Drawing, view.Council).Button(
                            "後任を補充",
                            MemberVerbs.Commission,
                            withoutInputs: true,
                            more: (MemberVerbs.PredecessorKey, view.Member.Id.Value)
                        ),
                    ]
                    : Array.Empty<AdaptiveAction>(),
                .. view.MayWrite
                    ? [buttons.Button("解嘱の一覧", DismissFlow.Open, secondary: view.IsVacant, withoutInputs: true)]
                    : Array.Empty<AdaptiveAction>(),
                .. view is { MayWrite: true, Dismissal.Notice: not null } && !EntersNotice(view)
                    ?
                    [
                        buttons.Button(
                            "通知を訂正",
                            DismissFlow.Show,
                            secondary: true,
                            withoutInputs: true,
                            more: [day, (DismissFlow.CorrectKey, "notice")]
                        ),
                    ]
                    : Array.Empty<AdaptiveAction>(),
                .. CanWithdraw(view)
                    ? [buttons.Button("取り消す", DismissFlow.Undo, secondary: true, withoutInputs: true, more: day)]
                    : Array.Empty<AdaptiveAction>(),
            ],
        };
    }

    /// <summary>Before the notice is entered, when it is to be corrected, and as long as what was entered of it leaves something to say.</summary>
    private static bool EntersNotice(DismissedView view) =>
        view.MayWrite && (view.Dismissal.Notice is null || view.CorrectsNotice || DismissalReview.OfNotice(view.Dismissal).Any());

    private static bool CanWithdraw(DismissedView view) => view is { MayWrite: true, Dismissal: { Notice: null, Grounds: not null } };

    private static AdaptiveColumnSet Row(Buttons buttons, Member member, Dismissal dismissal) =>
        Shapes.Row(
            member.Name,
            $"{JapaneseDate.WithoutWeekday(dismissal.Day)}　{State(dismissal)}",
            "",
            (buttons with { Flow = member.Id.Value }).Button(
                $"{member.Name}の手続",
                DismissFlow.Show,
                withoutInputs: true,
                more: (DismissFlow.DayKey, dismissal.Day.ToString("O"))
            )
        );

    private static string State(Dismissal dismissal) =>
        (dismissal.Notice, dismissal.LetterSettled) switch
        {
            (null, true) => "未通知",
            (null, false) => "未通知、委嘱状未処理",
            (_, false) => "通知済み、委嘱状未処理",
            _ => "通知済み",
        };

    private static string Attendance(IReadOnlyList<Participation> all)
    {
        var last = all.Take(MostMeetings).ToList();
        return last.Count == 0
            ? "在任中の会議の記録はありません。"
            : $"最近{last.Count}回の会議：出席{last.Count(p => p.Present)}回、欠席{last.Count(p => !p.Present)}回（判断の参考。基準はありません）";
    }

    private static string Notice(Dismissal dismissal, string? by) =>
        dismissal.Notice is not { } notice
            ? "未記入"
            : $"{JapaneseDate.Long(notice.Day)}　{DismissWords.Of(notice.Recipient)}{(notice.Relation is { } relation ? $"（{relation}）" : "")}に{DismissWords.Of(notice.Method)}で通知"
                + (by is null ? "" : $"（入力者 {by}）");

    private static string Letter(Dismissal dismissal) =>
        DismissWords.Of(dismissal.Letter)
        + (dismissal.LetterReturnedOn is { } on ? $"（{JapaneseDate.Short(on)}）" : "")
        + (dismissal.LetterNote is { } note ? $"　{note}" : "")
        + (dismissal.MisuseFeared ? "　悪用のおそれあり" : "");

    private static IEnumerable<AdaptiveElement> Duty(Obligation duty)
    {
        yield return new AdaptiveTextBlock(duty.Sentence) { Spacing = "Small" };
        yield return Shapes.Small(duty.IsGuideValue ? $"{duty.Clauses}　署の目安 {JapaneseDate.Short(duty.Target)}" : duty.Clauses);
    }

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
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = DismissForm.RequestedOn,
                    Label = "辞退の申出日（辞退の場合）",
                    Value = form.Value(DismissForm.RequestedOn, null),
                }
            ),
            new AdaptiveChoiceSetInput
            {
                Id = DismissForm.Moved,
                Label = "移動等の場合に確認したこと",
                IsMultiSelect = true,
                Style = "expanded",
                Choices =
                [
                    new AdaptiveChoice("居住地が所管区外となった", DismissForm.Residence),
                    new AdaptiveChoice("勤務先が所管区外となった", DismissForm.Workplace),
                    new AdaptiveChoice("会議への参画が見込めない", DismissForm.Unlikely),
                ],
                Value = form.Value(DismissForm.Moved, null),
            },
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

    private static IEnumerable<AdaptiveElement> NoticeEntry(DismissedView view, Buttons buttons, (string, string) day)
    {
        var (form, stored) = (view.Form, view.Dismissal.Notice);
        yield return Shapes.Section(stored is null ? "通知の入力" : "通知の訂正");
        yield return new AdaptiveContainer([
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = DismissalNoticeForm.Day,
                    Label = "通知した日",
                    Value = form.Value(DismissalNoticeForm.Day, (stored?.Day ?? view.Today).ToString("O")),
                }
            ),
            new AdaptiveChoiceSetInput
            {
                Id = DismissalNoticeForm.Recipient,
                Label = "相手",
                Choices = [.. Enum.GetValues<NoticeRecipient>().Select(r => new AdaptiveChoice(DismissWords.Of(r), $"{r}"))],
                Value = form.Value(
                    DismissalNoticeForm.Recipient,
                    $"{stored?.Recipient ?? (view.Dismissal.Reason == DismissalReason.Death ? NoticeRecipient.Substitute : NoticeRecipient.Member)}"
                ),
            },
            .. form.Field(
                new AdaptiveTextInput
                {
                    Id = DismissalNoticeForm.Relation,
                    Label = "続柄（これに代わる者の場合）",
                    MaxLength = LimitedText.Room(DismissalNoticeForm.RelationLength),
                    Value = form.Value(DismissalNoticeForm.Relation, stored?.Relation),
                }
            ),
            new AdaptiveChoiceSetInput
            {
                Id = DismissalNoticeForm.Method,
                Label = "方法",
                Choices = [.. Enum.GetValues<NoticeMethod>().Select(m => new AdaptiveChoice(DismissWords.Of(m), $"{m}"))],
                Value = form.Value(DismissalNoticeForm.Method, $"{stored?.Method ?? NoticeMethod.Oral}"),
            },
            new AdaptiveActionSet([
                buttons.Button(stored is null ? "通知を記録" : "訂正を保存", DismissFlow.Notify, style: "positive", more: day),
            ]),
        ])
        {
            Style = "emphasis",
            Spacing = "Small",
        };
    }

    private static IEnumerable<AdaptiveElement> LetterEntry(DismissedView view, Buttons buttons, (string, string) day)
    {
        var form = view.Form;
        yield return Shapes.Section("委嘱状の入力");
        yield return new AdaptiveContainer([
            new AdaptiveChoiceSetInput
            {
                Id = LetterForm.Choice,
                Label = "返納・回収",
                Choices = [.. Enum.GetValues<LetterReturn>().Select(l => new AdaptiveChoice(DismissWords.Of(l), $"{l}"))],
                Value = form.Value(LetterForm.Choice, $"{view.Dismissal.Letter}"),
            },
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = LetterForm.Day,
                    Label = "返納・回収の日",
                    Value = form.Value(LetterForm.Day, view.Dismissal.LetterReturnedOn?.ToString("O")),
                }
            ),
            .. form.Field(
                new AdaptiveTextInput
                {
                    Id = LetterForm.Reason,
                    Label = "回収できない場合の理由",
                    MaxLength = LimitedText.Room(LetterForm.ReasonLength),
                    Value = form.Value(LetterForm.Reason, view.Dismissal.LetterNote),
                }
            ),
            new AdaptiveActionSet([buttons.Button("委嘱状を記録", DismissFlow.Letter, more: day)]),
        ])
        {
            Style = "emphasis",
            Spacing = "Small",
        };
    }
}
