using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Meetings;

/// <summary>好事例 of a record: the station writes what the headquarters may read, or takes it back. The record itself is not changed.</summary>
public static class MarkExample
{
    public static Outcome<CouncilChange> Decide(
        CouncilFacts facts,
        MeetingId meeting,
        int revision,
        string text,
        Officer by,
        DateOnly today,
        AuditEntry audit
    ) =>
        text.Length == 0
            ? new Refusal("example.text-missing")
            : Marked(
                facts,
                meeting,
                revision,
                new GoodExample(text, by.Id, today),
                audit with
                {
                    Before = facts.Meeting(meeting)?.Example?.Text,
                }
            );

    public static Outcome<CouncilChange> Withdraw(CouncilFacts facts, MeetingId meeting, int revision, AuditEntry audit) =>
        facts.Meeting(meeting)?.Example is { } former
            ? Marked(facts, meeting, revision, null, audit with { Before = former.Text })
            : new Refusal("example.none");

    private static Outcome<CouncilChange> Marked(
        CouncilFacts facts,
        MeetingId meeting,
        int revision,
        GoodExample? example,
        AuditEntry audit
    ) =>
        facts.Meeting(meeting) is { } record && record.Revision == revision
            ? new CouncilChange { Audit = audit, Writes = [new CouncilWrite.MarkRecord(record with { Example = example })] }
            : new Refusal("record.changed-meanwhile");
}
