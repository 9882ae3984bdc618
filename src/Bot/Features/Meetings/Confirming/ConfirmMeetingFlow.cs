using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Catalogue;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Confirming;

/// <summary>What the review of a draft leads to: 確認を依頼, 差し戻し, 確定して報告. Its card is the wizard's last step.</summary>
internal sealed class ConfirmMeetingFlow : IFlow
{
    public IReadOnlyList<Verb> Verbs =>
        [
            Changes.Council(RecordVerbs.HandOver, CouncilRights.Edit, at => Decide(at, HandOver, HandedOver)),
            Changes.Council(RecordVerbs.Return, CouncilRights.Confirm, at => Decide(at, Return, Returned)),
            Changes.Council(RecordVerbs.Confirm, CouncilRights.Confirm, at => Decide(at, Confirm, Confirmed)),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(RecordVerbs.HandOver, "2/1")
            {
                Writes = ["council.draft"],
                Audits = ["record.handover"],
                Messages = [MessageKind.ConfirmationAsked],
            },
            new(RecordVerbs.Return, "2/1")
            {
                Writes = ["council.draft"],
                Audits = ["record.return"],
                Messages = [MessageKind.Returned],
            },
            new(RecordVerbs.Confirm, "2/1")
            {
                Writes = ["council.draft", "council.feedback", "council.meeting", "council.member", "council.record"],
                Audits = ["record.confirm"],
                Messages = [MessageKind.CloseCard, MessageKind.ConfirmationGiven, MessageKind.Confirmed],
                Opens = [ObligationKind.AbsenteeContact, ObligationKind.ChiefReport, ObligationKind.MeasureNotice],
                Ends =
                [
                    ObligationKind.ChiefReport,
                    ObligationKind.MeasureNotice,
                    ObligationKind.MeetingPlan,
                    ObligationKind.MeetingRecord,
                    ObligationKind.RegularMeeting,
                ],
            },
        ];

    /// <summary>確認を依頼.</summary>
    private static Outcome<CouncilChange> HandOver(OpenDraft open, AuditEntry audit) =>
        ConfirmMeeting.HandOver(open.Facts, open.Draft, open.At.Step.Version, open.At.Officer, open.At.Now, audit);

    private static Reply HandedOver(Sitting at, MeetingDraft draft) =>
        DraftReplies.Ended(
            at,
            $"{(at.Facts.LeadOn(at.Today) is { } lead ? $"運営責任者（{lead.Title}）" : "署の地域課")}に確認を依頼しました。結果はこのチャットでお知らせします。",
            hasRecord: false
        );

    /// <summary>差し戻し with a reason.</summary>
    private static Outcome<CouncilChange> Return(OpenDraft open, AuditEntry audit) =>
        ConfirmMeeting.Return(
            open.Draft,
            open.At.Step.Version,
            new ReturnedDraft(open.At.Data.Text(ReviewForm.ReturnReason), open.At.Data.Choice<RecordStep>(ReviewForm.ReturnTo)),
            open.At.Officer,
            open.At.Now,
            audit
        );

    private static Reply Returned(Sitting at, MeetingDraft draft) =>
        DraftReplies.Ended(at, "理由を付けて差し戻しました。", hasRecord: false);

    /// <summary>確定して報告; by the section while the post of the lead officer is vacant.</summary>
    private static Outcome<CouncilChange> Confirm(OpenDraft open, AuditEntry audit) =>
        ConfirmMeeting
            .Confirm(
                open.Facts,
                open.Draft,
                open.At.Step.Version,
                open.At.Officer,
                onBehalf: !open.At.Access.Lead,
                open.At.Now,
                audit,
                open.At.Step.Rules.Guideline
            )
            .Match<Outcome<CouncilChange>>(confirmation => confirmation.Change, refusal => refusal);

    private static Reply Confirmed(Sitting at, MeetingDraft draft) =>
        draft.Revises is not null ? DraftReplies.Ended(at, "訂正を確定しました。前の版も閲覧できます。", hasRecord: true)
        : at.Access.Section ? DraftReplies.Recorded(at, "確定しました。署長への報告日を入力してください。", "署長への報告日を入力")
        : ConfirmMeeting.ToldOfConfirmation(at.Facts, at.Today).Count > 0
            ? DraftReplies.Recorded(at, "確定しました。署の地域課にお知らせします。署長への報告日は地域課が入力します。")
        : DraftReplies.Recorded(
            at,
            "確定しました。署の地域課の担当者が登録されていないため、お知らせは送れません。署に直接報告してください。"
        );

    private static StepResult Decide(
        Sitting at,
        Func<OpenDraft, AuditEntry, Outcome<CouncilChange>> decide,
        Func<Sitting, MeetingDraft, Reply> done
    )
    {
        if (OpenDraft.Find(at) is not { } found)
        {
            return DraftReplies.Closed(at);
        }

        var stored = found with { Shown = RecordStep.Review };
        var (content, form) = RecordForms.Read(stored);
        if (form.HasErrors)
        {
            return RecordDrawing.Card(stored, form);
        }

        var draft = RecordMeeting.WithTyped(stored.Draft, RecordStep.Review, typed: null) with { Content = content };
        var read = stored with { Draft = ShownCards.With(at.Step, draft) };
        return decide(read, at.Audit(at.Step.Verb, stored.Draft.Id.Value))
            .Match(change => at.Commit(change, after => done(after, stored.Draft)), refusal => Refused(stored, refusal));
    }

    private static StepResult Refused(OpenDraft stored, Refusal refusal)
    {
        var typed = new FormState(stored.At.Data.Typed, new Dictionary<string, string>());
        return refusal.Code switch
        {
            "record.changed-meanwhile" => RecordDrawing.ChangedMeanwhile(stored, typed),
            // What blocks stands on the card already, each with its clause.
            "record.blocked" => RecordDrawing.Card(stored, typed),
            _ when refusal.Property == nameof(MeetingDraft.ReturnReason) => RecordDrawing.Card(
                stored,
                typed.With(ReviewForm.ReturnReason, RefusalWords.Of(refusal))
            ),
            _ => RecordDrawing.Card(stored, typed, note: RefusalWords.Of(refusal)),
        };
    }
}
