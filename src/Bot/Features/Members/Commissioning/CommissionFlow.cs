using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Members.Rosters;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Commissioning;

/// <summary>委嘱: 新任 and 補充, entered by the section for 警察署長, looked at before it is stored, and taken back while it has had no effect.</summary>
internal sealed class CommissionFlow(ObligationRules rules) : IFlow
{
    public const string Review = "commission.review";
    public const string Save = "commission.save";
    public const string Undo = "commission.undo";

    public const string FirstKey = "begins";

    /// <summary>From so many days before 1 April a new term is taken to begin then.</summary>
    private const int DaysBeforeApril = 90;

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(MemberVerbs.Commission, "委嘱", at => OfStation(at, () => Draw(at))),
            Reads.Council(Review, at => OfStation(at, () => Reviewed(at))),
            Changes.Council(Save, CouncilRights.Commission, Decide),
            Changes.Council(Undo, CouncilRights.Commission, TakeBack),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(MemberVerbs.Commission, "2/0"),
            new(Review, "2/0"),
            new(Save, "3/1")
            {
                Writes = ["council.member"],
                Audits = ["commission.save"],
                Opens = [ObligationKind.MemberRoster, ObligationKind.OperationListCorrection],
                Ends = [ObligationKind.MemberRoster, ObligationKind.MemberVacancy],
            },
            new(Undo, "2/1")
            {
                Writes = ["council.member"],
                Audits = ["commission.undo"],
                Opens = [ObligationKind.MemberRoster],
                Ends = [ObligationKind.MemberRoster, ObligationKind.OperationListCorrection],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                MemberVerbs.Commission,
                "委員を委嘱します。新任のほか、欠けた委員の補充もここから入力します（署の地域課）。",
                "委員を追加",
                "いいんをついか",
                "委員追加",
                "委嘱",
                "いしょく",
                "新任",
                "補充",
                "後任"
            )
            {
                Audience = Audience.Section | Audience.SectionChief,
            },
        ];

    /// <summary>Whoever may read the council, but does not enter 委嘱, is told who does.</summary>
    private static Reply OfStation(Sitting at, Func<Reply> show) =>
        at.Access.Commission ? show() : Reply.Sentence(RefusalWords.Of(new Refusal("commission.not-station")));

    private Reply Reviewed(Sitting at)
    {
        var form = Read(at);
        if (form.Request is not { } request)
        {
            return Draw(at, form, Replies.CheckInput);
        }

        var findings = request.Review(at.Facts, rules.Guideline, others: []);
        return Draw(
            at,
            form,
            findings.Any(f => f.Level == FindingLevel.Hard)
                ? "まだ記録していません。「確定できません」の項目を直してください。"
                : "まだ記録していません。内容を確認し、よければ「委嘱を記録」を押してください。",
            findings
        );
    }

    private StepResult Decide(Sitting at)
    {
        var form = Read(at);
        if (form.Request is not { } request)
        {
            return Draw(at, form, Replies.CheckInput);
        }

        return request
            .Decide(at.Facts, rules.Guideline)
            .Match<StepResult>(
                member =>
                    at.Commit(
                        new CouncilChange
                        {
                            Audit = at.Audit(Save, member.Id.Value),
                            Writes =
                            [
                                new CouncilWrite.PutMember(member),
                                .. form.HasContact ? [new CouncilWrite.PutContact(form.Contact)] : Array.Empty<CouncilWrite>(),
                            ],
                        },
                        after => Commissioned(at, after, member, request)
                    ),
                refusal => Draw(at, form, RefusalWords.Of(refusal), request.Review(at.Facts, rules.Guideline, others: []))
            );
    }

    private Reply Commissioned(Sitting before, Sitting after, Member member, CommissionMember request)
    {
        var commission = member.Newest!; // The one that was just made.
        var day = commission.Term.First > after.Today ? commission.Term.First : after.Today;
        var owed = ObligationPlanner.Of(before.Facts, day, rules).Select(o => o.Key).ToHashSet();
        return Reply.Card(
            CommissionedCard.Render(
                new CommissionedView
                {
                    Drawing = after.Draw(),
                    Council = after.Council.Id,
                    CouncilName = after.Council.Name,
                    Member = member.Id,
                    Commission = commission,
                    Duties =
                    [
                        .. ObligationPlanner
                            .Of(after.Facts, day, rules)
                            .Where(o =>
                                o.Kind is ObligationKind.MemberRoster or ObligationKind.OperationListCorrection && !owed.Contains(o.Key)
                            ),
                    ],
                    Findings =
                    [
                        .. request
                            .Review(before.Facts, rules.Guideline, others: [])
                            .Where(f => f.Code is not ("commission.same-name" or "commission.long-service")),
                    ],
                }
            )
        );
    }

    private StepResult TakeBack(Sitting at)
    {
        var first = JapaneseDate.TryParse(at.Data.Text(FirstKey), out var on) ? on : DateOnly.MinValue;
        var id = new MemberId(at.Step.Flow);
        return new TakeBackCommission(id, first)
            .Decide(at.Facts, at.Access)
            .Match<StepResult>(
                member =>
                    at.Commit(
                        at.Audit(Undo, member.Id.Value, $"{first:O}/{at.Facts.Member(id)?.Newest?.Term.Last:O}"),
                        new CouncilWrite.PutMember(member),
                        after => List(after, "委嘱の記録を取り消しました。")
                    ),
                refusal => List(at, RefusalWords.Of(refusal))
            );
    }

    private Reply List(Sitting at, string note) => Reply.Card(MemberListCard.Render(MemberListView.Of(at, rules, note: note)));

    private Reply Draw(Sitting at, CommissionForm? form = null, string? note = null, IReadOnlyList<Finding>? findings = null)
    {
        var vacancies = Open(at);
        var predecessor = vacancies.FirstOrDefault(v => v.Former.Id.Value == at.Data.Text(MemberVerbs.PredecessorKey));
        return Reply.Card(
            CommissionCard.Render(
                new CommissionView
                {
                    Drawing = at.Draw(),
                    Council = at.Council.Id,
                    CouncilName = at.Council.Name,
                    Today = at.Today,
                    Vacancies = vacancies,
                    Predecessor = predecessor?.Former.Id,
                    Person = Known(at),
                    First = predecessor is null && form is null ? Proposed(at.Today) : at.Today,
                    Term = TermOf(at, form?.Request),
                    Findings = findings,
                    Form = form?.State ?? Known(at.Data),
                    Note = note,
                }
            )
        );
    }

    /// <summary>The seats that are vacant and for which nobody is commissioned yet.</summary>
    private static IReadOnlyList<Vacancy> Open(Sitting at) => [.. Vacancies.On(at.Facts, at.Today).Where(v => v.Successor is null)];

    private CommissionTerm? TermOf(Sitting at, CommissionMember? request) =>
        request is null || request.Last < request.First ? null
        : request.Last is { } last ? new CommissionTerm(request.First, last)
        : request.DefaultTerm(at.Facts, rules.Guideline);

    private static DateOnly Proposed(DateOnly today)
    {
        var april = FiscalYear.Of(today).Next.First;
        return april.DayNumber - today.DayNumber <= DaysBeforeApril ? april : today;
    }

    private static CommissionForm Read(Sitting at) =>
        CommissionForm.Read(at.Data, Known(at)?.Id ?? new MemberId($"{at.Step.Command.Id:N}"), Known(at));

    /// <summary>The name of a candidate, where the card from which one comes knows it.</summary>
    private static FormState Known(CardData data) =>
        FormState.Clean with
        {
            Typed = MemberFields.OfPerson.Take(1).Where(f => data.Has(f.Id)).ToDictionary(f => f.Id, f => data.Text(f.Id)),
        };

    /// <summary>A person who was a member before, as the card that leads here names him or her.</summary>
    private static Member? Known(Sitting at) =>
        at.Step.Flow is { Length: > 0 } id && at.Facts.Member(new MemberId(id)) is { } member ? member : null;
}
