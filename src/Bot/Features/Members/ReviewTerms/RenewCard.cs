using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.ReviewTerms;

/// <summary>再任の手続: all are ticked; whoever is not renewed is taken out. Then what was entered and what follows.</summary>
internal static class RenewCard
{
    public static AdaptiveCard Render(RenewView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        var ends = (ReviewTermsFlow.EndsKey, view.Group.Ends.ToString("O"));
        var declined = view.Group.Candidates.Count(c => c.State == RenewalState.Declined);
        return new AdaptiveCard
        {
            Speak = $"再任の手続。対象{view.Group.Undecided}人",
            Refresh = buttons.Refresh(ReviewTermsFlow.Preview, ends),
            Body =
            [
                .. Shapes.Heading("再任の手続", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                new AdaptiveTextBlock($"{JapaneseDate.WithoutWeekday(view.Group.Ends)}　任期満了")
                {
                    Weight = "Bolder",
                    Spacing = "Medium",
                },
                Shapes.Small("要綱 第5-2、記 第2-4(1)　「再任の意向あり」の委員を選択してあります。"),
                .. declined == 0 ? [] : new AdaptiveElement[] { Shapes.Small($"辞退の申出がある委員{declined}人は含まれていません。") },
                Entry(view),
                .. view.ObligationKey is { } key
                    ?
                    [
                        new AdaptiveActionSet([
                            buttons.Button(
                                "再任しない旨を入力",
                                ObligationVerbs.Done,
                                withoutInputs: true,
                                more: (ObligationVerbs.ObligationKey, key)
                            ),
                        ]),
                    ]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                buttons.Button("再任を記録", ReviewTermsFlow.Renew, style: "positive", more: ends),
                buttons.Button("戻る", ReviewTermsFlow.Open, withoutInputs: true),
                WayBack.Button(buttons),
            ],
        };
    }

    public static AdaptiveCard RenderDone(RenewedView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = $"{view.Members.Count}人の再任を記録しました",
            Body =
            [
                .. Shapes.Heading("再任の記録", view.CouncilName),
                Shapes.Note($"{view.Members.Count}人の再任を記録しました。", "good"),
                .. view.Refused.Select(r => Shapes.Note(r, "warning")),
                Shapes.Fact(
                    "委嘱期間",
                    $"{JapaneseDate.WithoutWeekday(view.Term.First)}から{JapaneseDate.WithoutWeekday(view.Term.Last)}まで"
                ),
                .. view.Undecided == 0 ? [] : new AdaptiveElement[] { Shapes.Fact("未定の委員", $"{view.Undecided}人") },
                .. view.Findings.Select(f => FindingBox.Draw(f)),
                .. view.CareMissing == 0 ? [] : new AdaptiveElement[] { FindingBox.Draw(CareMissing(view.CareMissing)) },
                Shapes.Section("再任後の対応"),
                new AdaptiveTextBlock("委嘱状（第3号様式）の交付"),
                Shapes.Small("要綱 第5-1"),
                .. view.Duties.SelectMany(d => Duty(view, d)),
                .. view.MayWithdraw
                    ? [Shapes.Small("取消しは、任期が始まる前で、委嘱状を交付していない間に限りできます。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                WayBack.Button(buttons),
                buttons.Button("任期の一覧", ReviewTermsFlow.Open),
                .. view.MayWithdraw ? [Undo(view, buttons)] : Array.Empty<AdaptiveAction>(),
            ],
        };
    }

    /// <summary>The number only: the card stays in the chat, and names nobody.</summary>
    private static Finding CareMissing(int members) =>
        new(FindingLevel.Warn, "commission.long-service", $"長期間の任用となる委員{members}人の配慮事項が未記入です。", "記 第2-4(1)イ");

    private static IEnumerable<AdaptiveElement> Duty(RenewedView view, Obligation duty)
    {
        var what = duty.Kind == ObligationKind.MemberRoster ? "委員名簿（第4号様式）の作成" : "運営状況一覧表（第2号様式）の補正";
        yield return new AdaptiveTextBlock(what) { Spacing = "Small" };
        yield return Shapes.Small($"{duty.Clauses}　署の目安 {JapaneseDate.Short(duty.Target)}");
    }

    private static AdaptiveExecuteAction Undo(RenewedView view, Buttons buttons) =>
        buttons.Button(
            "取り消す",
            ReviewTermsFlow.Undo,
            more: [(ReviewTermsFlow.FirstKey, view.Term.First.ToString("O")), (ReviewTermsFlow.RenewedKey, string.Join(',', view.Members))]
        );

    private static AdaptiveContainer Entry(RenewView view)
    {
        var form = view.Form;
        var open = view.Group.Candidates.Where(c => c.State == RenewalState.Open).ToList();
        // A form that came back without members had none ticked.
        var willing = open.Where(c => c.Member.RenewalIntention == RenewalIntention.Willing).Select(c => c.Member.Id);
        var chosen = form.Typed.Count > 0 ? form.Value(RenewForm.Members, null) ?? "" : string.Join(',', willing);
        var end = form.Value(RenewForm.End, view.Term.Last.ToString("O"));
        var (first, last) = (
            form.Value(RenewForm.First, view.Term.First.ToString("O")),
            form.Value(RenewForm.Last, view.OtherEnd is null ? view.Term.Last.ToString("O") : null)
        );
        return new AdaptiveContainer([
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = RenewForm.Members,
                    Label = "再任する委員（必須）",
                    Choices =
                    [
                        .. open.Select(c => new AdaptiveChoice(
                            $"{Shapes.Plain(c.Member.Name)}（{TermWords.Of(c.Member.RenewalIntention)}）",
                            c.Member.Id.Value
                        )),
                    ],
                    Value = Among(open, chosen),
                    IsMultiSelect = true,
                    Style = "expanded",
                }
            ),
            .. open.Exists(c => c.Member.RenewalIntention == RenewalIntention.Unknown) ? Asked(form) : [],
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = RenewForm.First,
                    Label = "委嘱期間の初日（必須）",
                    Value = first,
                }
            ),
            .. view.OtherEnd is { } other ? [Ends(view.Term.Last, other, end)] : Array.Empty<AdaptiveElement>(),
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = RenewForm.Last,
                    Label = view.OtherEnd is null ? "委嘱期間の末日（必須）" : "委嘱期間の末日（上のいずれとも異なる場合）",
                    Value = last,
                }
            ),
            .. JapaneseDate.TryParse(first, out var from) && JapaneseDate.TryParse(last ?? end, out var to)
                ? [Shapes.Small($"{JapaneseDate.WithoutWeekday(from)}から{JapaneseDate.WithoutWeekday(to)}まで")]
                : Array.Empty<AdaptiveElement>(),
            .. form.Field(
                new AdaptiveTextInput
                {
                    Id = RenewForm.Reason,
                    Label = "理由（4月1日から2年間としない場合）",
                    MaxLength = LimitedText.Room(RenewForm.ReasonLength),
                    Value = form.Value(RenewForm.Reason, null),
                }
            ),
            .. view.LongServing.SelectMany(l => Care(form, l.Member, l.Finding)),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
    }

    private static IEnumerable<AdaptiveElement> Asked(FormState form) =>
        form.Field(
            new AdaptiveToggleInput
            {
                Id = RenewForm.Asked,
                Title = "意向が未確認の委員も、再任の意向を確かめた",
                Value = form.Value(RenewForm.Asked, "false") ?? "false",
            }
        );

    /// <summary>The text's end first.</summary>
    private static AdaptiveChoiceSetInput Ends(DateOnly inPrinciple, DateOnly other, string? chosen) =>
        new()
        {
            Id = RenewForm.End,
            Label = "委嘱期間の末日（必須）　記 第2-4(1)ア",
            Style = "expanded",
            Choices =
            [
                new AdaptiveChoice($"{JapaneseDate.WithoutWeekday(inPrinciple)}（2年間）", inPrinciple.ToString("O")),
                new AdaptiveChoice($"{JapaneseDate.WithoutWeekday(other)}（年度末にそろえる）", other.ToString("O")),
            ],
            Value = chosen == other.ToString("O") ? chosen : inPrinciple.ToString("O"),
        };

    private static IEnumerable<AdaptiveElement> Care(FormState form, Member member, Finding finding) =>
        [
            .. form.Field(
                new AdaptiveTextInput
                {
                    Id = RenewForm.CareField(member.Id),
                    Label = $"{Shapes.Plain(member.Name)}：配慮事項",
                    MaxLength = LimitedText.Room(RenewForm.ReasonLength),
                    Value = form.Value(RenewForm.CareField(member.Id), null),
                }
            ),
            Shapes.Small($"{Shapes.Plain(finding.Sentence)}　{finding.Clauses}（{finding.Source}）"),
        ];

    private static string? Among(IReadOnlyList<RenewalCandidate> open, string chosen) =>
        string.Join(',', chosen.Split(',').Where(id => open.Any(c => c.Member.Id.Value == id))) is { Length: > 0 } value ? value : null;
}
