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
internal sealed class DismissFlow(CouncilSteps councils, ObligationRules rules) : IFlow
{
    public const string Open = "dismiss.open";
    public const string Enter = "dismiss.enter";
    public const string Review = "dismiss.review";
    public const string Save = "dismiss.save";
    public const string Show = "dismiss.show";
    public const string Notify = "dismiss.notify";
    public const string Letter = "dismiss.letter";
    public const string Undo = "dismiss.undo";

    public const string MemberKey = "member";
    public const string DayKey = "dismissed";
    public const string CorrectKey = "correct";

    public IReadOnlyList<Verb> Verbs =>
        [
            Old.Reads(Open, OpenAsync),
            Old.Reads(Enter, EnterAsync),
            Old.Reads(Review, ReviewAsync),
            Old.Changes(Save, SaveAsync),
            Old.Reads(Show, ShowAsync),
            Old.Changes(Notify, NotifyAsync),
            Old.Changes(Letter, LetterAsync),
            Old.Changes(Undo, UndoAsync),
        ];

    public IReadOnlyList<Spoken> Words => [new(Open, "解嘱と、その通知、委嘱状の回収を入力します（署の地域課）。", "解嘱", "かいしょく")];

    public Task<Reply> OpenAsync(Step step, CancellationToken cancellation) =>
        CouncilPicker.WithCouncilAsync(step, "解嘱", Open, council => ReadAsync(step, council, facts => List(step, facts), cancellation));

    public Task<Reply> EnterAsync(Step step, CancellationToken cancellation) =>
        ReadAsync(
            step,
            Council(step),
            facts =>
                facts.Member(new MemberId(step.Data.Text(MemberKey))) is { } member
                    ? Form(step, facts, member)
                    : List(step, facts, "委員を選択してください。"),
            cancellation
        );

    public Task<Reply> ReviewAsync(Step step, CancellationToken cancellation) =>
        ReadAsync(
            step,
            Council(step),
            facts =>
            {
                var form = DismissForm.Read(step.Data, Member(step));
                if (facts.Member(Member(step)) is not { } member)
                {
                    return List(step, facts, RefusalWords.Of(new Refusal("commission.unknown-member")));
                }

                return form.Request is { } request
                    ? Form(
                        step,
                        facts,
                        member,
                        form.State,
                        request.Review(facts, rules.Guideline).Any(f => f.Level == FindingLevel.Hard)
                            ? "まだ記録していません。「確定できません」の項目を直してください。"
                            : "まだ記録していません。内容を確認し、よければ「解嘱を記録」を押してください。",
                        request.Review(facts, rules.Guideline)
                    )
                    : Form(step, facts, member, form.State, Replies.CheckInput);
            },
            cancellation
        );

