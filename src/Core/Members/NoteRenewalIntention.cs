using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>再任の意向: what a member has said about another term, as an officer of the police box notes it. It decides nothing.</summary>
public sealed record NoteRenewalIntention(MemberId Member, RenewalIntention Intention)
{
    /// <summary>The member with what was said. It belongs to the newest commission, so there must be one that has not been ended.</summary>
    public Outcome<Member> Decide(CouncilFacts facts)
    {
        if (facts.Member(Member) is not { Newest: { } newest } member)
        {
            return new Refusal("commission.unknown-member");
        }

        return newest.Dismissal is not null
            ? new Refusal("commission.dismissed", member.Name)
            : member with
            {
                RenewalIntention = Intention,
            };
    }
}
