using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Histories;

/// <summary>配置の履歴 of an officer of the station.</summary>
/// <param name="Postings">The newest first.</param>
/// <param name="Lines">Audit lines of the postings, the newest first.</param>
internal sealed record OfficerTrailView(Drawing Drawing, string Title, IReadOnlyList<string> Postings, IReadOnlyList<TrailLine> Lines)
{
    public const int MostPostings = 10;
    public const int MostLines = 6;

    /// <param name="lines">Of the officer's partition.</param>
    /// <param name="known">Who stands on the lists of the station, for whoever has entered it.</param>
    public static OfficerTrailView Of(Step step, Officer officer, IReadOnlyList<AuditEntry> lines, IReadOnlyList<RosterEntry> known)
    {
        var names = officer
            .Assignments.Select(a => (a.Unit, a.UnitName))
            .DistinctBy(u => u.Unit)
            .ToDictionary(u => u.Unit, u => u.UnitName, StringComparer.Ordinal);
        var told = lines.Where(l => HistoryWords.IsTold(l.What)).OrderBy(l => l.At).ToList();
        return new OfficerTrailView(
            step.Draw(),
            officer.Title,
            [.. officer.Assignments.OrderByDescending(a => a.Days.From).Take(MostPostings).Select(PostingText.Of)],
            [.. told.Select((l, i) => Line(l, i + 1 < told.Count ? told[i + 1] : null, officer, names, known)).Reverse().Take(MostLines)]
        );
    }

    /// <summary>What stands before the next change is what this one has made.</summary>
    private static TrailLine Line(
        AuditEntry line,
        AuditEntry? next,
        Officer officer,
        Dictionary<string, string> names,
        IReadOnlyList<RosterEntry> known
    )
    {
        var before = PostingText.Read(line.Before ?? "", names);
        var after = next is null ? PostingText.Of(officer) : PostingText.Read(next.Before ?? "", names);
        return new TrailLine(
            line.At,
            known.FirstOrDefault(r => r.Officer == line.By) is { } by ? $"{by.UnitName}　{by.Title}"
                : line.By == ReadAudit.Operator ? "取り込み（システムの運用者）"
                : $"名簿にない職員（{line.By}）",
            HistoryWords.Of(line.What),
            [.. before.Except(after).Select(p => $"前：{p}"), .. after.Except(before).Select(p => $"後：{p}")]
        );
    }
}

/// <summary>Whose 履歴: officers of the station by name or number, past and coming ones too.</summary>
internal sealed record OfficerChoiceView(Drawing Drawing, string Asked, IReadOnlyList<RosterEntry> Found)
{
    public const int MostRows = 10;
}
