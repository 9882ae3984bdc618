using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.OperationLists;

/// <summary>Changes of 第2号様式 as lines: the council, and under it what stood there and what stands there now.</summary>
internal static class OperationEntries
{
    /// <summary>More councils do not fit on a readable card; the rest is counted.</summary>
    private const int MostCouncils = 12;

    /// <summary>Of one council; a new one has all its entries.</summary>
    private const int MostEntries = 6;

    private static readonly Dictionary<string, string> Meanings = OperationListForm
        .Form.Lists.Single()
        .Columns.ToDictionary(c => c.Tag, c => c.Meaning);

    public static IEnumerable<AdaptiveElement> Of(IReadOnlyList<OperationEntry> entries, IReadOnlyDictionary<CouncilId, string> names)
    {
        var groups = entries.GroupBy(e => e.Council).ToList();
        return
        [
            .. groups.Take(MostCouncils).Select(g => Shapes.Fact(names.GetValueOrDefault(g.Key, g.Key.Value), Lines([.. g]))),
            .. groups.Count > MostCouncils ? [Shapes.Small($"ほか{groups.Count - MostCouncils}協議会")] : Array.Empty<AdaptiveElement>(),
        ];
    }

    /// <summary>Changes as a reader counts them: a council that came or went is one, whatever its columns hold.</summary>
    public static int Count(IReadOnlyList<OperationEntry> entries) =>
        entries.GroupBy(e => e.Council).Sum(g => ComeOrGone(g) is null ? g.Count() : 1);

    /// <summary>The name of a council that came or went; null where the council stood before and stands now.</summary>
    private static OperationEntry? ComeOrGone(IEnumerable<OperationEntry> entries) =>
        entries.FirstOrDefault(e => e.Field == "councils.name" && (e.Before.Length == 0 || e.Value.Length == 0));

    private static string Lines(IReadOnlyList<OperationEntry> entries) =>
        ComeOrGone(entries) is { } name
            ? name.Before.Length == 0
                ? "一覧に加わりました。"
                : "一覧から外れました。"
            : string.Join(
                '\n',
                entries
                    .Take(MostEntries)
                    .Select(Line)
                    .Concat(entries.Count > MostEntries ? [$"ほか{entries.Count - MostEntries}項目"] : Array.Empty<string>())
            );

    private static string Line(OperationEntry entry) => $"{Meanings[entry.Field]}：{Value(entry.Before)} → {Value(entry.Value)}";

    private static string Value(string text) => text.Length == 0 ? "（空欄）" : Shapes.Short(text, 40);
}
