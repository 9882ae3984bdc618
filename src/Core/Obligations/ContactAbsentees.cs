using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>連絡済み: some of a meeting's absentees were told of its results on one day (記 第2-6(6)).</summary>
public sealed record ContactAbsentees(MeetingId Meeting, IReadOnlyList<MemberId> Members, DateOnly Day, string Means)
{
    /// <summary>Who was absent and is a member still, in the council's order, with what was entered about it so far.</summary>
    public static IReadOnlyList<Absentee> Of(CouncilFacts facts, MeetingRecord record, DateOnly today) =>
        [
            .. facts
                .Members.Where(m => record.Absent.Contains(m.Id) && m.InOfficeOn(today))
                .Select(m => new Absentee(
                    m,
                    facts
                        .Fulfilments.Where(f =>
                            !f.Withdrawn
                            && f.Kind == ObligationKind.AbsenteeContact
                            // One by one, or all of them by the meeting's own 済み.
                            && (f.Subject == Subject(record, m.Id) || f.Subject == record.Id.Value)
                        )
                        .MinBy(f => f.Day)
                )),
        ];

    /// <summary>As in <see cref="Obligation.Subject"/>.</summary>
    public static string Subject(MeetingRecord record, MemberId member) => $"{record.Id}/{member}";

    /// <summary>One entry for each; whom a colleague has entered meanwhile is left as it is.</summary>
    public Outcome<Contacts> Decide(CouncilFacts facts, OfficerId by, DateOnly today)
    {
        if (facts.Meeting(Meeting) is not { } record)
        {
            return new Refusal("absent.no-meeting");
        }

        if (Members.Count == 0)
        {
            return new Refusal("absent.nobody-chosen") { Property = nameof(Members) };
        }

        var absentees = Of(facts, record, today);
        if (Members.Any(id => absentees.All(a => a.Member.Id != id)))
        {
            return new Refusal("absent.not-absent");
        }

        if (Day > today)
        {
            return new Refusal("done.in-future") { Property = nameof(Day) };
        }

        if (Day < record.Date)
        {
            return new Refusal("absent.before-meeting", JapaneseDate.WithoutWeekday(record.Date)) { Property = nameof(Day) };
        }

        if (Means.Length == 0)
        {
            return new Refusal("done.means-missing") { Property = nameof(Means) };
        }

        List<Fulfilment> entries =
        [
            .. absentees
                .Where(a => a.Contacted is null && Members.Contains(a.Member.Id))
                .Select(a => new Fulfilment(ObligationKind.AbsenteeContact, Subject(record, a.Member.Id), "", Day, Means, by)),
        ];
        return entries.Count == 0 ? new Refusal("absent.all-contacted") : new Contacts(entries);
    }
}

/// <param name="Contacted">What was entered; null while he or she is still to be contacted.</param>
public sealed record Absentee(Member Member, Fulfilment? Contacted);

/// <summary>Entries that are made, or withdrawn, in one step.</summary>
public sealed record Contacts(IReadOnlyList<Fulfilment> Entries);

/// <summary>取り消し of entries that were made together.</summary>
public sealed record WithdrawContacts(MeetingId Meeting, IReadOnlyList<MemberId> Members, DateOnly Day)
{
    public Outcome<Contacts> Decide(CouncilFacts facts, DateOnly today)
    {
        if (facts.Meeting(Meeting) is not { } record)
        {
            return new Refusal("absent.no-meeting");
        }

        List<Fulfilment> entries =
        [
            .. ContactAbsentees
                .Of(facts, record, today)
                .Where(a => Members.Contains(a.Member.Id))
                .Select(a => a.Contacted)
                .OfType<Fulfilment>()
                .Where(f => f.Day == Day)
                .Distinct()
                .Select(f => f with { Withdrawn = true }),
        ];
        return entries.Count == 0 ? new Refusal("done.not-marked") : new Contacts(entries);
    }
}
