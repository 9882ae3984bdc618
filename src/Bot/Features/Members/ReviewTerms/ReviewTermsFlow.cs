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
internal sealed class ReviewTermsFlow(ObligationRules rules) : IFlow
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
            Reads.ChosenCouncil(Open, "任期", at => Draw(at)),
            Changes.Council(Save, CouncilRights.NoteMembers, Note),
            Reads.Council(Preview, at => DrawRenewal(at)) with
            {
                Rights = CouncilRights.Commission,
            },
            Changes.Council(Renew, CouncilRights.Commission, Decide),
            Changes.Council(Undo, CouncilRights.Commission, Withdraw),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(Open, "2/0"),
            new(Save, "2/1")
            {
                Writes = ["council.member"],
                Audits = ["terms.note"],
                Opens = [ObligationKind.MemberVacancy],
            },
            new(Preview, "2/0"),
            new(Renew, "2/1")
            {
                Writes = ["council.member"],
                Audits = ["terms.renew"],
                Opens = [ObligationKind.MemberRoster, ObligationKind.OperationListCorrection],
                Ends = [ObligationKind.TermEnd],
            },
            new(Undo, "2/1")
            {
                Writes = ["council.member"],
                Audits = ["terms.undo"],
                Opens = [ObligationKind.TermEnd],
            },
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
            )
            {
                Audience = Audience.Council,
                Signs = ["委員 任期|満了|更新|再任|続け|継続|意向", "任期 切れ|終わ|満了|更新", "満了|再任"],
            },
        ];

    private StepResult Note(Sitting at)
    {
        var decided = IntentionForm.Read(at.Data).Select(request => request.Decide(at.Facts)).ToList();
        if (decided.OfType<Outcome<Member>.Refused>().FirstOrDefault() is { Refusal: var refusal })
        {
            return Draw(at, RefusalWords.Of(refusal));
        }

        var noted = decided.OfType<Outcome<Member>.Accepted>().Select(d => d.Value).ToList();
        return noted.Count == 0
            ? Draw(at, "変更はありません。")
            : at.Commit(
                Change(at, "terms.note", noted, string.Join(',', noted.Select(m => $"{m.Id}={at.Facts.Member(m.Id)?.RenewalIntention}"))),
                after => Draw(after, $"{noted.Count}人の意向を保存しました。")
            );
    }

    private StepResult Decide(Sitting at)
    {
        var form = RenewForm.Read(at.Data);
        if (Ends(at.Step) is not { } ends || form.Term is not { } term || form.State.HasErrors)
        {
            return DrawRenewal(at, form.State, Replies.CheckInput);
        }

        var request = new RenewCommission(ends, form.Chosen)
        {
            Term = term,
            TermReason = form.ReasonTyped.Length > 0 ? form.ReasonTyped : null,
            LongServiceNotes = form.LongServiceNotes,
        };
        if (!at.Data.IsOn(RenewForm.Asked) && form.Chosen.Any(id => at.Facts.Member(id)?.RenewalIntention == RenewalIntention.Unknown))
        {
            return DrawRenewal(
                at,
                form.State.With(RenewForm.Asked, "意向が未確認の委員を選択しています。確かめた場合は、ここを選択してください。"),
                Replies.CheckInput
            );
        }

        return new RenewalBatch(request)
            .Decide(at.Facts)
            .Match(
                renewed =>
                    at.Commit(
                        Change(at, "terms.renew", renewed.Renewals.Members, before: null),
                        after => Renewed(at, after.Facts, renewed, ends)
                    ),
                refusal =>
                    DrawRenewal(
                        at,
                        form.State.With(FieldOf(refusal), RefusalWords.Of(refusal)),
                        FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
                    )
            );
    }

    private Reply Renewed(Sitting at, CouncilFacts after, RenewedInPart renewed, DateOnly ends)
    {
        var renewals = renewed.Renewals;
        var term = renewals.Members[0].Newest!.Term; // The one that was just made; it is the same for all.
        var day = term.First > at.Today ? term.First : at.Today;
        var findings = RenewCommission.Review(renewals, rules.Guideline);
        var before = ObligationPlanner.Of(at.Facts, day, rules).Select(o => o.Key).ToHashSet();
        return Reply.Card(
            RenewCard.RenderDone(
                new RenewedView
                {
                    Drawing = at.Draw(),
                    Council = at.Council.Id,
                    CouncilName = at.Council.Name,
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
                    Refused = [.. renewed.Refused.Select(r => RefusalWords.Of(r.Refusal))],
                    CareMissing = findings.Count(f => f.Code == LongService && f.Level == FindingLevel.Warn),
                    Undecided = RenewCommission.Candidates(after, ends).Count(c => c.State == RenewalState.Open),
                    MayWithdraw = term.First > at.Today,
                    Today = at.Today,
                }
            )
        );
    }

    private StepResult Withdraw(Sitting at)
    {
        var first = JapaneseDate.TryParse(at.Data.Text(FirstKey), out var on) ? on : DateOnly.MinValue;
        var members = at.Data.Choices(RenewedKey).Select(id => new MemberId(id)).ToList();
        return new WithdrawRenewal(first, members)
            .Decide(at.Facts, at.Today)
            .Match(
                withdrawn =>
                    at.Commit(
                        Change(at, "terms.undo", withdrawn.Members, Taken(at.Facts, members)),
                        after => Draw(after, $"{withdrawn.Members.Count}人の再任の記録を取り消しました。")
                    ),
                refusal => Draw(at, RefusalWords.Of(refusal))
            );
    }

    private Reply Draw(Sitting at, string? note = null) =>
        Reply.Card(
            ReviewTermsCard.Render(
                new ReviewTermsView
                {
                    Drawing = at.Draw(),
                    Council = at.Council.Id,
                    CouncilName = at.Council.Name,
                    Groups = EndingTerms.Of(at.Facts, at.Today, rules),
                    Today = at.Today,
                    OpensDays = rules.Settings.TermEndOpensDays,
                    Guideline = rules.Guideline,
                    MayNote = at.Access.NoteMembers,
                    MayRenew = at.Access.Commission,
                    Note = note,
                }
            )
        );

    private Reply DrawRenewal(Sitting at, FormState? form = null, string? note = null)
    {
        var group = EndingTerms.Of(at.Facts, at.Today, rules).FirstOrDefault(g => g.Ends == Ends(at.Step));
        return group is null || group.Undecided == 0
            ? Draw(at, "再任の対象となる委員はいません。")
            : Reply.Card(RenewCard.Render(RenewView.Of(at, group, rules) with { Form = form ?? FormState.Clean, Note = note }));
    }

    private static CouncilChange Change(Sitting at, string what, IReadOnlyList<Member> members, string? before) =>
        new()
        {
            Audit = at.Audit(what, string.Join(',', members.Select(m => m.Id)), before),
            Writes = [.. members.Select(m => new CouncilWrite.PutMember(m))],
        };

    /// <summary>The terms that were taken out, which no row keeps.</summary>
    private static string Taken(CouncilFacts facts, IReadOnlyList<MemberId> members) =>
        string.Join(',', members.Select(id => $"{id}={facts.Member(id)?.Newest?.Term.First:O}/{facts.Member(id)?.Newest?.Term.Last:O}"));

    private static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(RenewCommission.Members) => RenewForm.Members,
            nameof(RenewCommission.Term) => RenewForm.First,
            _ => null,
        };

    private static DateOnly? Ends(Step step) => JapaneseDate.TryParse(step.Data.Text(EndsKey), out var day) ? day : null;
}
