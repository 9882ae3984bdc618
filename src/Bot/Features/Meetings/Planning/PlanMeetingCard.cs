using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.MeetingKits;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Planning;

/// <summary>開催計画: what the year takes into account, the planned meetings, and a form for one of them.</summary>
internal static class PlanMeetingCard
{
    private const string CancelSection = "cancel";

    public static AdaptiveCard Render(PlanMeetingView view)
    {
        var buttons = ButtonsOf(view);
        return new AdaptiveCard
        {
            Speak = $"{view.Year}の開催計画。定期会議{view.Plan?.Meetings.Count ?? 0}回を計画済み",
            Refresh = buttons.Refresh(PlanMeetingFlow.Open, (PlanMeetingFlow.YearKey, Year(view))),
            Body =
            [
                .. Shapes.Heading("開催計画", $"{view.CouncilName}　{view.Year}"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                .. Considerations(view),
                .. Planned(view, buttons),
                Entry(view),
                .. Cancel(view, buttons),
            ],
            Actions =
            [
                buttons.Button("保存", PlanMeetingFlow.Save, style: "positive", more: Target(view)),
                buttons.Button("閉じる", PlanMeetingFlow.Show, withoutInputs: true, more: (PlanMeetingFlow.YearKey, Year(view))),
                buttons.Button(
                    "次の年度の計画",
                    PlanMeetingFlow.Open,
                    secondary: true,
                    withoutInputs: true,
                    more: (PlanMeetingFlow.YearKey, $"{view.Year.StartYear + 1}")
                ),
                .. Kit(view),
            ],
        };
    }

    /// <summary>After saving: what was planned, and what the guideline has to say about it.</summary>
    public static AdaptiveCard RenderSaved(PlanMeetingView view)
    {
        var buttons = ButtonsOf(view);
        return new AdaptiveCard
        {
            Speak = $"{view.Year}の開催計画を保存しました",
            Refresh = buttons.Refresh(PlanMeetingFlow.Show, (PlanMeetingFlow.YearKey, Year(view))),
            Body =
            [
                .. Shapes.Heading("開催計画", $"{view.CouncilName}　{view.Year}"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "good") },
                .. (view.Plan?.Meetings ?? []).SelectMany(m => Meeting(view, m)),
                .. view.Plan is { Priorities.Length: > 0 } p
                    ? [Shapes.Fact("警察活動の重点", p.Priorities)]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Plan is { Events.Length: > 0 } e ? [Shapes.Fact("地域の行事", e.Events)] : Array.Empty<AdaptiveElement>(),
                .. view.Findings.Select(f => FindingBox.Draw(f)),
            ],
            Actions =
            [
                buttons.Button("計画を修正", PlanMeetingFlow.Open, withoutInputs: true, more: (PlanMeetingFlow.YearKey, Year(view))),
                .. view.HasCalendar && view.MayEdit && view.Plan?.Meetings.Any(m => InvitationOf(view, m) is not null) == true
                    ?
                    [
                        buttons.Button(
                            "予定表を確認",
                            PlanMeetingFlow.Calendar,
                            withoutInputs: true,
                            more: (PlanMeetingFlow.YearKey, Year(view))
                        ),
                    ]
                    : Array.Empty<AdaptiveAction>(),
                .. Kit(view),
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Meeting(PlanMeetingView view, PlannedMeeting meeting)
    {
        yield return Shapes.Fact("定期会議", Line(meeting));
        if (view.HasCalendar && InvitationOf(view, meeting) is { } invitation)
        {
            yield return Shapes.Small(Shapes.Plain(InvitationWords.State(invitation)));
        }
    }

    private static Invitation? InvitationOf(PlanMeetingView view, PlannedMeeting meeting) =>
        view.Invitations.FirstOrDefault(i => !i.Cancelled && i.Planned.Date == meeting.Date);

    /// <summary>For the next planned meeting, as long as there is one.</summary>
    private static IEnumerable<AdaptiveAction> Kit(PlanMeetingView view) =>
        view.HasComing
            ? [new Buttons(view.Drawing, view.Council).Button("会議キット", KitVerbs.Make, secondary: true, withoutInputs: true)]
            : [];

    private static Buttons ButtonsOf(PlanMeetingView view) => new(view.Drawing, view.Council, Flow: null, view.Version);

    private static (string, string)[] Target(PlanMeetingView view) =>
        [(PlanMeetingFlow.YearKey, Year(view)), (PlanMeetingFlow.ReplacesKey, view.Editing?.ToString("O") ?? "")];

    private static string Year(PlanMeetingView view) => $"{view.Year.StartYear}";

    private static IEnumerable<AdaptiveElement> Considerations(PlanMeetingView view) =>
        PlanFields.OfPlan.SelectMany(field => field.Draw(view.Form, view.Plan));

    private static IEnumerable<AdaptiveElement> Planned(PlanMeetingView view, Buttons buttons) =>
        (view.Plan?.Meetings ?? [])
            .Where(m => m.Date != view.Editing)
            .Select(m =>
                (AdaptiveElement)
                    Shapes.Row(
                        Line(m),
                        (m.Topics.Count == 0 ? "議題は未定" : $"議題 {m.Topics.Count}件")
                            + (m.InvitesGuests ? "　委員以外の参加を要請" : ""),
                        "修正",
                        buttons.Button(
                            $"{JapaneseDate.Short(m.Date)}の計画を修正",
                            PlanMeetingFlow.Edit,
                            more: [(PlanMeetingFlow.YearKey, Year(view)), (PlanMeetingFlow.ReplacesKey, m.Date.ToString("O"))]
                        )
                    )
            );

    /// <summary>Folded, so that it takes two presses.</summary>
    private static IEnumerable<AdaptiveElement> Cancel(PlanMeetingView view, Buttons buttons) =>
        view.Edited is not { } meeting
            ? []
            :
            [
                new AdaptiveActionSet([new AdaptiveToggleVisibilityAction([CancelSection]) { Title = "この計画を取り消す" }]),
                new AdaptiveContainer([
                    Shapes.Small("会議を開かない場合などに取り消します。取り消した内容は履歴に残ります。"),
                    new AdaptiveActionSet([
                        buttons.Button(
                            $"{JapaneseDate.Short(meeting.Date)}の計画を取り消す",
                            PlanMeetingFlow.Cancel,
                            style: "destructive",
                            withoutInputs: true,
                            more: Target(view)
                        ),
                    ]),
                ])
                {
                    Id = CancelSection,
                    IsVisible = false,
                },
            ];

    private static AdaptiveContainer Entry(PlanMeetingView view) =>
        new([
            new AdaptiveTextBlock(view.Editing is { } day ? $"{JapaneseDate.Short(day)}の計画を修正" : "定期会議を追加")
            {
                Weight = "Bolder",
                Style = "heading",
            },
            .. new[] { PlanFields.Date, PlanFields.Start, PlanFields.Place }.SelectMany(f => f.Draw(view.Form, view.Edited)),
            Shapes.Small("議題は1行に1件。WordやExcelからの貼り付けもできます。"),
            .. PlanFields.Topics.Append(PlanFields.Guests).SelectMany(f => f.Draw(view.Form, view.Edited)),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };

    /// <summary>A planned meeting in words, for the audit trail.</summary>
    public static string Whole(PlannedMeeting meeting) =>
        $"{Line(meeting)}{string.Concat(meeting.Topics.Select(t => $"　{MeetingWords.Of(t.Category)}：{t.Title}"))}{(meeting.InvitesGuests ? "　委員以外の参加を要請" : "")}";

    private static string Line(PlannedMeeting meeting) =>
        string.Join(
            '　',
            new[] { JapaneseDate.Long(meeting.Date), meeting.Start?.ToString("HH:mm"), meeting.Place }.Where(t => t is { Length: > 0 })
        );
}
