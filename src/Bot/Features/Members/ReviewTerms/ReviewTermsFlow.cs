using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.ReviewTerms;

/// <summary>
/// 再任・後任の検討: the police box notes what each member has said, the section renews one, some or all in one step. Contacts are not shown.
/// </summary>
internal sealed class ReviewTermsFlow(CouncilSteps councils, ObligationRules rules) : IFlow
{
    public const string Open = ObligationVerbs.Terms;
    public const string Save = "terms.save";
    public const string Preview = "terms.preview";
    public const string Renew = "terms.renew";
    public const string Undo = "terms.undo";

    private const string LongService = "commission.long-service";

    public const string ShownKey = "shown";
    public const string EndsKey = "ends";
    public const string FirstKey = "from";
    public const string RenewedKey = "renewed";

    public IReadOnlyList<Verb> Verbs =>
        [
            Old.Reads(Open, OpenAsync),
            Old.Changes(Save, SaveAsync),
            Old.Reads(Preview, PreviewAsync),
            Old.Changes(Renew, RenewAsync),
            Old.Changes(Undo, UndoAsync),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                Open,
                "任期の満了が近い委員を表示し、再任の意向や再任を入力します。",
                "任期",
                "にんき",
                "再任",
                "さいにん",
                "任期満了",
                "後任の検討"
            ),
        ];

    public Task<Reply> OpenAsync(Step step, CancellationToken cancellation) =>
        CouncilPicker.WithCouncilAsync(
            step,
            "任期",
            Open,
            council => councils.ReadAsync(step, council, (facts, access) => Draw(step, facts, access), cancellation)
        );

    public Task<Reply> SaveAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), a => a.NoteMembers, (facts, access) => Note(step, facts, access), cancellation);

    public Task<Reply> PreviewAsync(Step step, CancellationToken cancellation) =>
        councils.ReadAsync(
            step,
            Council(step),
            (facts, access) => access.Commission ? DrawRenewal(step, facts, access) : Replies.NotAllowed(),
            cancellation
        );

    public Task<Reply> RenewAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), a => a.Commission, (facts, access) => Decide(step, facts, access), cancellation);

    public Task<Reply> UndoAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), a => a.Commission, (facts, access) => Withdraw(step, facts, access), cancellation);

    private StepResult Note(Step step, CouncilFacts facts, CouncilAccess access)
    {
        var noted = new List<Member>();
        foreach (var request in IntentionForm.Read(step.Data))
        {
            switch (request.Decide(facts))
            {
                case Outcome<Member>.Accepted(var member):
                    noted.Add(member);
                    break;
                case Outcome<Member>.Refused(var refusal):
                    return Draw(step, facts, access, RefusalWords.Of(refusal));
            }
        }

        return noted.Count == 0
            ? Draw(step, facts, access, "変更はありません。")
            : StepResult.Of(
                facts,
                Change(step, "terms.note", noted, string.Join(',', noted.Select(m => $"{m.Id}={facts.Member(m.Id)?.RenewalIntention}"))),
                after => Draw(step, after, access, $"{noted.Count}人の意向を保存しました。")
            );
    }

    private StepResult Decide(Step step, CouncilFacts facts, CouncilAccess access)
    {
        var form = RenewForm.Read(step.Data);
        if (Ends(step) is not { } ends || form.Term is not { } term || form.State.HasErrors)
        {
            return DrawRenewal(step, facts, access, form.State, Replies.CheckInput);
        }

        var request = new RenewCommission(ends, form.Chosen)
        {
            Term = term,
            TermReason = form.ReasonTyped.Length > 0 ? form.ReasonTyped : null,
            LongServiceNotes = form.LongServiceNotes,
        };
        return request.Decide(facts) switch
        {
            Outcome<Renewals>.Accepted(var renewals) => StepResult.Of(
                facts,
                Change(step, "terms.renew", renewals.Members, before: null),
                after => Renewed(step, facts, after, renewals, term, ends)
            ),
            Outcome<Renewals>.Refused(var refusal) => DrawRenewal(
                step,
                facts,
                access,
                form.State.With(FieldOf(refusal), RefusalWords.Of(refusal)),
                FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Reply Renewed(Step step, CouncilFacts facts, CouncilFacts after, Renewals renewals, CommissionTerm term, DateOnly ends)
    {
        var day = term.First > step.Today ? term.First : step.Today;
        var findings = RenewCommission.Review(renewals, rules.Guideline);
        var before = ObligationPlanner.Of(facts, day, rules).Select(o => o.Key).ToHashSet();
        return Reply.Card(
            RenewCard.RenderDone(
                new RenewedView
                {
                    Drawing = step.Draw(),
                    Council = facts.Council.Id,
                    CouncilName = facts.Council.Name,
                    Members = [.. renewals.Members.Select(m => m.Id)],
                    Term = term,
                    Duties =
                    [
                        .. ObligationPlanner
                            .Of(after, day, rules)
                            .Where(o =>
                                o.Kind is ObligationKind.MemberRoster or ObligationKind.OperationListCorrection && !before.Contains(o.Key)
                            ),
                    ],
                    Findings = [.. findings.Where(f => f.Code != LongService)],
                    CareMissing = findings.Count(f => f.Code == LongService && f.Level == FindingLevel.Warn),
                    Undecided = RenewCommission.Candidates(after, ends).Count(c => c.State == RenewalState.Open),
                    MayWithdraw = term.First > step.Today,
                    Today = step.Today,
                }
            )
        );
    }

    private StepResult Withdraw(Step step, CouncilFacts facts, CouncilAccess access)
    {
        var first = JapaneseDate.TryParse(step.Data.Text(FirstKey), out var on) ? on : DateOnly.MinValue;
        var members = step.Data.Choices(RenewedKey).Select(id => new MemberId(id)).ToList();
        return new WithdrawRenewal(first, members).Decide(facts, step.Today) switch
        {
            Outcome<WithdrawnRenewals>.Accepted(var withdrawn) => StepResult.Of(
                facts,
                Change(step, "terms.undo", withdrawn.Members, Taken(facts, members)),
                after => Draw(step, after, access, $"{withdrawn.Members.Count}人の再任の記録を取り消しました。")
            ),
            Outcome<WithdrawnRenewals>.Refused(var refusal) => Draw(step, facts, access, RefusalWords.Of(refusal)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Reply Draw(Step step, CouncilFacts facts, CouncilAccess access, string? note = null) =>
        Reply.Card(
            ReviewTermsCard.Render(
                new ReviewTermsView
                {
                    Drawing = step.Draw(),
                    Council = facts.Council.Id,
                    CouncilName = facts.Council.Name,
                    Groups = EndingTerms.Of(facts, step.Today, rules),
                    Today = step.Today,
                    OpensDays = rules.Settings.TermEndOpensDays,
                    Guideline = rules.Guideline,
                    MayNote = access.NoteMembers,
                    MayRenew = access.Commission,
                    Note = note,
                }
            )
        );

    private Reply DrawRenewal(Step step, CouncilFacts facts, CouncilAccess access, FormState? form = null, string? note = null)
    {
        var group = EndingTerms.Of(facts, step.Today, rules).FirstOrDefault(g => g.Ends == Ends(step));
        return group is null || group.Undecided == 0
            ? Draw(step, facts, access, "再任の対象となる委員はいません。")
            : Reply.Card(
                RenewCard.Render(
                    new RenewView
                    {
                        Drawing = step.Draw(),
                        Council = facts.Council.Id,
                        CouncilName = facts.Council.Name,
                        Group = group,
                        Term = CommissionTerm.Following(group.Ends),
                        LongServing = [.. LongServing(group)],
                        ObligationKey = ObligationPlanner
                            .Of(facts, step.Today, rules)
                            .FirstOrDefault(o => o.Kind == ObligationKind.TermEnd && o.Nominal == group.Ends)
                            ?.Key,
                        Form = form ?? FormState.Clean,
                        Note = note,
                    }
                )
            );
    }

    private IEnumerable<(Member, Finding)> LongServing(EndingTerms group)
    {
        var next = new Commission(CommissionKind.Renewal, CommissionTerm.Following(group.Ends));
        foreach (var member in group.Candidates.Where(c => c.State == RenewalState.Open).Select(c => c.Member))
        {
            foreach (var finding in CommissionReview.OfLongService(member.With(next), rules.Guideline))
            {
                yield return (member, finding);
            }
        }
    }

    private static CouncilChange Change(Step step, string what, IReadOnlyList<Member> members, string? before) =>
        new()
        {
            Audit = CouncilSteps.Audit(step, what, string.Join(',', members.Select(m => m.Id)), before),
            Writes = [.. members.Select(m => new CouncilWrite.PutMember(m))],
        };

    /// <summary>The terms that were taken out, which no row keeps.</summary>
    private static string Taken(CouncilFacts facts, IReadOnlyList<MemberId> members) =>
        string.Join(',', members.Select(id => $"{id}={facts.Member(id)?.Newest?.Term.First:O}/{facts.Member(id)?.Newest?.Term.Last:O}"));

    private static string? FieldOf(Refusal refusal) =>
        refusal.Code switch
        {
            "commission.nobody-to-renew" or "commission.term-does-not-end" or "commission.overlap" => RenewForm.Members,
            "commission.term-before-end" or "commission.no-council" => RenewForm.First,
            _ => null,
        };

    private static DateOnly? Ends(Step step) => JapaneseDate.TryParse(step.Data.Text(EndsKey), out var day) ? day : null;

    private static CouncilId Council(Step step) => new(step.Data.Text(Buttons.CouncilKey));
}
