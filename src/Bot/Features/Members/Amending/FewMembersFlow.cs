using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Members.Rosters;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Amending;

/// <summary>少人数理由, entered by the section from the list of members where the number is small.</summary>
internal sealed class FewMembersFlow(ObligationRules rules) : IFlow
{
    public const string Save = "members.few.save";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.Council(MemberVerbs.Few, at => Draw(at)) with
            {
                Rights = CouncilRights.Commission,
            },
            Changes.Council(Save, CouncilRights.Commission, Decide),
        ];

    public IReadOnlyList<Effect> Effects =>
        [new(MemberVerbs.Few, "2/0"), new(Save, "2/1") { Writes = ["council"], Audits = ["members.few.save"] }];

    private StepResult Decide(Sitting at)
    {
        var fields = new FieldReader(at.Data);
        var reason = fields.Text(FewMembersCard.Reason, FewMembersCard.Longest);
        var state = fields.State();
        return state.HasErrors
            ? Draw(at, state, Replies.CheckInput)
            : new ExplainFewMembers(reason)
                .Decide(at.Facts, at.Access)
                .Match<StepResult>(
                    council =>
                        at.Commit(
                            at.Audit(Save, before: at.Council.FewMembersReason),
                            new CouncilWrite.PutCouncil(council),
                            after =>
                                Reply.Card(MemberListCard.Render(MemberListView.Of(after, rules, note: "少人数の理由を保存しました。")))
                        ),
                    refusal => Draw(at, state, RefusalWords.Of(refusal))
                );
    }

    private Reply Draw(Sitting at, FormState? form = null, string? note = null) =>
        Reply.Card(
            FewMembersCard.Render(
                new FewMembersView(
                    at.Draw(),
                    at.Council.Id,
                    at.Council.Name,
                    at.Facts.MembersOn(at.Today, rules.Guideline).Count(),
                    at.Council.FewMembersReason
                )
                {
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );
}
