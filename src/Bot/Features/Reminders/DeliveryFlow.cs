using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>配信状況: whether the reminders live, for the headquarters' administrator, and the switch that stops all sending.</summary>
internal sealed class DeliveryFlow(IOfficeStore offices, SendingGate gate, ReminderRules rules) : IFlow
{
    public const string Status = "delivery.status";
    public const string AskStop = "delivery.stop.ask";
    public const string Stop = "delivery.stop";
    public const string Resume = "delivery.resume";

    public IReadOnlyList<Verb> Verbs =>
        [Old.Reads(Status, StatusAsync), Old.Reads(AskStop, AskStopAsync), Old.Changes(Stop, StopAsync), Old.Changes(Resume, ResumeAsync)];

    public IReadOnlyList<Spoken> Words =>
        [
            new(Status, "通知の配信状況を表示し、送信を停止、再開します（警察本部）。", "配信状況", "はいしんじょうきょう")
            {
                Audience = Audience.Headquarters,
            },
        ];

    public Task<Reply> StatusAsync(Step step, CancellationToken cancellation) => StatusAsync(step, note: null, asking: false, cancellation);

    public Task<Reply> AskStopAsync(Step step, CancellationToken cancellation) => StatusAsync(step, note: null, asking: true, cancellation);

    public Task<Reply> StopAsync(Step step, CancellationToken cancellation) =>
        SetAsync(step, stopped: true, "送信を停止しました。再開するまで、ボットからの通知は一切送信されません。", cancellation);

    public Task<Reply> ResumeAsync(Step step, CancellationToken cancellation) =>
        SetAsync(step, stopped: false, "送信を再開しました。停止中に期日が来た事項は、1通にまとめて通知されます。", cancellation);

    private static bool IsAdministrator(Step step) => step.Officer.On(step.Today).Any(a => a.Role == Role.Headquarters);

    private async Task<Reply> SetAsync(Step step, bool stopped, string note, CancellationToken cancellation)
    {
        if (!IsAdministrator(step))
        {
            return Replies.NotAllowed();
        }

        return await gate.TrySetAsync(stopped, step.Officer.Id, step.Command.Id, cancellation)
            ? await StatusAsync(step, note, asking: false, cancellation)
            : Replies.ChangedMeanwhile();
    }

    private async Task<Reply> StatusAsync(Step step, string? note, bool asking, CancellationToken cancellation)
    {
        if (!IsAdministrator(step))
        {
            return Replies.NotAllowed();
        }

        var all = new List<OfficeFacts>();
        await foreach (var unit in offices.FindOfficesAsync(cancellation))
        {
            if (await offices.FindAsync(unit, cancellation) is { } office)
            {
                all.Add(office.Facts);
            }
        }

        var day = all.Select(o => o.Morning?.Day).Max();
        var mornings = all.Where(o => o.Morning is { } m && m.Day == day).Select(o => (Office: o, Morning: o.Morning!)).ToList(); // Chosen.
        var top = all.Find(o => o.Directory.Unit == SendingGate.Unit);
        return Reply.Card(
            DeliveryCard.Render(
                new DeliveryView
                {
                    Drawing = step.Draw(),
                    Now = step.Now,
                    Stopped = top?.Switch is { IsStopped: true } stop ? stop.At : null,
                    Day = day,
                    Offices = all.Count,
                    Done = mornings.Count(m => m.Morning.IsDone),
                    Due = mornings.Sum(m => m.Morning.Due),
                    Sent = mornings.Sum(m => m.Morning.Sent),
                    Unreachable = mornings.Sum(m => m.Morning.Unreachable),
                    Failed = mornings.Sum(m => m.Morning.Failed),
                    Checked = top?.Morning is { } morning && morning.Day == day ? morning.Checked : null,
                    Unannounced = top?.Morning?.Unannounced ?? 0,
                    Open =
                    [
                        .. all.Where(o => day is not null && !(o.Morning is { } m && m.Day == day && m.IsDone))
                            .Select(o => o.Station?.Name ?? o.Directory.Unit)
                            .Take(10),
                    ],
                    IsDue = rules.IsDigestTime(step.Now) && day != step.Today,
                    Asking = asking,
                    Note = note,
                }
            )
        );
    }
}

