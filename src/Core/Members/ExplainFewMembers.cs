using KobanBot.Core.Councils;
using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>少人数理由: why a council has fewer than about ten members (記 第2-3(2)). The section enters it.</summary>
/// <param name="Reason">Empty takes the reason back.</param>
public sealed record ExplainFewMembers(string Reason)
{
    public Outcome<Council> Decide(CouncilFacts facts, CouncilAccess access)
    {
        if (!access.Commission)
        {
            return new Refusal("commission.not-station");
        }

        var reason = Reason.Length > 0 ? Reason : null;
        return facts.Council.FewMembersReason == reason
            ? new Refusal("member.nothing-changed")
            : facts.Council with
            {
                FewMembersReason = reason,
            };
    }
}
