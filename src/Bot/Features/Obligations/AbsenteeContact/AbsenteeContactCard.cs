using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Members;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Obligations.AbsenteeContact;

/// <summary>欠席者への連絡: one tick for each who was told, all entered at once.</summary>
internal static class AbsenteeContactCard
{
    public static AdaptiveCard Render(AbsenteeContactView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.Meeting.Id.Value);
        var (waiting, told) = (view.Waiting, view.Absentees.Where(a => a.Contacted is not null).ToList());
        return new AdaptiveCard
        {
            Speak = $"欠席者への連絡。未連絡{waiting.Count}人、連絡済み{told.Count}人",
            Refresh = buttons.Refresh(ObligationVerbs.Absent),
            Body =
            [
                .. Shapes.Heading("欠席者への連絡", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                new AdaptiveTextBlock($"{JapaneseDate.Long(view.Meeting.Date)}の会議") { Weight = "Bolder", Spacing = "Medium" },
                new AdaptiveTextBlock("会議結果及び協議内容を連絡し、今後の運営に支障がないようにしてください。") { Spacing = "None" },
                Shapes.Small($"記 第2-6(6)　{view.Due}"),
                new AdaptiveActionSet([
                    buttons.Button("会議の記録を見る", MeetingVerbs.Show, withoutInputs: true),
                    .. view.MayCall && waiting.Count > 0
                        ?
                        [
                            new Buttons(view.Drawing, view.Council).Button(
                                "電話番号",
                                MemberVerbs.Contacts,
                                withoutInputs: true,
                                more: (MemberVerbs.MeetingKey, view.Meeting.Id.Value)
                            ),
                        ]
                        : Array.Empty<AdaptiveAction>(),
                ])
                {
                    Spacing = "Small",
                },
                .. waiting.Count > 0 ? [Papers(view)] : Array.Empty<AdaptiveElement>(),
                .. Waiting(view),
                .. told.Count == 0 ? [] : new AdaptiveElement[] { Shapes.Section($"連絡済み（{told.Count}人）") },
                .. told.Select(a => Told(view, a, a.Contacted!)), // Chosen by that.
            ],
            Actions =
            [
                .. view.MayMark && waiting.Count > 0
                    ? [buttons.Button("連絡済み", AbsenteeContactFlow.Save, style: "positive")]
                    : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
                .. view.JustEntered.Count > 0 ? [Undo(view, buttons)] : Array.Empty<AdaptiveAction>(),
            ],
        };
    }

    /// <summary>A letter for each who was not told yet, or one sheet for whoever calls them.</summary>
    private static AdaptiveActionSet Papers(AbsenteeContactView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        (string, string) about = (FormVerbs.AboutKey, view.Meeting.Id.Value);
        return new AdaptiveActionSet([
            buttons.Button(
                "結果連絡の書面",
                FormVerbs.Make,
                withoutInputs: true,
                more: [(FormVerbs.FormKey, nameof(FormKind.ResultNotice)), about]
            ),
            buttons.Button("連絡票", FormVerbs.Make, withoutInputs: true, more: [(FormVerbs.FormKey, nameof(FormKind.CallList)), about]),
        ])
        {
            Spacing = "Small",
        };
    }

    private static IEnumerable<AdaptiveElement> Waiting(AbsenteeContactView view)
    {
        var waiting = view.Waiting;
        yield return Shapes.Section($"未連絡（{waiting.Count}人）");
        if (waiting.Count == 0)
        {
            yield return new AdaptiveTextBlock("全員に連絡済みです。");
        }
        else if (view.MayMark)
        {
            yield return Entry(view, waiting);
        }
        else
        {
            yield return new AdaptiveTextBlock(Shapes.Plain(string.Join('、', waiting.Select(a => a.Member.Name))));
        }
    }

    private static AdaptiveContainer Entry(AbsenteeContactView view, IReadOnlyList<Absentee> waiting)
    {
        var form = view.Form;
        var prefilled = AbsenteeContactForm.Prefilled(view.Meeting.Id, view.Today);
        var chosen = (form.Value(AbsenteeContactForm.Members, null) ?? "")
            .Split(',')
            .Where(id => waiting.Any(a => a.Member.Id.Value == id));
        return new AdaptiveContainer([
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = AbsenteeContactForm.Members,
                    Label = "連絡した欠席者（必須）",
                    Choices = [.. waiting.Select(a => new AdaptiveChoice(Shapes.Plain(a.Member.Name), a.Member.Id.Value))],
                    Value = string.Join(',', chosen) is { Length: > 0 } value ? value : null,
                    IsMultiSelect = true,
                    Style = "expanded",
                }
            ),
            .. AbsenteeContactForm.Fields.SelectMany(f => f.Draw(form, prefilled)),
        ])
        {
            Style = "emphasis",
            Spacing = "Small",
        };
    }

    private static AdaptiveColumnSet Told(AbsenteeContactView view, Absentee absentee, Fulfilment told) =>
        Shapes.Row(
            absentee.Member.Name,
            $"{told.Means}　{view.By(told)}",
            JapaneseDate.Short(told.Day, view.Today),
            new Buttons(view.Drawing, view.Council).Button(
                $"{absentee.Member.Name}への連絡を表示",
                ObligationVerbs.Done,
                withoutInputs: true,
                more: (ObligationVerbs.ObligationKey, told.KeyIn(view.Council))
            )
        );

    private static AdaptiveExecuteAction Undo(AbsenteeContactView view, Buttons buttons) =>
        buttons.Button(
            "取り消す",
            AbsenteeContactFlow.Undo,
            withoutInputs: true,
            more:
            [
                (
                    AbsenteeContactFlow.EnteredKey,
                    string.Join(',', view.Absentees.Where(a => view.JustEntered.Any(j => j == a.Contacted)).Select(a => a.Member.Id.Value))
                ),
                (AbsenteeContactFlow.DayKey, view.JustEntered[0].Day.ToString("O")),
            ]
        );
}
