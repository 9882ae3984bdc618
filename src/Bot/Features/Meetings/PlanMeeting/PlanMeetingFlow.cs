using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;
using Request = KobanBot.Core.Meetings.PlanMeeting;

namespace KobanBot.Bot.Features.Meetings.PlanMeeting;

/// <summary>
/// 開催計画: date, place, police priorities, local events and topics of the year's regular meetings. The reference slice: every other
/// flow has this shape (CONTRIBUTING.md).
/// </summary>
internal sealed class PlanMeetingFlow(CouncilSteps councils) : IFlow
{
    public const string Open = "plan.open";
    public const string Edit = "plan.edit";
    public const string Save = "plan.save";
    public const string Cancel = "plan.cancel";
    public const string Show = "plan.show";

    public const string YearKey = "year";
    public const string ReplacesKey = "replaces";

    public IReadOnlyList<Verb> Verbs =>
        [
            Old.Reads(Open, OpenAsync),
            Old.Changes(Edit, EditAsync),
            Old.Changes(Save, SaveAsync),
            Old.Changes(Cancel, CancelAsync),
            Old.Reads(Show, ShowAsync),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(Open, "年度の開催計画（日時、場所、議題）を作成、修正します。", "開催計画", "かいさいけいかく", "計画", "けいかく")
            {
                IsInManifest = true,
            },
        ];

    /// <summary>By words or button; asks which council when the officer has several.</summary>
    public Task<Reply> OpenAsync(Step step, CancellationToken cancellation) =>
        CouncilPicker.WithCouncilAsync(
            step,
            "開催計画",
            Open,
            council =>
                councils.ReadAsync(step, council, (facts, access) => access.Edit ? Draw(step, facts) : DrawSaved(step, facts), cancellation)
        );

    /// <summary>Puts one planned meeting into the form; nothing is stored.</summary>
    public Task<Reply> EditAsync(Step step, CancellationToken cancellation) =>
        councils.ReadAsync(step, Council(step), (facts, _) => Draw(step, facts, Replaces(step)), cancellation);

    public Task<Reply> ShowAsync(Step step, CancellationToken cancellation) =>
        councils.ReadAsync(step, Council(step), (facts, _) => DrawSaved(step, facts), cancellation);

    public Task<Reply> SaveAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), access => access.Edit, (facts, _) => Decide(step, facts), cancellation);

    /// <summary>この計画を取り消す. The audit trail keeps what it was.</summary>
    public Task<Reply> CancelAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), access => access.Edit, (facts, _) => Cancelled(step, facts), cancellation);

    private static StepResult Cancelled(Step step, CouncilFacts facts)
    {
        if (Replaces(step) is not { } day)
        {
            return Draw(step, facts);
        }

        var planned = facts.PlanFor(Year(step))?.Meetings.FirstOrDefault(m => m.Date == day);
        return Request.Cancel(facts, Year(step), step.Data.Number(Buttons.VersionKey) ?? -1, day) switch
        {
            Outcome<MeetingPlan>.Accepted(var plan) => new StepResult(
                new CouncilChange
                {
                    Audit = CouncilSteps.Audit(
                        step,
                        Cancel,
                        plan.Year.ToString(),
                        before: planned is null ? null : PlanMeetingCard.Whole(planned)
                    ),
                    Writes = [new CouncilWrite.PutPlan(plan)],
                },
                DrawSaved(step, facts with { Plans = [plan] }, $"{JapaneseDate.Short(day)}の計画を取り消しました。")
            ),
            Outcome<MeetingPlan>.Refused(var refusal) => Draw(step, facts, note: MeetingWords.Of(refusal)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static StepResult Decide(Step step, CouncilFacts facts)
    {
        var form = PlanMeetingForm.Read(step.Data);
        if (form.State.HasErrors)
        {
            return Draw(step, facts, Replaces(step), form.State, "入力内容を確認してください。入力したものはそのまま残っています。");
        }

        var request = new Request(
            Year(step),
            step.Data.Number(Buttons.VersionKey) ?? -1,
            Replaces(step),
            form.Meeting,
            form.PrioritiesText,
            form.EventsText
        );
        return request.Decide(facts) switch
        {
            Outcome<MeetingPlan>.Accepted(var plan) => new StepResult(
                new CouncilChange
                {
                    Audit = CouncilSteps.Audit(step, "plan.save", plan.Year.ToString()),
                    Writes = [new CouncilWrite.PutPlan(plan)],
                },
                DrawSaved(step, facts with { Plans = [plan] }, "保存しました。")
            ),
            Outcome<MeetingPlan>.Refused(var refusal) => Draw(
                step,
                facts,
                Replaces(step),
                form.WithError(PlanMeetingForm.Date, MeetingWords.Of(refusal)),
                refusal.Code == "plan.changed-meanwhile"
                    ? MeetingWords.Of(refusal)
                    : "入力内容を確認してください。入力したものはそのまま残っています。"
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Reply Draw(Step step, CouncilFacts facts, DateOnly? editing = null, FormState? form = null, string? note = null) =>
        Reply.Card(PlanMeetingCard.Render(View(step, facts) with { Editing = editing, Form = form ?? FormState.Clean, Note = note }));

    private static Reply DrawSaved(Step step, CouncilFacts facts, string? note = null)
    {
        var view = View(step, facts);
        var findings = view.Plan is { } plan ? Request.Review(plan, step.Today) : [];
        return Reply.Card(
            PlanMeetingCard.RenderSaved(
                view with
                {
                    Note = note ?? (view.Plan is null ? "開催計画はまだありません。" : null),
                    Findings = findings,
                }
            )
        );
    }

    private static PlanMeetingView View(Step step, CouncilFacts facts) =>
        new()
        {
            Drawing = step.Draw(),
            Council = facts.Council.Id,
            CouncilName = facts.Council.Name,
            Year = Year(step),
            Plan = facts.PlanFor(Year(step)),
        };

    private static CouncilId Council(Step step) => new(step.Data.Text(Buttons.CouncilKey));

    private static FiscalYear Year(Step step) =>
        step.Data.Number(YearKey) is >= 2000 and <= 2100 and var year ? new FiscalYear(year) : FiscalYear.Of(step.Today);

    private static DateOnly? Replaces(Step step) => JapaneseDate.TryParse(step.Data.Text(ReplacesKey), out var day) ? day : null;
}
