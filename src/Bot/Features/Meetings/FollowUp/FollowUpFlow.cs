using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.ReadMeetings;
using KobanBot.Bot.Features.Meetings.RecordMeeting;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.FollowUp;

/// <summary>After the confirmation: 署長報告済, 補足を依頼, 訂正. The record's content is never edited in place.</summary>
internal sealed class FollowUpFlow(CouncilSteps councils, ICouncilStore store) : IFlow
{
    public const string Report = "followup.report";
    public const string Ask = "followup.ask";
    public const string Revise = "followup.revise";

    public const string MarkExample = "example.mark";
    public const string WithdrawExample = "example.withdraw";

    public const string ReportedOn = "reportedOn";
    public const string Question = "question";
    public const string Reason = "reason";
    public const string OtherReason = "otherReason";
    public const string Example = "example";
    public const int TextLength = 300;

    public const string OtherReasonChoice = "その他";

    public static readonly IReadOnlyList<string> Reasons = ["誤記訂正", "記載漏れの補足", "地域課からの補足依頼", OtherReasonChoice];

    public IReadOnlyList<Verb> Verbs =>
        [
            Old.Changes(Report, ReportAsync),
            Old.Changes(Ask, AskAsync),
            Old.Changes(Revise, ReviseAsync),
            Old.Changes(MarkExample, MarkExampleAsync),
            Old.Changes(WithdrawExample, WithdrawExampleAsync),
        ];

    public async Task<Reply> ReportAsync(Step step, CancellationToken cancellation)
    {
        var fields = new FieldReader(step.Data);
        var day = fields.Date(ReportedOn, required: "報告した日を入力してください。");
        return await MarkAsync(
            step,
            ReportedOn,
            fields.State(),
            facts =>
                day is { } on
                    ? AfterConfirmation.Report(
                        facts,
                        Meeting(step),
                        Revision(step),
                        on,
                        step.Now,
                        CouncilSteps.Audit(step, "record.report", Meeting(step).Value)
                    )
                    : null,
            "署長への報告日を記録しました。",
            cancellation
        );
    }

    public async Task<Reply> AskAsync(Step step, CancellationToken cancellation)
    {
        var fields = new FieldReader(step.Data);
        var text = fields.Text(Question, TextLength);
        return await MarkAsync(
            step,
            Question,
            fields.State(),
            facts =>
                fields.Errors.Count > 0
                    ? null
                    : AfterConfirmation.AskForMore(
                        facts,
                        Meeting(step),
                        Revision(step),
                        text,
                        step.Officer,
                        step.Now,
                        CouncilSteps.Audit(step, "record.ask", Meeting(step).Value)
                    ),
            "補足を依頼しました。",
            cancellation
        );
    }

    /// <summary>好事例: what the headquarters may read of this meeting.</summary>
    public async Task<Reply> MarkExampleAsync(Step step, CancellationToken cancellation)
    {
        var fields = new FieldReader(step.Data);
        var text = fields.Text(Example, TextLength);
        return await MarkAsync(
            step,
            Example,
            fields.State(),
            facts =>
                fields.Errors.Count > 0
                    ? null
                    : Core.Meetings.MarkExample.Decide(
                        facts,
                        Meeting(step),
                        Revision(step),
                        text,
                        step.Officer,
                        step.Today,
                        CouncilSteps.Audit(step, "record.example", Meeting(step).Value)
                    ),
            "好事例として登録しました。警察本部及び方面本部の概況に表示されます。",
            cancellation
        );
    }

    public Task<Reply> WithdrawExampleAsync(Step step, CancellationToken cancellation) =>
        MarkAsync(
            step,
            Example,
            FormState.Clean,
            facts =>
                Core.Meetings.MarkExample.Withdraw(
                    facts,
                    Meeting(step),
                    Revision(step),
                    CouncilSteps.Audit(step, "record.example-withdrawn", Meeting(step).Value)
                ),
            "好事例の登録を取り消しました。",
            cancellation
        );

