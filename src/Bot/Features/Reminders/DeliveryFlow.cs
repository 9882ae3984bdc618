using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>配信状況: whether the reminders live, for the headquarters' administrator, and the switch that stops all sending.</summary>
internal sealed class DeliveryFlow(SendingGate gate, ReminderRules rules) : IFlow
{
    public const string Status = "delivery.status";
    public const string AskStop = "delivery.stop.ask";
    public const string Stop = "delivery.stop";
    public const string Resume = "delivery.resume";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(Status, (at, c) => StatusAsync(at, note: null, asking: false, c)) { Audience = Audience.Headquarters },
            new Reads(AskStop, (at, c) => StatusAsync(at, note: null, asking: true, c)) { Audience = Audience.Headquarters },
            new Changes(
                Stop,
                (at, c) => SetAsync(at, stopped: true, "送信を停止しました。再開するまで、ボットからの通知は一切送信されません。", c)
            )
            {
                Audience = Audience.Headquarters,
            },
            new Changes(
                Resume,
                (at, c) => SetAsync(at, stopped: false, "送信を再開しました。停止中に期日が来た事項は、1通にまとめて通知されます。", c)
            )
            {
                Audience = Audience.Headquarters,
            },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            // Every office of the prefecture; here four and the scan for them.
            new(Status, "6/0"),
            new(AskStop, "6/0"),
            new(Stop, "7/1") { Writes = ["office.switch"], Audits = ["sending.stop"] },
            new(Resume, "7/1") { Writes = ["office.switch"], Audits = ["sending.resume"] },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(Status, "通知の配信状況を表示し、送信を停止、再開します（警察本部）。", "配信状況", "はいしんじょうきょう")
            {
                Audience = Audience.Headquarters,
            },
        ];

    private async Task<Reply> SetAsync(Changing at, bool stopped, string note, CancellationToken cancellation) =>
        await gate.TrySetAsync(stopped, at.Step.Officer.Id, at.Step.Command.Id, cancellation)
            ? await StatusAsync(at, note, asking: false, cancellation)
            : Replies.ChangedMeanwhile();

    private async Task<Reply> StatusAsync(Reading at, string? note, bool asking, CancellationToken cancellation)
    {
        var step = at.Step;
        var all = await at.OfficesAsync(cancellation);
        var day = all.Select(o => o.Morning?.Day).Max();
        var mornings = all.Where(o => o.Morning is { } m && m.Day == day).Select(o => (Office: o, Morning: o.Morning!)).ToList(); // Chosen.
        var top = all.FirstOrDefault(o => o.Directory.Unit == SendingGate.Unit);
        return Reply.Card(
            DeliveryCard.Render(
                new DeliveryView
                {
                    Drawing = step.Draw(),
                    Now = step.Now,
                    Stop =
                        top?.Switch is { } stop && stop.HoldsAt(step.Now, rules.Settings.StopHours)
                            ? (stop.At, stop.EndsAt(rules.Settings.StopHours))
                            : null,
                    Day = day,
                    Offices = all.Count,
                    Done = mornings.Count(m => m.Morning.IsDone),
                    Due = mornings.Sum(m => m.Morning.Due),
                    Sent = mornings.Sum(m => m.Morning.Sent),
                    Unreachable = mornings.Sum(m => m.Morning.Unreachable),
                    Failed = mornings.Sum(m => m.Morning.Failed),
                    Installations = InstallationCount.Sum(mornings.SelectMany(m => m.Morning.Installations ?? [])),
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
                    StopHours = rules.Settings.StopHours,
                    Note = note,
                }
            )
        );
    }
}
