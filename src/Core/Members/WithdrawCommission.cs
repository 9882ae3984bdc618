using KobanBot.Core.Councils;
using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>
/// 取消し of a commission that has not begun, with a reason: somebody who was commissioned for 1 April dies in March. No 解嘱, because nobody
/// has been in office; what has begun ends by 解嘱 only, and a 再任 that was entered by mistake by <see cref="WithdrawRenewal"/>.
/// </summary>
/// <param name="First">First day of the term that is taken back.</param>
/// <param name="Reason">Without names; it stands in the audit entry.</param>
public sealed record WithdrawCommission(MemberId Member, DateOnly First, string Reason)
{
    /// <summary>The member without that commission; the seat is free again.</summary>
    public Outcome<Member> Decide(CouncilFacts facts, CouncilAccess access, DateOnly today)
    {
        if (!access.Commission)
        {
            return new Refusal("commission.not-station");
        }

        if (First <= today)
        {
            return new Refusal("commission.begun");
        }

        if (
            facts.Member(Member) is not { } member
            || member.Commissions.FirstOrDefault(c => c.Term.First == First && c.Dismissal is null) is not { } commission
        )
        {
            return new Refusal("commission.changed-meanwhile");
        }

        return string.IsNullOrWhiteSpace(Reason)
            ? new Refusal("commission.reason-missing") { Property = nameof(Reason) }
            : member with
            {
                Commissions = [.. member.Commissions.Where(c => c != commission)],
            };
    }
}
