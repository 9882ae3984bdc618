using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Forms;

/// <summary>
/// 第2号様式 as a document that lives: what the station has recorded of it, and what has changed since. Its values are those of the printed form, so
/// that screen, form and count are one query.
/// </summary>
/// <param name="Now">The list of today.</param>
/// <param name="Editions">Of the running year, by number.</param>
public sealed record OperationDocument(OperationList Now, IReadOnlyList<OperationEdition> Editions)
{
    /// <summary>運営状況 and what follows from it or from the order of the lines; a meeting that was held is no 補正.</summary>
    private static readonly HashSet<string> Status =
    [
        "councils.no",
        "councils.planned",
        "councils.regular",
        "councils.extraordinary",
        "councils.requests",
    ];

    /// <summary>The tags of 記載事項 whose change is a 補正, in the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [.. OperationListForm.Form.Lists.Single().Columns.Select(c => c.Tag).Where(t => !Status.Contains(t))];

    public FiscalYear Year => FiscalYear.Of(Now.Day);

    /// <summary>The list as of 1 April; null until it was recorded.</summary>
    public OperationEdition? Annual => Editions.FirstOrDefault(e => e.Number == 0);

    public IReadOnlyList<OperationEdition> Corrections => [.. Editions.Where(e => e.Number > 0)];

    /// <summary>What the last edition does not show yet; nothing while there is no list that could be corrected.</summary>
    public IReadOnlyList<OperationEntry> Pending => Annual is null ? [] : Changes(Recorded(Editions), ValuesOf(Now));

    /// <summary>What has changed since the document was sent last; null where it had not been recorded by then.</summary>
    public IReadOnlyList<OperationEntry>? Since(DateOnly sent) =>
        Annual is { } annual && annual.Day <= sent ? Changes(Recorded([.. Editions.Where(e => e.Day <= sent)]), ValuesOf(Now)) : null;

    /// <param name="office">The station.</param>
    /// <param name="councils">Its councils, as far as the reader may read them.</param>
    public static OperationDocument Of(OfficeFacts office, IEnumerable<CouncilFacts> councils, DateOnly today, GuidelineSettings settings)
    {
        List<OperationEdition> editions = [.. office.Editions.Where(e => e.Year == FiscalYear.Of(today)).OrderBy(e => e.Number)];
        var list = OperationList.Of(new StationId(office.Directory.Unit), councils, today, settings);
        return new OperationDocument(list with { Corrections = Days(list, editions) }, editions);
    }

    /// <summary>What was corrected is told by the editions, once there are some.</summary>
    public static IReadOnlyList<DateOnly> Days(OperationList list, IReadOnlyList<OperationEdition> editions) =>
        editions.Count == 0 ? list.Corrections : [.. editions.Where(e => e.Number > 0 && e.Day <= list.Day).Select(e => e.Day)];

    /// <summary>The list's values by council and field.</summary>
    public static IReadOnlyDictionary<(CouncilId Council, string Field), string> ValuesOf(OperationList list) =>
        list
            .Councils.Zip(OperationListForm.Form.Fill(list).Lists["councils"])
            .SelectMany(line => Fields.Select(f => (Key: (line.First.Council.Id, f), Value: line.Second.Texts[f])))
            .Where(v => v.Value.Length > 0)
            .ToDictionary(v => v.Key, v => v.Value);

    /// <summary>What the editions add up to.</summary>
    public static IReadOnlyDictionary<(CouncilId Council, string Field), string> Recorded(IReadOnlyList<OperationEdition> editions)
    {
        var values = new Dictionary<(CouncilId, string), string>();
        foreach (var entry in editions.OrderBy(e => e.Number).SelectMany(e => e.Entries))
        {
            if (entry.Value.Length == 0)
            {
                values.Remove((entry.Council, entry.Field));
            }
            else
            {
                values[(entry.Council, entry.Field)] = entry.Value;
            }
        }

        return values;
    }

    /// <summary>From one state to another, by council and in the order of the form.</summary>
    internal static IReadOnlyList<OperationEntry> Changes(
        IReadOnlyDictionary<(CouncilId Council, string Field), string> before,
        IReadOnlyDictionary<(CouncilId Council, string Field), string> after
    ) =>
        [
            .. before
                .Keys.Union(after.Keys)
                .Select(k => new OperationEntry(k.Council, k.Field, before.GetValueOrDefault(k, ""), after.GetValueOrDefault(k, "")))
                .Where(e => e.Before != e.Value)
                .OrderBy(e => e.Council.Value, StringComparer.Ordinal)
                .ThenBy(e => Place(e.Field)),
        ];

    private static int Place(string field) => Fields.ToList().IndexOf(field);
}
