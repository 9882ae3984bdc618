using KobanBot.Core.Councils;
using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>
/// 取り消し of a 委嘱 that was entered by mistake, while it has had no effect: no letter was handed over, no meeting was held, no dismissal was
/// decided, and nobody was commissioned in the member's place. What has had an effect ends by 解嘱 only.
/// </summary>
/// <param name="First">First day of the commission.</param>
public sealed record TakeBackCommission(MemberId Member, DateOnly First)
{
    /// <summary>The member without that commission; a person who had no other stays known, and is a member no more.</summary>
    public Outcome<Member> Decide(CouncilFacts facts, CouncilAccess access)
    {
        if (!access.Commission)
        {
            return new Refusal("commission.not-station");
        }

        if (facts.Member(Member) is not { } member || member.Newest is not { } newest || newest.Term.First != First)
        {
            return new Refusal("commission.changed-meanwhile");
        }

        if (newest.LetterHandedOver is not null)
        {
            return new Refusal("commission.letter-handed-over", member.Name);
        }

        return
            newest.Dismissal is not null
            || facts.Meetings.Any(m => newest.Covers(m.Date))
            || facts.Members.Any(m => m.Commissions.Any(c => c.Predecessor == Member && c.Term.First >= First))
            ? new Refusal("commission.has-effect", member.Name)
            : member with
            {
                Commissions = [.. member.Commissions.Where(c => c != newest)],
            };
    }
}
