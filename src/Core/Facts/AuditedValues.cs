using System.Globalization;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Facts;

/// <summary>
/// Old and new value of what a change of a council changes, for its audit line (RULES 2.8). Addresses, telephone numbers, and the reasons and remarks
/// of a 解嘱 are not among them: who may see those sees them where they lie.
/// </summary>
public static class AuditedValues
{
    /// <summary>A batch is told in its first part: an audit line is one row.</summary>
    private const int Most = 60;

    /// <summary>Characters of a text.</summary>
    private const int Longest = 200;

    /// <returns>Null where nothing of it is told: drafts, messages, marks.</returns>
    public static IReadOnlyList<AuditedValue>? Of(CouncilFacts facts, CouncilChange change)
    {
        List<AuditedValue> values =
        [
            .. change
                .Writes.SelectMany(w => Of(facts, w))
                .Where(v => v.Before != v.After)
                .Distinct()
                .Take(Most)
                .Select(v => v with { Before = Cut(v.Before), After = Cut(v.After) }),
        ];
        return values.Count == 0 ? null : values;
    }

    private static IEnumerable<AuditedValue> Of(CouncilFacts facts, CouncilWrite write) =>
        write switch
        {
            CouncilWrite.PutCouncil(var council) => AuditedCouncil.Of(facts.Council, council),
            CouncilWrite.PutMember(var member) => AuditedMember.Of(facts.Members.FirstOrDefault(m => m.Id == member.Id), member),
            CouncilWrite.PutAmendment(var amendment) => AuditedMember.Of(amendment),
            CouncilWrite.PutPlan(var plan) => Plan(facts.PlanFor(plan.Year), plan),
            CouncilWrite.MarkRecord(var header) => Record(facts.Meeting(header.Id), header),
            CouncilWrite.AddRecord(var body) => Record(facts.Meeting(body.Header.Id), body.Header),
            CouncilWrite.PutFulfilment(var done) => Done(facts, done),
            CouncilWrite.PutFeedback(var feedback, _) => Feedback(
                facts.Feedback.FirstOrDefault(f => f.Entry.Id == feedback.Entry.Id),
                feedback
            ),
            CouncilWrite.PutRoster(var entry) => [new("roster", "posting", "", Posting(entry))],
            CouncilWrite.DropRoster(var entry) => [new("roster", "posting", Posting(entry), "")],
            _ => [],
        };

    private static IEnumerable<AuditedValue> Plan(MeetingPlan? before, MeetingPlan after)
    {
        var fact = $"plan/{after.Year.StartYear}";
        yield return new(fact, "meetings", Days(before?.Meetings), Days(after.Meetings));
        yield return new(fact, "places", Places(before?.Meetings), Places(after.Meetings));
        yield return new(fact, "priorities", before?.Priorities ?? "", after.Priorities);
        yield return new(fact, "events", before?.Events ?? "", after.Events);
    }

    private static IEnumerable<AuditedValue> Record(MeetingRecord? before, MeetingRecord after)
    {
        var fact = $"meeting/{Day(after.Date)}";
        yield return new(fact, "date", Day(before?.Date), Day(after.Date));
        yield return new(fact, "revision", before is null ? "" : Number(before.Revision), Number(after.Revision));
        yield return new(fact, "state", before?.State.ToString() ?? "", after.State.ToString());
        yield return new(fact, "reported", Day(before?.ReportedOn), Day(after.ReportedOn));
        yield return new(fact, "present", before is null ? "" : Number(before.MembersPresent), Number(after.MembersPresent));
    }

    private static IEnumerable<AuditedValue> Done(CouncilFacts facts, Fulfilment after)
    {
        var before = facts.Fulfilments.FirstOrDefault(f =>
            f.Kind == after.Kind && f.Subject == after.Subject && f.Period == after.Period && !f.Withdrawn
        );
        yield return new($"done/{after.Kind}", "day", Day(before?.Day), after.Withdrawn ? "" : Day(after.Day));
    }

    private static IEnumerable<AuditedValue> Feedback(Feedback? before, Feedback after)
    {
        var fact = $"feedback/{Day(after.MeetingDate)}";
        yield return new(fact, "status", before?.Entry.Status.ToString() ?? "", after.Entry.Status.ToString());
        yield return new(fact, "measure", before?.Entry.Measure ?? "", after.Entry.Measure);
        yield return new(fact, "told", Day(before?.ToldOn), Day(after.ToldOn));
    }

    private static string Posting(RosterEntry entry) => $"{entry.UnitName} {entry.Title} {Days(entry.Days.From, entry.Days.To)}";

    private static string Days(IReadOnlyList<PlannedMeeting>? meetings) => string.Join('、', (meetings ?? []).Select(m => Day(m.Date)));

    private static string Places(IReadOnlyList<PlannedMeeting>? meetings) =>
        string.Join('、', (meetings ?? []).Select(m => m.Place).Where(p => p.Length > 0));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cut(string text) => text.Length <= Longest ? text : $"{text[..Longest]}…";

    internal static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    internal static string Days(DateOnly from, DateOnly? to) => $"{Day(from)}/{Day(to)}";
}
