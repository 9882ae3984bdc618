using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Histories;

/// <summary>履歴 of a council, or of one member of it: a page of a fiscal year.</summary>
internal sealed record TrailView
{
    /// <summary>Values of a batch that are told in full.</summary>
    private const int MostValues = 4;

    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    /// <summary>Of whom alone it tells; null for all of the council.</summary>
    public Member? Member { get; init; }

    public required ChangeHistory History { get; init; }

    public required IReadOnlyList<TrailLine> Lines { get; init; }

    public required FiscalYear ThisYear { get; init; }

    public static TrailView Of(Sitting at, Member? member, ChangeHistory history) =>
        new()
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            Member = member,
            History = history,
            ThisYear = FiscalYear.Of(at.Today),
            Lines = [.. history.Entries.Select(e => Line(at.Facts, e, member?.Id))],
        };

    private static TrailLine Line(CouncilFacts facts, AuditEntry entry, MemberId? member)
    {
        var told = (entry.Values ?? [])
            .Where(v => member is not { } id || !v.Fact.StartsWith("member/", StringComparison.Ordinal) || v.Fact == $"member/{id}")
            .ToList();
        List<string> values = [.. told.Take(MostValues).Select(v => ValueWords.Of(facts, v))];
        if (told.Count > MostValues)
        {
            values.Add($"ほかに{told.Count - MostValues}項目");
        }

        if (values.Count == 0 && Named(facts, entry) is { Length: > 0 } named)
        {
            values.Add(named);
        }

        if (HistoryWords.Before(entry.What) is { } label && entry.Before is { Length: > 0 } before)
        {
            values.Add($"{label}：{Cards.Shapes.Short(before, 80)}");
        }

        return new TrailLine(entry.At, HistoryWriter.Of(facts, entry), HistoryWords.Of(entry.What), values);
    }

    /// <summary>The members that a line without values names.</summary>
    private static string Named(CouncilFacts facts, AuditEntry entry) =>
        string.Join('、', ChangeHistory.Subjects(entry).Select(s => facts.Member(new MemberId(s))?.Name).OfType<string>().Distinct());
}

/// <param name="By">Unit, rank and name as they were on the day.</param>
/// <param name="Values">Old and new, in words.</param>
internal sealed record TrailLine(DateTimeOffset At, string By, string What, IReadOnlyList<string> Values);
