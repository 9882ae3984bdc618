using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>The entry that a change of a person's postings leaves in the person's partition: rights follow from them alone.</summary>
internal static class RightsAudit
{
    /// <summary>Null where the postings are what they were. Before stands what they were; the head row has what they are.</summary>
    public static AuditEntry? Of(Officer? before, Officer after, DateTimeOffset now) =>
        before is not null && Told(before) == Told(after)
            ? null
            : new AuditEntry(
                now,
                ReadAudit.Operator,
                "rights.import",
                Guid.CreateVersion7(now),
                Told(after),
                before is null ? null : Told(before)
            );

    /// <summary>Postings in short, as they stood.</summary>
    public static string Told(Officer officer) =>
        string.Join(' ', officer.Assignments.Select(a => $"{a.Role}@{a.Unit}:{a.Days.From:yyyyMMdd}-{a.Days.To:yyyyMMdd}"));
}
