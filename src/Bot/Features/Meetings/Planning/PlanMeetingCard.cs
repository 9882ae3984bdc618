using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Meetings;
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
                .. (view.Plan?.Meetings ?? []).Select(m => Shapes.Fact("定期会議", Line(m))),
                .. view.Plan is { Priorities.Length: > 0 } p
                    ? [Shapes.Fact("警察活動の重点", p.Priorities)]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Plan is { Events.Length: > 0 } e ? [Shapes.Fact("地域の行事", e.Events)] : Array.Empty<AdaptiveElement>(),
                .. view.Findings.Select(f => FindingBox.Draw(f)),
            ],
            Actions =
            [
                buttons.Button("計画を修正", PlanMeetingFlow.Open, withoutInputs: true, more: (PlanMeetingFlow.YearKey, Year(view))),
            ],
        };
    }

    private static Buttons ButtonsOf(PlanMeetingView view) => new(view.Drawing, view.Council, Flow: null, view.Version);

    private static (string, string)[] Target(PlanMeetingView view) =>
        [(PlanMeetingFlow.YearKey, Year(view)), (PlanMeetingFlow.ReplacesKey, view.Editing?.ToString("O") ?? "")];

    private static string Year(PlanMeetingView view) => $"{view.Year.StartYear}";

    private static IEnumerable<AdaptiveElement> Considerations(PlanMeetingView view) =>
        [
            .. view.Form.Field(
                LimitedText.Lines(
                    PlanMeetingForm.Priorities,
                    "警察活動の重点",
                    PlanMeetingForm.TextLength,
                    view.Form.Value(PlanMeetingForm.Priorities, view.Plan?.Priorities)
                )
            ),
            .. view.Form.Field(
                LimitedText.Lines(
                    PlanMeetingForm.Events,
                    "地域の行事",
                    PlanMeetingForm.TextLength,
                    view.Form.Value(PlanMeetingForm.Events, view.Plan?.Events)
                )
            ),
        ];

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

    private static AdaptiveContainer Entry(PlanMeetingView view)
    {
        var (form, meeting) = (view.Form, view.Edited);
        var date = form.Value(PlanMeetingForm.Date, meeting?.Date.ToString("O"));
        return new AdaptiveContainer([
            new AdaptiveTextBlock(view.Editing is { } day ? $"{JapaneseDate.Short(day)}の計画を修正" : "定期会議を追加")
            {
                Weight = "Bolder",
                Style = "heading",
            },
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = PlanMeetingForm.Date,
                    Label = "開催予定日（必須）",
                    Value = date,
                }
            ),
            .. JapaneseDate.TryParse(date, out var shown) ? [Shapes.Small(JapaneseDate.Long(shown))] : Array.Empty<AdaptiveElement>(),
            .. form.Field(
                new AdaptiveTimeInput
                {
                    Id = PlanMeetingForm.Start,
                    Label = "開始予定",
                    Value = form.Value(PlanMeetingForm.Start, meeting?.Start?.ToString("HH:mm")),
                }
            ),
            .. form.Field(
                LimitedText.Line(
                    PlanMeetingForm.Place,
                    "場所",
                    PlanMeetingForm.PlaceLength,
                    form.Value(PlanMeetingForm.Place, meeting?.Place)
                )
            ),
            Shapes.Small("議題は1行に1件。WordやExcelからの貼り付けもできます。"),
            .. Enum.GetValues<TopicCategory>().SelectMany(c => TopicsOf(c, form, meeting)),
            new AdaptiveToggleInput
            {
                Id = PlanMeetingForm.Guests,
                Title = "委員以外の方に参加を要請する（人選は事前に検討）　記 第2-5(3)",
                Value = form.Value(PlanMeetingForm.Guests, meeting?.InvitesGuests == true ? "true" : "false") ?? "false",
            },
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
    }

    private static IEnumerable<AdaptiveElement> TopicsOf(TopicCategory category, FormState form, PlannedMeeting? meeting)
    {
        var field = PlanMeetingForm.TopicField(category);
        var stored = string.Join('\n', (meeting?.Topics ?? []).Where(t => t.Category == category).Select(t => t.Title));
        return form.Field(
            LimitedText.Lines(field, $"議題：{MeetingWords.Of(category)}", PlanMeetingForm.TextLength, form.Value(field, stored))
        );
    }

    /// <summary>A planned meeting in words, for the audit trail.</summary>
    public static string Whole(PlannedMeeting meeting) =>
        $"{Line(meeting)}{string.Concat(meeting.Topics.Select(t => $"　{MeetingWords.Of(t.Category)}：{t.Title}"))}{(meeting.InvitesGuests ? "　委員以外の参加を要請" : "")}";

    private static string Line(PlannedMeeting meeting) =>
        string.Join(
            '　',
            new[] { JapaneseDate.Long(meeting.Date), meeting.Start?.ToString("HH:mm"), meeting.Place }.Where(t => t is { Length: > 0 })
        );
}
