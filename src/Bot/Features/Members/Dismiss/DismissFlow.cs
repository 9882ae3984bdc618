using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Dismiss;

/// <summary>
/// 解嘱: the section enters what 警察署長 has decided, sees what the guideline says before it does, and goes on with notice and letter. Grounds
/// stay at the station; police boxes and offices above do not come here.
/// </summary>
internal sealed class DismissFlow(ObligationRules rules) : IFlow
{
    public const string Open = "dismiss.open";
    public const string Enter = MemberVerbs.Dismiss;
    public const string Review = "dismiss.review";
    public const string Save = "dismiss.save";
    public const string Show = "dismiss.show";
    public const string Notify = "dismiss.notify";
    public const string Letter = "dismiss.letter";
    public const string Undo = "dismiss.undo";

    public const string MemberKey = MemberVerbs.ChosenKey;
    public const string DayKey = "dismissed";
    public const string CorrectKey = "correct";

    private const string Seen = "read.dismissal";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(Open, "解嘱", at => OfStation(at, here => DismissReplies.List(here))),
            new Reads(Enter, (at, c) => at.CouncilAsync(at.Step.Council, Entered(at), c)) { IsLookup = true },
            Reads.Council(Review, at => OfStation(at, Reviewed)),
            Changes.Council(Save, CouncilRights.Commission, Decide),
            Reads.Council(Show, at => DismissReplies.Dismissed(at, rules)) with
            {
                Rights = CouncilRights.Commission | CouncilRights.Supervise,
                Discloses = Seen,
            },
            Changes.Council(Notify, CouncilRights.Commission, Notified),
            Changes.Council(Letter, CouncilRights.Commission, Retrieved),
            Changes.Council(Undo, CouncilRights.Commission, Withdraw),
        ];

    public IReadOnlyList<Effect> Effects => DismissEffects.All;

    public IReadOnlyList<Spoken> Words =>
        [
            new(Open, "解嘱と、その通知、委嘱状の回収を入力します（署の地域課）。", "解嘱", "かいしょく")
            {
                Audience = Audience.Section | Audience.SectionChief,
                Signs =
                [
                    "委員 辞め|辞任|辞退|退任|亡くな|死亡|死去|逝去|引越|転居|転出|解嘱|外し|外れ|やめ|降り|非行|不祥事",
                    "委嘱状 回収|返納|返し|返して|戻し",
                    "辞任|辞退|退任",
                ],
            },
        ];

    /// <summary>Whoever may read the council, but does not enter 解嘱, is told who does.</summary>
    private static Reply OfStation(Sitting at, Func<Sitting, Reply> show) =>
        at.Access.Commission ? show(at) : Reply.Sentence(RefusalWords.Of(new Refusal("dismissal.not-station")));

    /// <summary>What is considered of a member is for the section alone, and looking at it leaves an entry.</summary>
    private static Func<Sitting, CancellationToken, ValueTask<Reply>> Entered(Reading reading) =>
        async (at, cancellation) =>
        {
            var id = at.Data.Has(MemberKey) ? new MemberId(at.Data.Text(MemberKey)) : DismissReplies.Member(at.Step);
            if (!at.Access.Commission || at.Facts.Member(id) is not { } member)
            {
                return OfStation(at, here => DismissReplies.List(here, "委員を選択してください。"));
            }

            if (at.Data.Choice<DismissalReason>(MemberVerbs.ReasonKey) is not null)
            {
                return DismissReplies.Form(at, member, DismissForm.Known(at.Data));
            }

            if (DismissListView.ConsiderationOf(member, at.Today) is not { } considered)
            {
                return DismissReplies.Form(at, member);
            }

            await reading.AuditAsync(at.Council.Id, Seen, member.Id.Value, cancellation);
            return DismissReplies.Form(at, member, DismissForm.Of(considered.Grounds));
        };

    private Reply Reviewed(Sitting at)
    {
        var form = DismissForm.Read(at.Data, DismissReplies.Member(at.Step));
        if (at.Facts.Member(DismissReplies.Member(at.Step)) is not { } member)
        {
            return DismissReplies.List(at, RefusalWords.Of(new Refusal("commission.unknown-member")));
        }

        if (form.Request is not { } request)
        {
            return DismissReplies.Form(at, member, form.State, Replies.CheckInput);
        }

        var findings = request.Review(at.Facts, rules.Guideline);
        return DismissReplies.Form(
            at,
            member,
            form.State,
            findings.Any(f => f.Level == FindingLevel.Hard)
                ? "まだ記録していません。「確定できません」の項目を直してください。"
                : "まだ記録していません。内容を確認し、よければ「解嘱を記録」を押してください。",
            findings
        );
    }

    private StepResult Notified(Sitting at)
    {
        var form = DismissalNoticeForm.Read(at.Data, at.Officer.Id);
        return form.Notice is { } notice
            ? Changed(
                at,
                new NotifyDismissal(DismissReplies.Member(at.Step), DismissReplies.Day(at.Step), notice).Decide(
                    at.Facts,
                    at.Access,
                    at.Today
                ),
                at.Audit("dismissal.notify", at.Step.Flow, NoticeBefore(at)),
                "通知を記録しました。",
                (form.State, DismissalNoticeForm.Day)
            )
            : DismissReplies.Dismissed(at, rules, form.State, Replies.CheckInput);
    }

    private StepResult Retrieved(Sitting at)
    {
        var form = LetterForm.Read(at.Data);
        return form.State.HasErrors
            ? DismissReplies.Dismissed(at, rules, form.State, Replies.CheckInput)
            : Changed(
                at,
                new RetrieveLetter(DismissReplies.Member(at.Step), DismissReplies.Day(at.Step), form.Letter, form.On, form.Note).Decide(
                    at.Facts,
                    at.Access,
                    at.Today
                ),
                at.Audit("dismissal.letter", at.Step.Flow),
                "委嘱状の状況を記録しました。",
                (form.State, LetterForm.Day)
            );
    }

    private StepResult Withdraw(Sitting at) =>
        new WithdrawDismissal(DismissReplies.Member(at.Step), DismissReplies.Day(at.Step))
            .Decide(at.Facts, at.Access)
            .Match(
                member =>
                    at.Commit(
                        at.Audit("dismissal.undo", member.Id.Value, $"{Of(at, member.Id)?.Reason}"),
                        new CouncilWrite.PutMember(member),
                        after => DismissReplies.List(after, $"{member.Name}さんの解嘱の記録を取り消しました。")
                    ),
                refusal => DismissReplies.Dismissed(at, rules, note: RefusalWords.Of(refusal))
            );

    private StepResult Decide(Sitting at)
    {
        var form = DismissForm.Read(at.Data, DismissReplies.Member(at.Step));
        if (at.Facts.Member(DismissReplies.Member(at.Step)) is not { } member)
        {
            return DismissReplies.List(at, RefusalWords.Of(new Refusal("commission.unknown-member")));
        }

        if (form.Request is not { } request)
        {
            return DismissReplies.Form(at, member, form.State, Replies.CheckInput);
        }

        return request
            .Decide(at.Facts, at.Access)
            .Match(
                dismissed =>
                    at.Commit(
                        at.Audit("dismissal.save", dismissed.Id.Value),
                        new CouncilWrite.PutMember(dismissed),
                        after => DismissReplies.Dismissed(after, rules, note: "解嘱を記録しました。", day: request.Day)
                    ),
                refusal =>
                    DismissReplies.Form(
                        at,
                        member,
                        form.State.With(FieldOf(refusal), RefusalWords.Of(refusal)),
                        FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
                    )
            );
    }

    /// <param name="form">What was typed, and the field of the day in it.</param>
    private StepResult Changed(Sitting at, Outcome<Member> decided, AuditEntry audit, string note, (FormState State, string Day) form) =>
        decided.Match(
            member => at.Commit(audit, new CouncilWrite.PutMember(member), after => DismissReplies.Dismissed(after, rules, note: note)),
            refusal =>
                DismissReplies.Dismissed(
                    at,
                    rules,
                    form.State.With(refusal.Property is null ? null : form.Day, RefusalWords.Of(refusal)),
                    RefusalWords.Of(refusal)
                )
        );

    /// <summary>What a correction replaces; to whom by name or kinship is no matter of the audit trail.</summary>
    private static string? NoticeBefore(Sitting at) =>
        Of(at, DismissReplies.Member(at.Step))?.Notice is { } told ? $"{told.Day:O}|{told.Recipient}|{told.Method}" : null;

    private static Dismissal? Of(Sitting at, MemberId member) =>
        at.Facts.Member(member)?.Commissions.FirstOrDefault(c => c.Dismissal?.Day == DismissReplies.Day(at.Step))?.Dismissal;

    private static string? FieldOf(Refusal refusal) => refusal.Property == nameof(DismissMember.Day) ? DismissForm.Day : null;
}
