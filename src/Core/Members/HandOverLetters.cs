using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>Members with the day of their letters.</summary>
public sealed record LettersHandedOver(IReadOnlyList<Member> Members);

/// <summary>
/// 委嘱状（第3号様式）の交付, by which a commission is made (要綱 第5-1): of one letter or of several on one day, whatever their terms, each by itself: what is right is noted, and what is not comes back with the reason. A
/// day that is wrong is wrong for all.
/// </summary>
public sealed record HandOverLetters(IReadOnlyList<LetterOf> Letters, DateOnly Day)
{
    public Outcome<HandedOverInPart> Decide(CouncilFacts facts, DateOnly today)
    {
        if (Day > today)
        {
            return new Refusal("commission.letter-in-future") { Property = nameof(Day) };
        }

        var members = new Dictionary<MemberId, Member>();
        var refused = new List<RefusedLetter>();
        foreach (var letter in Letters.Distinct())
        {
            var known = members.GetValueOrDefault(letter.Member) ?? facts.Member(letter.Member);
            if (known?.Commissions.FirstOrDefault(c => c.Term.First == letter.First) is not { InOffice: not null } commission)
            {
                refused.Add(new RefusedLetter(letter, new Refusal("commission.letter-unknown", known?.Name ?? "")));
            }
            else if (commission.LetterHandedOver is { } day)
            {
                refused.Add(
                    new RefusedLetter(letter, new Refusal("commission.letter-already", known.Name, Time.JapaneseDate.WithoutWeekday(day)))
                );
            }
            else
            {
                members[letter.Member] = known.Replacing(commission, commission with { LetterHandedOver = Day });
            }
        }

        return members.Count > 0 ? new HandedOverInPart([.. members.Values], refused)
            : refused.Count > 0 ? refused[0].Refusal
            : new Refusal("commission.no-letter-chosen") { Property = nameof(Letters) };
    }
}

/// <summary>Members with the day of their letters, and the letters that could not be noted.</summary>
public sealed record HandedOverInPart(IReadOnlyList<Member> Members, IReadOnlyList<RefusedLetter> Refused);

public sealed record RefusedLetter(LetterOf Letter, Refusal Refusal);

/// <summary>取り消し of 交付 that were entered by mistake, together and on one day.</summary>
public sealed record WithdrawLetters(IReadOnlyList<LetterOf> Letters, DateOnly Day)
{
    public Outcome<LettersHandedOver> Decide(CouncilFacts facts)
    {
        var members = new Dictionary<MemberId, Member>();
        foreach (var letter in Letters.Distinct())
        {
            var known = members.GetValueOrDefault(letter.Member) ?? facts.Member(letter.Member);
            if (known?.Commissions.FirstOrDefault(c => c.Term.First == letter.First && c.LetterHandedOver == Day) is { } commission)
            {
                members[letter.Member] = known.Replacing(commission, commission with { LetterHandedOver = null });
            }
        }

        return members.Count == 0 ? new Refusal("commission.changed-meanwhile") : new LettersHandedOver([.. members.Values]);
    }
}
