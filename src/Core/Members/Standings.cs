using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Members;

/// <summary>Where a member still stands in a council: what has to be looked at when he or she has died.</summary>
/// <param name="Where">In the words of the list.</param>
/// <param name="What">What is there.</param>
public sealed record Standing(StandingPlace Place, string Where, string What)
{
    /// <summary>Every place, the office first; empty when the person stands nowhere any more.</summary>
    public static IReadOnlyList<Standing> Of(CouncilFacts facts, MemberId id, DateOnly today)
    {
        if (facts.Member(id) is not { } member)
        {
            return [];
        }

        return
        [
            .. member
                .Commissions.Where(c => c.InOffice is { } days && days.To >= today)
                .OrderBy(c => c.Term.First)
                .Select(c => Office(c, today)),
            .. member.RenewalIntention == RenewalIntention.Willing && member.InOfficeOn(today)
                ? [new Standing(StandingPlace.Intention, "再任の意向", "再任の意向ありと記録されています。")]
                : Array.Empty<Standing>(),
            .. Absences(facts, id),
            .. facts
                .Reports.Where(r => r.IsOpen && r.Member == id)
                .Select(r => new Standing(
                    StandingPlace.Report,
                    "署への連絡",
                    $"{JapaneseDate.WithoutWeekday(JapanTime.DayOf(r.At))}の連絡が対応待ちです。"
                )),
        ];
    }

    private static Standing Office(Commission commission, DateOnly today)
    {
        var letter = commission.LetterHandedOver is null ? "委嘱状は交付前です。" : "委嘱状は交付済みです。";
        return commission.Term.First > today
            ? new Standing(
                StandingPlace.Coming,
                "次の任期",
                $"{JapaneseDate.WithoutWeekday(commission.Term.First)}からの委嘱があります。{letter}"
            )
            : new Standing(
                StandingPlace.Office,
                "委員名簿",
                $"{JapaneseDate.WithoutWeekday(commission.Term.Last)}までの委員として記載されています。{letter}"
            );
    }

    /// <summary>Meetings whose results he or she was still to be told.</summary>
    private static IEnumerable<Standing> Absences(CouncilFacts facts, MemberId id) =>
        facts
            .Meetings.Where(m =>
                m.Absent.Contains(id)
                && !facts.Fulfilments.Any(f => !f.Withdrawn && f.Kind == ObligationKind.AbsenteeContact && f.Subject == $"{m.Id}/{id}")
            )
            .OrderByDescending(m => m.Date)
            .Take(3)
            .Select(m => new Standing(
                StandingPlace.Absence,
                "欠席者への連絡",
                $"{JapaneseDate.WithoutWeekday(m.Date)}の会議の欠席者です。"
            ));
}

public enum StandingPlace
{
    /// <summary>A term that runs.</summary>
    Office,

    /// <summary>A term that has been commissioned and has not begun.</summary>
    Coming,

    Intention,

    Absence,

    Report,
}
