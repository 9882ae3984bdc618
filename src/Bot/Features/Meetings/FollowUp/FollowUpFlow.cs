using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.FollowUp;

/// <summary>After the confirmation: 署長報告済, 補足を依頼, 訂正, 好事例. The record's content is never edited in place.</summary>
internal sealed class FollowUpFlow : IFlow
{
    public const string Report = "followup.report";
    public const string CorrectReport = "followup.correct";
    public const string Ask = "followup.ask";
    public const string Revise = "followup.revise";

    public const string MarkExample = "example.mark";
    public const string WithdrawExample = "example.withdraw";

    public IReadOnlyList<Verb> Verbs =>
        [
            OnRecord(Report, CouncilRights.Section, EnterReport),
            OnRecord(CorrectReport, CouncilRights.Section, EnterCorrection),
            OnRecord(Ask, CouncilRights.Section, AskForMore),
            OnRecord(Revise, CouncilRights.Edit, BeginRevision),
            OnRecord(MarkExample, CouncilRights.Section, EnterExample),
            OnRecord(WithdrawExample, CouncilRights.Section, TakeExampleBack),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(CorrectReport, "3/1") { Writes = ["council.meeting"], Audits = ["record.report-corrected"] },
            new(Report, "3/1")
            {
                Writes = ["council.meeting"],
                Audits = ["record.report"],
                Ends = [ObligationKind.ChiefReport],
            },
            new(Ask, "3/1")
            {
                Writes = ["council.meeting"],
                Audits = ["record.ask"],
                Messages = [MessageKind.SupplementAsked],
            },
            new(Revise, "3/1") { Writes = ["council.draft"], Audits = ["record.revise"] },
            new(MarkExample, "3/1") { Writes = ["council.meeting"], Audits = ["record.example"] },
            new(WithdrawExample, "3/1") { Writes = ["council.meeting"], Audits = ["record.example-withdrawn"] },
        ];

    /// <summary>Decides on the revision that the button names; its body is read once the right is known.</summary>
    private static Changes OnRecord(string name, CouncilRights rights, Func<ConfirmedRecord, StepResult> decide) =>
        new(
            name,
            (changing, cancellation) =>
                changing.ChangeAsync(
                    changing.Step.Council,
                    async (at, token) =>
                        Named(at) is { } header && await changing.RecordAsync(at.Council.Id, header, token) is { } body
                            ? decide(new ConfirmedRecord(at, body))
                            : Replies.NotYours(),
                    cancellation
                )
        )
        {
            Rights = rights,
        };

    /// <summary>The revision that the button names; null for a forged one. Which is in force, the decision looks at.</summary>
    private static MeetingRecord? Named(Sitting at) =>
        at.Facts.Meeting(new MeetingId(at.Step.Flow)) is { } newest && at.Step.Version > 0 && at.Step.Version <= newest.Revision
            ? newest with
            {
                Revision = at.Step.Version,
            }
            : null;

    private static StepResult EnterReport(ConfirmedRecord record)
    {
        var (day, form) = FollowUpForm.ReadReport(record.At.Data);
        return day is not { } on
            ? record.Redraw(FollowUpForm.ReportedOn, form.Errors[FollowUpForm.ReportedOn])
            : record.Mark(
                AfterConfirmation.Report(
                    record.At.Facts,
                    record.Meeting,
                    record.Revision,
                    on,
                    record.At.Now,
                    record.Audit("record.report")
                ),
                FollowUpForm.ReportedOn,
                "署長への報告日を記録しました。"
            );
    }

    private static StepResult EnterCorrection(ConfirmedRecord record)
    {
        var (day, reason, form) = FollowUpForm.ReadCorrection(record.At.Data);
        if (day is not { } on || form.HasErrors)
        {
            return record.Draw(form, Replies.CheckInput);
        }

        var decided = new CorrectReportDay(record.Meeting, record.Revision, on, reason).Decide(
            record.At.Facts,
            record.At.Now,
            record.Audit("record.report-corrected")
        );
        var field =
            (decided as Core.Outcome<CouncilChange>.Refused)?.Refusal.Property == nameof(CorrectReportDay.Reason)
                ? FollowUpForm.CorrectionReason
                : FollowUpForm.CorrectedOn;
        return record.Mark(decided, field, "署長への報告日を訂正しました。");
    }

    private static StepResult AskForMore(ConfirmedRecord record)
    {
        var (text, form) = FollowUpForm.ReadText(record.At.Data, FollowUpForm.Question);
        return form.Errors.TryGetValue(FollowUpForm.Question, out var error)
            ? record.Redraw(FollowUpForm.Question, error)
            : record.Mark(
                AfterConfirmation.AskForMore(
                    record.At.Facts,
                    record.Meeting,
                    record.Revision,
                    text,
                    record.At.Officer,
                    record.At.Now,
                    record.Audit("record.ask")
                ),
                FollowUpForm.Question,
                "補足を依頼しました。"
            );
    }

    /// <summary>好事例: what the headquarters may read of this meeting.</summary>
    private static StepResult EnterExample(ConfirmedRecord record)
    {
        var (text, form) = FollowUpForm.ReadText(record.At.Data, FollowUpForm.Example);
        var doubts = PersonalDoubts.Of(record.At.Facts, record.Body.Content, text);
        return form.Errors.TryGetValue(FollowUpForm.Example, out var error) ? record.Redraw(FollowUpForm.Example, error)
            : doubts.Count > 0 && record.At.Data.Text(FollowUpForm.SeenKey) != text ? record.Ask(new ExampleQuestion(text, doubts))
            : record.Mark(
                Core.Meetings.MarkExample.Decide(
                    record.At.Facts,
                    record.Meeting,
                    record.Revision,
                    text,
                    record.At.Officer,
                    record.At.Today,
                    record.Audit("record.example")
                ),
                FollowUpForm.Example,
                "好事例として登録しました。警察本部及び方面本部の概況に表示されます。"
            );
    }

    private static StepResult TakeExampleBack(ConfirmedRecord record) =>
        record.Mark(
            Core.Meetings.MarkExample.Withdraw(record.At.Facts, record.Meeting, record.Revision, record.Audit("record.example-withdrawn")),
            FollowUpForm.Example,
            "好事例の登録を取り消しました。"
        );

    /// <summary>訂正を始める: the wizard opens on a draft that holds the newest revision's content.</summary>
    private static StepResult BeginRevision(ConfirmedRecord record)
    {
        var at = record.At;
        var (reason, form) = FollowUpForm.ReadReason(at.Data);
        return form.Errors.TryGetValue(FollowUpForm.OtherReason, out var error)
            ? record.Redraw(FollowUpForm.OtherReason, error)
            : AfterConfirmation
                .Revise(at.Facts, record.Body, reason, at.Officer, at.Now)
                .Match(
                    draft =>
                        at.Commit(
                            record.Audit("record.revise"),
                            new CouncilWrite.PutDraft(ShownCards.With(at.Step, draft)),
                            after => RecordDrawing.Card(new OpenDraft(after, draft, draft.Step))
                        ),
                    refusal => record.Redraw(FollowUpForm.OtherReason, RefusalWords.Of(refusal))
                );
    }
}