    public Task<Reply> SaveAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), a => a.Commission, (facts, access) => Decide(step, facts, access), cancellation);

    public Task<Reply> ShowAsync(Step step, CancellationToken cancellation) =>
        councils.ReadAsync(
            step,
            Council(step),
            (facts, access) => access.Commission || access.Supervises ? Dismissed(step, facts, access) : Replies.NotAllowed(),
            cancellation
        );

    public Task<Reply> NotifyAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(
            step,
            Council(step),
            a => a.Commission,
            (facts, access) =>
            {
                var form = DismissalNoticeForm.Read(step.Data, step.Officer.Id);
                return form.Notice is { } notice
                    ? Changed(
                        step,
                        facts,
                        access,
                        new NotifyDismissal(Member(step), Day(step), notice).Decide(facts, access, step.Today),
                        "dismissal.notify",
                        "通知を記録しました。",
                        form.State,
                        DismissalNoticeForm.Day,
                        NoticeBefore(facts, step)
                    )
                    : Dismissed(step, facts, access, form.State, Replies.CheckInput);
            },
            cancellation
        );

    public Task<Reply> LetterAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(
            step,
            Council(step),
            a => a.Commission,
            (facts, access) =>
            {
                var form = LetterForm.Read(step.Data);
                return form.State.HasErrors
                    ? Dismissed(step, facts, access, form.State, Replies.CheckInput)
                    : Changed(
                        step,
                        facts,
                        access,
                        new RetrieveLetter(Member(step), Day(step), form.Letter, form.On, form.Note).Decide(facts, access, step.Today),
                        "dismissal.letter",
                        "委嘱状の状況を記録しました。",
                        form.State,
                        LetterForm.Day
                    );
            },
            cancellation
        );

    public Task<Reply> UndoAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(
            step,
            Council(step),
            a => a.Commission,
            (facts, access) =>
                new WithdrawDismissal(Member(step), Day(step)).Decide(facts, access) switch
                {
                    Outcome<Member>.Accepted(var member) => StepResult.Of(
                        facts,
                        Change(
                            step,
                            "dismissal.undo",
                            member,
                            $"{facts.Member(member.Id)?.Commissions.FirstOrDefault(c => c.Dismissal?.Day == Day(step))?.Dismissal?.Reason}"
                        ),
                        after => List(step, after, $"{member.Name}さんの解嘱の記録を取り消しました。")
                    ),
                    Outcome<Member>.Refused(var refusal) => Dismissed(step, facts, access, note: RefusalWords.Of(refusal)),
                    _ => throw new System.Diagnostics.UnreachableException(),
                },
            cancellation
        );

    private Task<Reply> ReadAsync(Step step, CouncilId council, Func<CouncilFacts, Reply> show, CancellationToken cancellation) =>
        councils.ReadAsync(
            step,
            council,
            (facts, access) => access.Commission ? show(facts) : Reply.Sentence(RefusalWords.Of(new Refusal("dismissal.not-station"))),
            cancellation
        );

    private StepResult Decide(Step step, CouncilFacts facts, CouncilAccess access)
    {
        var form = DismissForm.Read(step.Data, Member(step));
        if (facts.Member(Member(step)) is not { } member)
        {
            return List(step, facts, RefusalWords.Of(new Refusal("commission.unknown-member")));
        }

        if (form.Request is not { } request)
        {
            return Form(step, facts, member, form.State, Replies.CheckInput);
        }

        return request.Decide(facts, access) switch
        {
            Outcome<Member>.Accepted(var dismissed) => StepResult.Of(
                facts,
                Change(step, "dismissal.save", dismissed, before: null),
                after => Dismissed(step, after, access, note: "解嘱を記録しました。", day: request.Day)
            ),
            Outcome<Member>.Refused(var refusal) => Form(
                step,
                facts,
                member,
                form.State.With(FieldOf(refusal), RefusalWords.Of(refusal)),
                FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private StepResult Changed(
        Step step,
        CouncilFacts facts,
        CouncilAccess access,
        Outcome<Member> decided,
        string what,
        string note,
        FormState form,
        string dayField,
        string? before = null
    ) =>
        decided switch
        {
            Outcome<Member>.Accepted(var member) => StepResult.Of(
                facts,
                Change(step, what, member, before),
                after => Dismissed(step, after, access, note: note)
            ),
            Outcome<Member>.Refused(var refusal) => Dismissed(
                step,
                facts,
                access,
                form.With(refusal.Code.EndsWith("in-future", StringComparison.Ordinal) ? dayField : null, RefusalWords.Of(refusal)),
                RefusalWords.Of(refusal)
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Reply List(Step step, CouncilFacts facts, string? note = null) =>
        Reply.Card(
            DismissCards.Render(
                new DismissListView
                {
                    Drawing = step.Draw(),
                    Council = facts.Council.Id,
                    CouncilName = facts.Council.Name,
                    InOffice = [.. facts.MembersOn(step.Today)],
                    Unsettled =
                    [
                        .. facts
                            .Members.SelectMany(m => m.Commissions.Select(c => (Member: m, c.Dismissal)))
                            .Where(d => d.Dismissal is { Grounds: not null } and ({ Notice: null } or { LetterSettled: false }))
                            .Select(d => (d.Member, d.Dismissal!)) // Not null: chosen above.
                            .OrderBy(d => d.Item2.Day),
                    ],
                    Note = note,
                }
            )
        );

    private static Reply Form(
        Step step,
        CouncilFacts facts,
        Member member,
        FormState? form = null,
        string? note = null,
        IReadOnlyList<Finding>? findings = null
    ) =>
        Reply.Card(
            DismissCards.Render(
                new DismissView
                {
                    Drawing = step.Draw(),
                    Council = facts.Council.Id,
                    CouncilName = facts.Council.Name,
                    Member = member,
                    Today = step.Today,
                    Attendance = ParticipationHistory.Of(facts, member.Id),
                    Findings = findings,
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );

    private Reply Dismissed(
        Step step,
        CouncilFacts facts,
        CouncilAccess access,
        FormState? form = null,
        string? note = null,
        DateOnly? day = null
    )
    {
        var on = day ?? Day(step);
        if (
            facts.Member(Member(step)) is not { } member
            || member.Commissions.FirstOrDefault(c => c.Dismissal?.Day == on)?.Dismissal is not { } dismissal
        )
        {
            return access.Commission
                ? List(step, facts, RefusalWords.Of(new Refusal("dismissal.unknown")))
                : Reply.Sentence(RefusalWords.Of(new Refusal("dismissal.unknown")));
        }

        var from = on > step.Today ? on : step.Today;
        return Reply.Card(
            DismissCards.Render(
                new DismissedView
                {
                    Drawing = step.Draw(),
                    Council = facts.Council.Id,
                    CouncilName = facts.Council.Name,
                    Member = member,
                    Dismissal = dismissal,
                    Today = step.Today,
                    Duties = [.. ObligationPlanner.Of(facts, from, rules).Where(o => IsOf(o, member, on))],
                    Findings = [.. DismissalReview.OfNotice(dismissal), .. DismissalReview.OfLetter(dismissal)],
                    CorrectsNotice = access.Commission && step.Data.Text(CorrectKey).Length > 0,
                    NotifiedBy = dismissal.Notice is { } told ? facts.Roster.FirstOrDefault(r => r.Officer == told.By)?.Title : null,
                    MayWrite = access.Commission,
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );
    }

    /// <summary>What this dismissal has caused and its own entries below do not end.</summary>
    private static bool IsOf(Obligation obligation, Member member, DateOnly day) =>
        obligation.Kind switch
        {
            ObligationKind.MemberVacancy => obligation.Subject == member.Id.Value,
            ObligationKind.TooFewMembers or ObligationKind.MemberRoster or ObligationKind.OperationListCorrection => obligation.Since
                >= day,
            _ => false,
        };

    private static CouncilChange Change(Step step, string what, Member member, string? before) =>
        new() { Audit = CouncilSteps.Audit(step, what, member.Id.Value, before), Writes = [new CouncilWrite.PutMember(member)] };

    /// <summary>What a correction replaces; to whom by name or kinship is no matter of the audit trail.</summary>
    private static string? NoticeBefore(CouncilFacts facts, Step step) =>
        facts.Member(Member(step))?.Commissions.FirstOrDefault(c => c.Dismissal?.Day == Day(step))?.Dismissal?.Notice is { } told
            ? $"{told.Day:O}|{told.Recipient}|{told.Method}"
            : null;

    private static string? FieldOf(Refusal refusal) => refusal.Code == "dismissal.outside-term" ? DismissForm.Day : null;

    private static MemberId Member(Step step) => new(step.Data.Text(Buttons.FlowKey));

    private static DateOnly Day(Step step) => JapaneseDate.TryParse(step.Data.Text(DayKey), out var day) ? day : DateOnly.MinValue;

    private static CouncilId Council(Step step) => new(step.Data.Text(Buttons.CouncilKey));
}
