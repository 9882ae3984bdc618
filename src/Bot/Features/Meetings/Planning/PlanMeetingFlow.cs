using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Planning;

/// <summary>
/// 開催計画: date, place, police priorities, local events and topics of the year's regular meetings. The reference slice: every other
/// flow has this shape (CONTRIBUTING.md).
/// </summary>
internal sealed class PlanMeetingFlow(InvitationDesk invitations) : IFlow
{
    public const string Open = "plan.open";
    public const string Edit = "plan.edit";
    public const string Save = "plan.save";
    public const string Cancel = "plan.cancel";
    public const string Show = "plan.show";
    public const string Calendar = "plan.calendar";

    public const string YearKey = "year";
    public const string ReplacesKey = "replaces";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(Open, "開催計画", at => at.Access.Edit ? Draw(at) : DrawSaved(at)),
            Reads.Council(Edit, at => Draw(at, Replaces(at.Step))),
            Changes.Council(Save, CouncilRights.Edit, Decide),
            Changes.Council(Cancel, CouncilRights.Edit, Withdraw),
            Reads.Council(Show, at => DrawSaved(at)),
            new Changes(Calendar, AskCalendarAsync) { Rights = CouncilRights.Edit },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(Open, "2/0"),
            new(Edit, "2/0"),
            new(Save, "2/1")
            {
                Writes = ["council.plan", "council.invitation"],
                Audits = ["plan.save"],
                Messages = [MessageKind.CalendarEntry, MessageKind.Invitation],
                Opens = [ObligationKind.GuestSelection, ObligationKind.MeetingNotice],
                Ends = [ObligationKind.GuestSelection],
            },
            new(Cancel, "2/1")
            {
                Writes = ["council.plan", "council.invitation"],
                Audits = ["plan.cancel"],
                Messages = [MessageKind.CalendarEntry, MessageKind.Invitation],
                Ends = [ObligationKind.MeetingRecord],
            },
            new(Show, "2/0"),
            new(Calendar, "2/1")
            {
                Writes = ["council.invitation"],
                Audits = ["plan.calendar"],
                Messages = [MessageKind.CalendarEntry],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(Open, "年度の開催計画（日時、場所、議題）を作成、修正します。", "開催計画", "かいさいけいかく", "計画", "けいかく")
            {
                Audience = Audience.Council,
                IsInManifest = true,
                Signs =
                [
                    "会議 予定|計画|日程|いつ|日時|場所|次回",
                    "会議 延期|中止|変更|ずらし|流れ",
                    "次|次回 会議",
                    "日程 変更|調整|延期|決め",
                    "延期|日程",
                    "議題",
                    "年間|年度 計画|予定",
                    "会議 議題|題目|準備",
                ],
            },
        ];

    /// <summary>この計画を取り消す. The audit trail keeps what it was.</summary>
    private StepResult Withdraw(Sitting at)
    {
        if (Replaces(at.Step) is not { } day)
        {
            return Draw(at);
        }

        var before = at.Facts.PlanFor(Year(at.Step))?.Meetings.FirstOrDefault(m => m.Date == day);
        return PlanMeeting
            .Cancel(at.Facts, Year(at.Step), at.Step.Version, day)
            .Match(
                plan =>
                    Kept(
                        at,
                        at.Audit(Cancel, plan.Year.ToString(), before is null ? null : PlanMeetingCard.Whole(before)),
                        plan,
                        (day, null),
                        after => DrawSaved(after, $"{JapaneseDate.Short(day)}の計画を取り消しました。")
                    ),
                refusal => Draw(at, note: RefusalWords.Of(refusal))
            );
    }

    private StepResult Decide(Sitting at)
    {
        var form = PlanMeetingForm.Read(at.Data);
        return form.State.HasErrors
            ? Draw(at, Replaces(at.Step), form.State, Replies.CheckInput)
            : new PlanMeeting(Year(at.Step), at.Step.Version, Replaces(at.Step), form.Meeting, form.Plan.Priorities, form.Plan.Events)
                .Decide(at.Facts)
                .Match(
                    plan =>
                        Kept(
                            at,
                            at.Audit(Save, plan.Year.ToString()),
                            plan,
                            form.Meeting is { } meeting ? (Replaces(at.Step), meeting) : (null, null),
                            after => DrawSaved(after, "保存しました。")
                        ),
                    refusal =>
                        Draw(
                            at,
                            Replaces(at.Step),
                            form.State.With(PlanFields.Date.Id, RefusalWords.Of(refusal)),
                            refusal.Code == "plan.changed-meanwhile" ? RefusalWords.Of(refusal) : Replies.CheckInput
                        )
                );
    }

    /// <summary>The plan, and what follows from it for calendars.</summary>
    private StepResult Kept(
        Sitting at,
        AuditEntry audit,
        MeetingPlan plan,
        (DateOnly? Before, PlannedMeeting? After) changed,
        Func<Sitting, Reply> reply
    )
    {
        var followed = MeetingInvitations.Follow(at.Facts, changed.Before, changed.After, audit, invitations.Ways);
        return at.Commit(followed with { Writes = [new CouncilWrite.PutPlan(plan), .. followed.Writes] }, reply);
    }

    /// <summary>予定表を確認: who has answered, and what was changed there by hand. What waits and was given up is sent on its way again.</summary>
    private Task<Reply> AskCalendarAsync(Changing changing, CancellationToken cancellation) =>
        changing.ChangeAsync(
            changing.Step.Council,
            async (at, token) =>
            {
                var asked = await invitations.AskAsync(at.Facts, Year(at.Step), token);
                var audit = at.Audit(Calendar, Year(at.Step).ToString());
                return at.Commit(
                    new CouncilChange
                    {
                        Audit = audit,
                        Writes = [.. asked.Changed.Select(i => new CouncilWrite.PutInvitation(i))],
                        Messages = MeetingInvitations.Again(at.Facts, Year(at.Step), audit, invitations.Ways),
                    },
                    after =>
                        DrawSaved(
                            after,
                            asked.IsWhole
                                ? "予定表を確認しました。"
                                : "予定表を確認できませんでした。計画はこのまま使えます。しばらくしてから、もう一度確認してください。"
                        )
                );
            },
            cancellation
        );

    private Reply Draw(Sitting at, DateOnly? editing = null, FormState? form = null, string? note = null) =>
        Reply.Card(PlanMeetingCard.Render(View(at) with { Editing = editing, Form = form ?? FormState.Clean, Note = note }));

    private Reply DrawSaved(Sitting at, string? note = null)
    {
        var view = View(at);
        return Reply.Card(
            PlanMeetingCard.RenderSaved(
                view with
                {
                    Note = note ?? (view.Plan is null ? "開催計画はまだありません。" : null),
                    Findings = view.Plan is { } plan ? PlanMeeting.Review(plan, at.Today) : [],
                }
            )
        );
    }

    private PlanMeetingView View(Sitting at) =>
        new()
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            Year = Year(at.Step),
            Plan = at.Facts.PlanFor(Year(at.Step)),
            Invitations = at.Facts.Invitations,
            HasCalendar = invitations.Ways.HasFlag(InvitationWays.Calendar),
            MayEdit = at.Access.Edit,
            HasComing = PlannedPaper.Next(at.Facts, at.Today) is not null,
        };

    private static FiscalYear Year(Step step) =>
        step.Data.Number(YearKey) is >= 2000 and <= 2100 and var year ? new FiscalYear(year) : FiscalYear.Of(step.Today);

    private static DateOnly? Replaces(Step step) => JapaneseDate.TryParse(step.Data.Text(ReplacesKey), out var day) ? day : null;
}
