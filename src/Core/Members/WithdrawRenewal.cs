using System.Globalization;
using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>
/// 取り消し of a 再任 that was entered by mistake, while it has had no effect: the term has not begun and no letter was handed over. What has
/// begun ends by 解嘱 only.
/// </summary>
/// <param name="First">First day of the terms that were entered.</param>
public sealed record WithdrawRenewal(DateOnly First, IReadOnlyList<MemberId> Members)
{
    /// <summary>The members as they were; what they had said about the term is asked again.</summary>
    public Outcome<WithdrawnRenewals> Decide(CouncilFacts facts, DateOnly today)
    {
        if (First <= today)
        {
            return new Refusal("commission.begun");
        }

        var members = new List<Member>();
        foreach (var id in Members)
        {
            if (
                facts.Member(id) is not { Newest: { Kind: CommissionKind.Renewal, Dismissal: null, Consideration: null } newest } member
                || newest.Term.First != First
            )
            {
                return new Refusal("commission.changed-meanwhile");
            }

            if (newest.LetterHandedOver is not null)
            {
                return new Refusal("commission.letter-handed-over", member.Name);
            }

            members.Add(member with { Commissions = [.. member.Commissions.Where(c => c != newest)] });
        }

        return members.Count == 0 ? new Refusal("commission.changed-meanwhile") : new WithdrawnRenewals(members);
    }
}

/// <summary>Members without the commission that was taken back.</summary>
public sealed record WithdrawnRenewals(IReadOnlyList<Member> Members);
