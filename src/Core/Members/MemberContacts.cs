using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Members;

public enum ContactKind
{
    /// <summary>会議への出席.</summary>
    Meeting,

    /// <summary>訪問、電話等 (記 第2-3(3)イ).</summary>
    Visit,

    /// <summary>欠席者への連絡 (記 第2-6(6)).</summary>
    Absence,
}

/// <summary>最終接触: when officers and a member last met or spoke, as far as the records say.</summary>
/// <param name="Means">方法 with what was noted; empty for a meeting.</param>
public sealed record LastContact(DateOnly Day, ContactKind Kind, string Means)
{
    /// <summary>Null where nothing is recorded.</summary>
    public static LastContact? Of(CouncilFacts facts, MemberId member, DateOnly today) =>
        All(facts, member).Where(c => c.Day <= today).OrderByDescending(c => c.Day).FirstOrDefault();

    /// <summary>Visits and other contacts, the newest first; meetings are in <see cref="ParticipationHistory"/>.</summary>
    public static IReadOnlyList<LastContact> Visits(CouncilFacts facts, MemberId member) =>
        [.. All(facts, member).Where(c => c.Kind != ContactKind.Meeting).OrderByDescending(c => c.Day)];

    private static IEnumerable<LastContact> All(CouncilFacts facts, MemberId member) =>
        facts
            .Fulfilments.Where(f => !f.Withdrawn && IsOf(f, member))
            .Select(f => new LastContact(f.Day, f.Kind == ObligationKind.MemberVisit ? ContactKind.Visit : ContactKind.Absence, f.Means))
            .Concat(
                ParticipationHistory.Of(facts, member).Where(p => p.Present).Select(p => new LastContact(p.Date, ContactKind.Meeting, ""))
            );

    private static bool IsOf(Fulfilment done, MemberId member) =>
        done.Kind switch
        {
            ObligationKind.MemberVisit => done.Subject == member.Value,
            ObligationKind.AbsenteeContact => done.Subject.EndsWith($"/{member}", StringComparison.Ordinal),
            _ => false,
        };
}

/// <summary>訪問・接触の記録 (記 第2-3(3)イ). The guideline gives no interval, so it may be entered at any time.</summary>
public sealed record NoteVisit(MemberId Member, DateOnly Day, string Means, string Note)
{
    public Outcome<Fulfilment> Decide(CouncilFacts facts, OfficerId by, DateOnly today)
    {
        if (facts.Member(Member) is not { } member)
        {
            return new Refusal("commission.unknown-member");
        }

        if (Day > today)
        {
            return new Refusal("done.in-future") { Property = nameof(Day) };
        }

        if (!member.InOfficeOn(Day))
        {
            return new Refusal("visit.not-in-office", JapaneseDate.WithoutWeekday(Day)) { Property = nameof(Day) };
        }

        return Means.Length == 0
            ? new Refusal("done.means-missing") { Property = nameof(Means) }
            : new Fulfilment(
                ObligationKind.MemberVisit,
                Member.Value,
                Obligation.DaySubject(Day),
                Day,
                Note.Length == 0 ? Means : $"{Means}（{Note}）",
                by
            );
    }
}