internal sealed record DeliveryView
{
    public required Drawing Drawing { get; init; }

    public required DateTimeOffset Now { get; init; }

    public DateTimeOffset? Stopped { get; init; }

    /// <summary>The newest morning; null before the first.</summary>
    public DateOnly? Day { get; init; }

    public int Offices { get; init; }

    public int Done { get; init; }

    public int Due { get; init; }

    public int Sent { get; init; }

    public int Unreachable { get; init; }

    public int Failed { get; init; }

    /// <summary>Null while the scan has not ended.</summary>
    public int? Checked { get; init; }

    public int Unannounced { get; init; }

    /// <summary>Offices that are not done.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>Today's reminders should have begun.</summary>
    public bool IsDue { get; init; }

    public bool Asking { get; init; }

    public string? Note { get; init; }
}

internal static class DeliveryCard
{
    public static AdaptiveCard Render(DeliveryView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = view.Stopped is null ? "配信状況" : "配信状況。送信は停止中です",
            Refresh = buttons.Refresh(DeliveryFlow.Status),
            Body =
            [
                .. Shapes.Heading("配信状況", $"{JapaneseDate.Long(JapanTime.DayOf(view.Now))}　{view.Now.AtJapan():HH:mm}現在"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                .. view.Stopped is { } at
                    ? [Shapes.Note($"送信停止中（{JapaneseDate.Short(JapanTime.DayOf(at))} {at.AtJapan():HH:mm}から）", "attention")]
                    : Array.Empty<AdaptiveElement>(),
                .. view.IsDue && view.Stopped is null
                    ?
                    [
                        Shapes.Note(
                            "本日の通知がまだ始まっていません。数分たっても変わらない場合は、運用担当者に連絡してください。",
                            "attention"
                        ),
                    ]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Day is { } day ? Figures(view, day) : [new AdaptiveTextBlock("通知はまだ一度も行われていません。")],
            ],
            Actions = view switch
            {
                { Stopped: not null } =>
                [
                    buttons.Button("送信を再開", DeliveryFlow.Resume, style: "positive"),
                    buttons.Button("更新", DeliveryFlow.Status),
                ],
                { Asking: true } =>
                [
                    buttons.Button("停止する", DeliveryFlow.Stop, style: "destructive"),
                    buttons.Button("戻る", DeliveryFlow.Status),
                ],
                _ => [buttons.Button("更新", DeliveryFlow.Status), buttons.Button("送信を停止", DeliveryFlow.AskStop)],
            },
        };
    }

    private static IEnumerable<AdaptiveElement> Figures(DeliveryView view, DateOnly day) =>
        [
            Shapes.Section($"{JapaneseDate.Short(day)}の通知"),
            Shapes.Fact("処理済みの所属", $"{view.Offices}か所のうち{view.Done}か所"),
            Shapes.Fact("通知", $"対象{view.Due}人　送信{view.Sent}人　未達{view.Unreachable}人　失敗{view.Failed}人"),
            Shapes.Fact(
                "点検",
                view.Checked is { } looked
                    ? $"期日に達した事項を含む{looked}件のうち、誰にも通知されていないもの{view.Unannounced}件"
                    : "まだ終わっていません。"
            ),
            .. view.Open.Count > 0 ? [Shapes.Fact("処理中又は未処理", string.Join('、', view.Open))] : Array.Empty<AdaptiveElement>(),
            .. view.Asking
                ?
                [
                    Shapes.Note(
                        "再開するまで、全ての方面、警察署、交番等への通知（チャット、メール、チャネル）を停止しますか。画面の操作と記録は、停止中も使えます。",
                        "warning"
                    ),
                ]
                : Array.Empty<AdaptiveElement>(),
        ];
}
