using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Members.Rosters;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Commissioning;

/// <summary>委嘱の取消し before the first day: whoever was commissioned for 1 April and cannot begin. The seat is asked for again.</summary>
internal sealed class WithdrawFlow(ObligationRules rules) : IFlow
{
    public const string Save = "commission.withdraw.save";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.Council(MemberVerbs.WithdrawCommission, at => Draw(at)) with
            {
                Rights = CouncilRights.Commission,
            },
            Changes.Council(Save, CouncilRights.Commission, Decide),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(MemberVerbs.WithdrawCommission, "2/0"),
            new(Save, "2/1")
            {
                Writes = ["council.member"],
                Audits = [Save],
                Opens = [ObligationKind.MemberVacancy, ObligationKind.TermEnd, ObligationKind.TooFewMembers],
                Ends = [ObligationKind.MemberRoster, ObligationKind.OperationListCorrection],
            },
        ];

    private StepResult Decide(Sitting at)
    {
        var fields = new FieldReader(at.Data);
        var reason = fields.Text(WithdrawCard.Reason, WithdrawCard.Longest);
        var state = fields.State();
        if (state.HasErrors)
        {
            return Draw(at, state, Replies.CheckInput);
        }

        var first = JapaneseDate.TryParse(at.Data.Text(WithdrawCard.FirstKey), out var on) ? on : DateOnly.MinValue;
        var id = new MemberId(at.Step.Flow);
        var before = at.Facts.Member(id)?.Commissions.FirstOrDefault(c => c.Term.First == first);
        return new WithdrawCommission(id, first, reason)
            .Decide(at.Facts, at.Access, at.Today)
            .Match<StepResult>(
                member =>
                    at.Commit(
                        at.Audit(Save, id.Value, $"{first:O}/{before?.Term.Last:O} {reason}"),
                        new CouncilWrite.PutMember(member),
                        after =>
                            Reply.Card(
                                MemberListCard.Render(
                                    MemberListView.Of(
                                        after,
                                        rules,
                                        note: "委嘱を取り消しました。欠けた委員の補充は「委員を追加」から入力できます。"
                                    )
                                )
                            )
                    ),
                refusal =>
                    refusal.Property == nameof(WithdrawCommission.Reason)
                        ? Draw(at, state.With(WithdrawCard.Reason, RefusalWords.Of(refusal)), Replies.CheckInput)
                        : Draw(at, state, RefusalWords.Of(refusal))
            );
    }

    private static Reply Draw(Sitting at, FormState? form = null, string? note = null) =>
        at.Facts.Member(new MemberId(at.Step.Flow)) is { } member && member.ComingOn(at.Today) is { } commission
            ? Reply.Card(
                WithdrawCard.Render(
                    new WithdrawView(at.Draw(), at.Council.Id, at.Council.Name, member, commission)
                    {
                        Form = form ?? FormState.Clean,
                        Note = note,
                    }
                )
            )
            : Reply.Sentence("取り消すことができる委嘱はありません。任期が始まった委員は、解嘱の手続を行ってください。");
}
