using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Reforms;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reforms;

/// <summary>What follows from 組織の変更, in words: first the whole, then station by station and council by council.</summary>
internal static class ReformPreview
{
    /// <summary>More do not fit on a readable card; the rest is counted.</summary>
    private const int MostNames = 12;
    private const int MostStations = 14;
    private const int MostCouncils = 8;

    public static IEnumerable<AdaptiveElement> Draw(RegisteredReform reform, ReformEffects effects) =>
        [
            Shapes.Section($"{JapaneseDate.Long(reform.Day)}から次のようになります"),
            .. reform.Changes.Select(c => new AdaptiveTextBlock(Shapes.Plain(ReformWords.Of(c))) { Spacing = "None" }),
            .. Whole(effects).Where(f => f.Text.Length > 0).Select(f => Shapes.Fact(f.Label, f.Text)),
            .. effects.Stations.Count == 0 ? [] : new[] { Shapes.Section("警察署") },
            .. effects.Stations.Take(MostStations).Select(s => Shapes.Fact(s.Name, Station(s, reform.Day))),
            .. Rest(effects.Stations.Count, MostStations, "署"),
            .. effects.Councils.Count == 0 ? [] : new[] { Shapes.Section("連絡協議会") },
            .. effects.Councils.Take(MostCouncils).Select(c => Shapes.Fact(c.Name, Council(c))),
            .. Rest(effects.Councils.Count, MostCouncils, "件"),
            Shapes.Small("変更日の前日まで取り消せます。登録すると、変更日に自動で切り替わります。"),
        ];

    private static IEnumerable<(string Label, string Text)> Whole(ReformEffects effects)
    {
        var councils = effects.Councils;
        yield return Names("署が変わる連絡協議会", "件", [.. councils.Where(c => c.FromStation != c.ToStation).Select(c => c.Name)]);
        yield return Names(
            "協議の相手方が変わる連絡協議会　記 第2-1(2)",
            "件",
            [.. councils.Where(c => c.Counterpart is not null).Select(c => c.Name)]
        );
        yield return Names(
            "運営責任者が欠員になる連絡協議会　要綱 第4-4",
            "件",
            [.. councils.Where(c => c.LostLead is not null).Select(c => $"{c.Name}（{c.LostLead}）")]
        );
        yield return Names(
            "委員が不足する連絡協議会　記 第2-3(2)",
            "件",
            [.. councils.Where(c => c.FewMembers is not null).Select(c => $"{c.Name}（{c.FewMembers}人）")]
        );
        yield return Names("所管区が足りなくなる連絡協議会　要綱 第3-1", "件", [.. councils.Where(c => c.LacksBeats).Select(c => c.Name)]);
        yield return Names("連絡協議会がなくなる所管区　要綱 第3-1", "か所", effects.Uncovered);
        yield return Names(
            "配置が終わる勤務員（新しい配置は、異動で登録します）",
            "人",
            [.. effects.LostPosts.Select(p => $"{p.Officer}（{p.Unit}）")]
        );
        yield return ("新たに必要になるもの（他の署から引き継ぐものを含みます）", Kinds(Duties(effects).SelectMany(d => d.Opened)));
        yield return ("なくなるもの", Kinds(Remaining(effects).SelectMany(d => d.Ended)));
        yield return ("通知の宛先が変わるもの", Kinds(Duties(effects).SelectMany(d => d.Moved).Select(m => m.Duty)));
    }

    private static IEnumerable<DutyChanges> Duties(ReformEffects effects) =>
        effects.Stations.Select(s => s.Duties).Concat(effects.Councils.Select(c => c.Duties));

    /// <summary>Without those of stations that end: their successor takes them over.</summary>
    private static IEnumerable<DutyChanges> Remaining(ReformEffects effects) =>
        effects.Stations.Where(s => s.Successor is null).Select(s => s.Duties).Concat(effects.Councils.Select(c => c.Duties));

    private static string Station(StationEffect station, DateOnly day)
    {
        string[] lines =
        [
            .. station.Successor is { } successor
                ? [$"{JapaneseDate.Short(day.AddDays(-1))}で終わり、{successor}が引き継ぎます"]
                : Array.Empty<string>(),
            .. station.Comes.Count > 0 ? [$"加わる交番等：{Few(station.Comes)}"] : Array.Empty<string>(),
            .. station.Leaves.Count > 0 ? [$"離れる交番等：{Few(station.Leaves)}"] : Array.Empty<string>(),
            .. station.Route is { } route ? [$"文書の送付：{route}"] : Array.Empty<string>(),
            .. Duties(station.Duties, station.Successor is null ? "不要" : "引き継ぐもの"),
        ];
        return lines.Length == 0 ? "変わりません" : string.Join('\n', lines);
    }

    private static string Council(CouncilEffect council)
    {
        string[] lines =
        [
            .. council.FromStation != council.ToStation ? [$"{council.FromStation} → {council.ToStation}"] : Array.Empty<string>(),
            .. council.Counterpart is { } with ? [$"協議の相手方：{with.Title}"] : Array.Empty<string>(),
            .. council.LostLead is { } lead ? [$"運営責任者{lead}が離れ、欠員になります"] : Array.Empty<string>(),
            .. council.LacksBeats ? [$"所管区が{council.Beats}になります。廃止又は統合を検討してください"] : Array.Empty<string>(),
            .. council.Comes.Count > 0 ? [$"加わる：{Few([.. council.Comes.Select(r => r.Title)])}"] : Array.Empty<string>(),
            .. council.Leaves.Count > 0 ? [$"離れる：{Few([.. council.Leaves.Select(r => r.Title)])}"] : Array.Empty<string>(),
            .. Duties(council.Duties, "不要"),
        ];
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Duties(DutyChanges duties, string ended) =>
        new[]
        {
            (Label: "新たに必要", Text: Kinds(duties.Opened)),
            (Label: ended, Text: Kinds(duties.Ended)),
            (Label: "通知の宛先が変わる", Text: Kinds(duties.Moved.Select(m => m.Duty))),
        }
            .Where(d => d.Text.Length > 0)
            .Select(d => $"{d.Label}：{d.Text}");

    private static string Kinds(IEnumerable<Duty> duties) =>
        string.Join("、", duties.GroupBy(d => d.Kind).OrderBy(g => g.Key).Select(g => $"{ObligationTraits.Of(g.Key).Name}{g.Count()}件"));

    private static (string Label, string Text) Names(string label, string unit, IReadOnlyList<string> names) =>
        ($"{label}　{names.Count}{unit}", Few(names));

    private static string Few(IReadOnlyList<string> names) =>
        names.Count > MostNames ? $"{string.Join("、", names.Take(MostNames))} ほか{names.Count - MostNames}" : string.Join("、", names);

    private static IEnumerable<AdaptiveElement> Rest(int all, int most, string unit) =>
        all > most ? [Shapes.Small($"ほか{all - most}{unit}")] : [];
}