    /// <summary>訂正を始める: the wizard opens on a draft that holds the newest revision's content.</summary>
    public async Task<Reply> ReviseAsync(Step step, CancellationToken cancellation)
    {
        if (await FindAsync(step, cancellation) is not { } body)
        {
            return Replies.NotYours();
        }

        var fields = new FieldReader(step.Data);
        var details = fields.Text(OtherReason, TextLength);
        var preset = Reasons.Contains(step.Data.Text(Reason)) ? step.Data.Text(Reason) : Reasons[0];
        var reason = preset == OtherReasonChoice ? details : string.Join('：', new[] { preset, details }.Where(t => t.Length > 0));
        return await councils.ChangeAsync(
            step,
            Council(step),
            a => a.Edit,
            (facts, access) =>
                fields.Errors.TryGetValue(OtherReason, out var error)
                    ? Redraw(step, facts, access, body, OtherReason, error)
                    : AfterConfirmation.Revise(facts, body, reason, step.Officer, step.Now) switch
                    {
                        Outcome<MeetingDraft>.Accepted(var draft) => new StepResult(
                            new CouncilChange
                            {
                                Audit = CouncilSteps.Audit(step, "record.revise", draft.Id.Value),
                                Writes = [new CouncilWrite.PutDraft(RecordDrawing.WithCard(step, draft))],
                            },
                            RecordDrawing.Card(step, facts with { Drafts = [draft] }, access, draft, draft.Step)
                        ),
                        Outcome<MeetingDraft>.Refused(var refusal) => Redraw(
                            step,
                            facts,
                            access,
                            body,
                            OtherReason,
                            RefusalWords.Of(refusal)
                        ),
                        _ => throw new System.Diagnostics.UnreachableException(),
                    },
            cancellation
        );
    }

    private async Task<Reply> MarkAsync(
        Step step,
        string field,
        FormState form,
        Func<CouncilFacts, Outcome<CouncilChange>?> decide,
        string done,
        CancellationToken cancellation
    )
    {
        if (await FindAsync(step, cancellation) is not { } body)
        {
            return Replies.NotYours();
        }

        return await councils.ChangeAsync(
            step,
            Council(step),
            a => a.Section,
            (facts, access) =>
                decide(facts) switch
                {
                    null => Redraw(step, facts, access, body, field, form.Errors[field]),
                    Outcome<CouncilChange>.Accepted(var change) => new StepResult(
                        change,
                        Draw(step, facts, access, body, Marked(change), null, done)
                    ),
                    Outcome<CouncilChange>.Refused(var refusal) => Redraw(step, facts, access, body, field, RefusalWords.Of(refusal)),
                    _ => throw new System.Diagnostics.UnreachableException(),
                },
            cancellation
        );
    }

    /// <summary>The record that the button names; null for a forged or stale one.</summary>
    private Task<MeetingRecordBody?> FindAsync(Step step, CancellationToken cancellation) =>
        Council(step).IsWellFormed && Meeting(step).IsWellFormed && Revision(step) is > 0 and < 1000
            ? store.FindRecordAsync(Council(step), Meeting(step), Revision(step), cancellation)
            : Task.FromResult<MeetingRecordBody?>(null);

    private static MeetingRecord Marked(CouncilChange change) => change.Writes.OfType<CouncilWrite.MarkRecord>().Single().Header;

    private static Reply Redraw(Step step, CouncilFacts facts, CouncilAccess access, MeetingRecordBody body, string field, string error) =>
        Draw(
            step,
            facts,
            access,
            body,
            facts.Meeting(body.Header.Id) ?? body.Header,
            new FormState(step.Data.Typed, new Dictionary<string, string> { [field] = error }),
            "入力内容を確認してください。"
        );

    private static Reply Draw(
        Step step,
        CouncilFacts facts,
        CouncilAccess access,
        MeetingRecordBody body,
        MeetingRecord newest,
        FormState? form,
        string note
    ) => Reply.Card(ReadMeetingsCard.RenderDetail(MeetingDetail.View(step, facts, access, body, newest, form, note)));

    private static CouncilId Council(Step step) => new(step.Data.Text(Buttons.CouncilKey));

    private static MeetingId Meeting(Step step) => new(step.Data.Text(Buttons.FlowKey));

    private static int Revision(Step step) => step.Data.Number(Buttons.VersionKey) ?? 0;
}
