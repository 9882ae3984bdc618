using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>One page of 履歴: the audit lines of a fiscal year, the newest first.</summary>
/// <param name="Count">Lines of the year that are told.</param>
/// <param name="Page">From 0, the newest.</param>
public sealed record ChangeHistory(FiscalYear Year, IReadOnlyList<AuditEntry> Entries, int Count, int Page)
{
    /// <summary>What fits on a readable card.</summary>
    public const int OfPage = 6;

    public int Pages => Math.Max(1, (Count + OfPage - 1) / OfPage);

    /// <param name="lines">Of the year, in any order.</param>
    /// <param name="isTold">Chooses by the code: what is saved on the way to a record is told by the record.</param>
    /// <param name="member">Only lines about this member; null for all.</param>
    public static ChangeHistory Of(FiscalYear year, IReadOnlyList<AuditEntry> lines, Func<string, bool> isTold, MemberId? member, int page)
    {
        List<AuditEntry> told =
        [
            .. lines
                .Where(l => year.Contains(JapanTime.DayOf(l.At)) && isTold(l.What) && (member is not { } id || IsAbout(l, id)))
                .OrderByDescending(l => l.At)
                .ThenBy(l => l.Command),
        ];
        var last = Math.Max(0, (told.Count - 1) / OfPage);
        var shown = Math.Clamp(page, 0, last);
        return new ChangeHistory(year, [.. told.Skip(shown * OfPage).Take(OfPage)], told.Count, shown);
    }

    /// <summary>The line names the member, or tells a value of his or hers.</summary>
    public static bool IsAbout(AuditEntry line, MemberId member) =>
        Subjects(line).Contains(member.Value) || line.Values?.Any(v => v.Fact == $"member/{member}") == true;

    /// <summary>The ids that a line names: one, or several of a batch, some with a day behind.</summary>
    public static IReadOnlyList<string> Subjects(AuditEntry line) => line.Subject?.Split([',', ' ', '|', '@', '/']) ?? [];
}
