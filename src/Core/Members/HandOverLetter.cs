using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>委嘱状（第3号様式）の交付, by which a commission is made (要綱 第5-1): to one member or to several on one day.</summary>
/// <param name="First">First day of the commissions whose letters are handed over.</param>
public sealed record HandOverLetter(IReadOnlyList<MemberId> Members, DateOnly First, DateOnly Day)
{
    /// <summary>The members with the day of their letters. A letter that was handed over before keeps its day unless it is named again.</summary>
    public Outcome<LettersHandedOver> Decide(CouncilFacts facts, DateOnly today)
    {
        if (Day > today)
        {
            return new Refusal("commission.letter-in-future");
        }

        var members = new List<Member>();
        foreach (var id in Members)
        {
            if (facts.Member(id) is not { } member || member.Commissions.All(c => c.Term.First != First))
            {
                return new Refusal("commission.unknown-member");
            }

            members.Add(
                member with
                {
                    Commissions = [.. member.Commissions.Select(c => c.Term.First == First ? c with { LetterHandedOver = Day } : c)],
                }
            );
        }

        return new LettersHandedOver(members);
    }
}

/// <summary>Members with the day of their letters.</summary>
public sealed record LettersHandedOver(IReadOnlyList<Member> Members);
