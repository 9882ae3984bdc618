using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Meetings;

/// <summary>周知 to one member (記 第2-3(4)イ). Who is the last of all to be told completes 周知 of the meeting.</summary>
/// <param name="Meeting">開催日, planned or not: an extraordinary meeting has no plan.</param>
public sealed record TellOfMeeting(DateOnly Meeting, MemberId Member, string Means)
{
    /// <summary>The members of the meeting's day, with what was entered of each.</summary>
    public static IReadOnlyList<ToldMember> Of(CouncilFacts facts, DateOnly meeting) =>
        [.. facts.MembersOn(meeting).Select(m => new ToldMember(m, Entry(facts, Subject(meeting, m.Id))))];

    /// <summary>The next planned day that lies ahead; null where nothing is planned.</summary>
    public static DateOnly? Next(CouncilFacts facts, DateOnly today) =>
        facts
            .Plans.SelectMany(p => p.Meetings)
            .Select(m => m.Date)
            .Where(d => d >= today)
            .Order()
            .Select(d => (DateOnly?)d)
            .FirstOrDefault();

    /// <summary>The entry for the member, and for the meeting when nobody is left.</summary>
    public Outcome<ToldOfMeeting> Decide(CouncilFacts facts, OfficerId by, DateOnly today)
    {
        var all = Of(facts, Meeting);
        if (all.FirstOrDefault(t => t.Member.Id == Member) is not { } told)
        {
            return new Refusal("notice.not-a-member");
        }

        if (Means.Length == 0)
        {
            return new Refusal("done.means-missing") { Property = nameof(Means) };
        }

        if (told.Entry is not null)
        {
            return new Refusal("notice.told-already", told.Member.Name);
        }

        var entry = new Fulfilment(ObligationKind.MeetingNotice, Subject(Meeting, Member), "", today, Means, by);
        var isLast = all.All(t => t.Member.Id == Member || t.Entry is not null) && Entry(facts, Obligation.DaySubject(Meeting)) is null;
        return new ToldOfMeeting(
            isLast ? [entry, entry with { Subject = Obligation.DaySubject(Meeting), Means = $"{Means}（委員ごとに周知）" }] : [entry]
        );
    }

    /// <summary>取り消し: the member is to be told again, and 周知 of the meeting is open again.</summary>
    public static Outcome<ToldOfMeeting> Withdraw(CouncilFacts facts, DateOnly meeting, MemberId member)
    {
        if (Entry(facts, Subject(meeting, member)) is not { } entry)
        {
            return new Refusal("done.not-marked");
        }

        var whole = Entry(facts, Obligation.DaySubject(meeting));
        return new ToldOfMeeting([entry with { Withdrawn = true }, .. whole is null ? [] : new[] { whole with { Withdrawn = true } }]);
    }

    internal static string Subject(DateOnly meeting, MemberId member) => $"{Obligation.DaySubject(meeting)}/{member}";

    private static Fulfilment? Entry(CouncilFacts facts, string subject) =>
        facts.Fulfilments.FirstOrDefault(f => !f.Withdrawn && f.Kind == ObligationKind.MeetingNotice && f.Subject == subject);
}

/// <param name="Entry">What was entered; null while he or she is still to be told.</param>
public sealed record ToldMember(Member Member, Fulfilment? Entry);

/// <summary>Entries that are made, or withdrawn, in one step.</summary>
public sealed record ToldOfMeeting(IReadOnlyList<Fulfilment> Entries);
