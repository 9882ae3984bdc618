using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;

namespace KobanBot.Core.Meetings;

/// <summary>
/// 委嘱状 that were handed over at a meeting (要綱 第5-1): ticked with the attendance, they become the same fact as 交付 with the 確定 of the record, on
/// the meeting's day. A correction takes back what its former revision said and enters what it says itself.
/// </summary>
public static class LettersOfRecord
{
    /// <summary>Whose letter can be ticked: members of the day who have none yet, and those whose letter this record has entered.</summary>
    public static IReadOnlyList<PendingLetter> Offered(CouncilFacts facts, MeetingDraft draft, DateOnly day, GuidelineSettings settings)
    {
        var own = (draft.Revises?.Before?.Attendance.Letters ?? []).Concat(draft.Content.Attendance.Letters).ToHashSet();
        return
        [
            .. PendingLetter
                .Of(facts, day, settings)
                .Concat(
                    facts.Members.SelectMany(m =>
                        m.Commissions.Where(c =>
                                c.LetterHandedOver is { } on
                                && on == draft.Revises?.Before?.Date
                                && own.Contains(new LetterOf(m.Id, c.Term.First))
                            )
                            .Select(c => new PendingLetter(m, c))
                    )
                )
                .Where(p => p.Member.InOfficeOn(day))
                .DistinctBy(p => (p.Member.Id, p.Commission.Term.First)),
        ];
    }

    /// <summary>The members whose letters the 確定 enters or takes back; a letter that was entered otherwise meanwhile stays as it is.</summary>
    public static IReadOnlyList<Member> After(CouncilFacts facts, MeetingDraft draft, DateOnly date)
    {
        var changed = new Dictionary<MemberId, Member>();
        if (draft.Revises?.Before is { Date: { } former } before)
        {
            var stays = former == date ? draft.Content.Attendance.Letters : [];
            foreach (var letter in before.Attendance.Letters.Except(stays))
            {
                Put(letter, former, null);
            }
        }

        foreach (var letter in draft.Content.Attendance.Letters)
        {
            Put(letter, null, date);
        }

        return [.. changed.Values];

        void Put(LetterOf letter, DateOnly? from, DateOnly? to)
        {
            var member = changed.GetValueOrDefault(letter.Member) ?? facts.Member(letter.Member);
            if (
                member?.Commissions.FirstOrDefault(c => c.Term.First == letter.First && c.LetterHandedOver == from) is
                { InOffice: not null } of
            )
            {
                changed[letter.Member] = member.Replacing(of, of with { LetterHandedOver = to });
            }
        }
    }
}
