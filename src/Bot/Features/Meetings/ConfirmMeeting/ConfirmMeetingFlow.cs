using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.RecordMeeting;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using static KobanBot.Bot.Features.Meetings.RecordMeeting.RecordDrawing;
using Rules = KobanBot.Core.Meetings.ConfirmMeeting;

namespace KobanBot.Bot.Features.Meetings.ConfirmMeeting;

/// <summary>What the review of a draft leads to: 確認を依頼, 差し戻し, 確定して報告. Its card is the wizard's last step.</summary>
internal sealed class ConfirmMeetingFlow(CouncilSteps councils) : IFlow
{
    public IReadOnlyList<Verb> Verbs =>
        [
            Old.Changes(RecordVerbs.HandOver, HandOverAsync),
            Old.Changes(RecordVerbs.Return, ReturnAsync),
            Old.Changes(RecordVerbs.Confirm, ConfirmAsync),
        ];

    /// <summary>確認を依頼.</summary>
    public Task<Reply> HandOverAsync(Step step, CancellationToken cancellation) =>
        DecideAsync(
            step,
            "record.handover",
            a => a.Edit,
            (facts, _, draft, version, audit) => Rules.HandOver(facts, draft, version, step.Officer, step.Now, audit),
            (facts, _, _) =>
                ClosedReply(
                    step,
                    facts,
                    $"{(facts.LeadOn(step.Today) is { } lead ? $"運営責任者（{lead.Title}）" : "署の地域課")}に確認を依頼しました。結果はこのチャットでお知らせします。",
                    hasRecord: false
                ),
            cancellation
        );

    /// <summary>差し戻し with a reason.</summary>
    public Task<Reply> ReturnAsync(Step step, CancellationToken cancellation) =>
        DecideAsync(
            step,
            "record.return",
            a => a.Confirm,
            (_, _, draft, version, audit) =>
                Rules.Return(draft, version, step.Data.Text(ReviewCard.ReturnReason), step.Officer, step.Now, audit),
            (facts, _, _) => ClosedReply(step, facts, "理由を付けて差し戻しました。", hasRecord: false),
            cancellation
        );

    /// <summary>確定して報告; by the section while the post of the lead officer is vacant.</summary>
    public Task<Reply> ConfirmAsync(Step step, CancellationToken cancellation) =>
        DecideAsync(
            step,
            "record.confirm",
            a => a.Confirm,
            (facts, access, draft, version, audit) =>
                Rules.Confirm(facts, draft, version, step.Officer, onBehalf: !access.Lead, step.Now, audit, step.Rules.Guideline) switch
                {
                    Outcome<Confirmation>.Accepted(var confirmation) => confirmation.Change,
                    Outcome<Confirmation>.Refused(var refusal) => refusal,
                    _ => throw new System.Diagnostics.UnreachableException(),
                },
            (facts, access, draft) =>
                draft.Revises is not null ? ClosedReply(step, facts, "訂正を確定しました。前の版も閲覧できます。", hasRecord: true)
                : access.Section
                    ? ClosedReply(step, facts, "確定しました。署長への報告日を入力してください。", hasRecord: true, "署長への報告日を入力")
                : ClosedReply(step, facts, "確定し、署の地域課に報告しました。署長への報告日は地域課が入力します。", hasRecord: true),
            cancellation
        );

    private Task<Reply> DecideAsync(
        Step step,
        string what,
        Func<CouncilAccess, bool> allowed,
        Func<CouncilFacts, CouncilAccess, MeetingDraft, int, AuditEntry, Outcome<CouncilChange>> decide,
        Func<CouncilFacts, CouncilAccess, MeetingDraft, Reply> done,
        CancellationToken cancellation
    ) =>
        councils.ChangeAsync(
            step,
            Council(step),
            allowed,
            (facts, access) =>
            {
                if (facts.Draft(Draft(step)) is not { IsOpen: true } draft)
                {
                    return Closed(step, facts);
                }

                var (content, form) = RecordForms.Read(step, facts, draft, RecordStep.Review, removes: null);
                if (form.HasErrors)
                {
                    return Card(step, facts, access, draft, RecordStep.Review, form);
                }

                var version = step.Data.Number(Buttons.VersionKey) ?? -1;
                return decide(
                    facts,
                    access,
                    WithCard(step, draft with { Content = content }),
                    version,
                    CouncilSteps.Audit(step, what, draft.Id.Value)
                ) switch
                {
                    Outcome<CouncilChange>.Accepted(var change) => new StepResult(change, done(facts, access, draft)),
                    Outcome<CouncilChange>.Refused({ Code: "record.changed-meanwhile" }) => ChangedMeanwhile(
                        step,
                        facts,
                        access,
                        draft,
                        RecordStep.Review,
                        new FormState(step.Data.Typed, new Dictionary<string, string>())
                    ),
                    Outcome<CouncilChange>.Refused(var refusal) => Card(
                        step,
                        facts,
                        access,
                        draft,
                        RecordStep.Review,
                        refusal.Code == "record.reason-missing"
                            ? new FormState(
                                step.Data.Typed,
                                new Dictionary<string, string> { [ReviewCard.ReturnReason] = RefusalWords.Of(refusal) }
                            )
                            : new FormState(step.Data.Typed, new Dictionary<string, string>()),
                        note: refusal.Code is "record.blocked" or "record.reason-missing" ? null : RefusalWords.Of(refusal)
                    ),
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
            },
            cancellation
        );
}
