using System.Globalization;
using System.Text;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Text;
using MiniExcelLibs;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>One figure of one unit, as a row of the file.</summary>
internal sealed record ExportRow(
    string Level,
    string Unit,
    string Group,
    string Item,
    decimal? Value,
    string Measure,
    string AsOf,
    decimal? YearBefore
);

/// <summary>The cards' figures as a table: of the scope, and of every area and station below it. From the same lists, grouped by where each row stands.</summary>
internal static class SummaryExport
{
    public const string FormatKey = "format";

    private static readonly string[] Columns = ["範囲", "所属", "区分", "項目", "値", "単位", "現在日", "前年同期"];

    private static readonly (string Group, FigureKind[] Kinds)[] Groups =
    [
        ("半期の送付", [FigureKind.SubmissionsDue, FigureKind.SubmissionsReady, FigureKind.SubmissionsOpen, FigureKind.SubmissionsSent]),
        ("連絡協議会", [FigureKind.Councils, FigureKind.TooFewMembers, FigureKind.LeadVacant]),
        ("定期会議", [FigureKind.RegularDue, FigureKind.RegularHeld, FigureKind.RegularMissing]),
        ("会議の状況", [FigureKind.Regular, FigureKind.Extraordinary, FigureKind.Attendance, FigureKind.Minutes]),
        ("委員", [FigureKind.Members, FigureKind.Persons, FigureKind.TermsEnding]),
        ("性別", [FigureKind.Sex]),
        ("年代", [FigureKind.Age]),
        ("選定区分", [FigureKind.Category]),
        ("意見・要望等", [FigureKind.Feedback, FigureKind.ProblemSolving, FigureKind.ProblemSolvingClosed, FigureKind.Examples]),
        ("分野", [FigureKind.Field]),
        ("措置状況", [FigureKind.Status]),
        ("未了の要望", [FigureKind.OpenFeedback, FigureKind.MeasureOpen, FigureKind.Untold, FigureKind.OpenAge]),
        ("所管区", [FigureKind.Beats, FigureKind.Coverage]),
    ];

    public static IReadOnlyList<ExportRow> Rows(SummaryCase at)
    {
        var before = at.YearBefore();
        var comparable = before.HasData;
        var keys =
            from @group in Groups
            from kind in @group.Kinds
            where at.IsCurrent || !Figures.IsOfTodayOnly(kind)
            from part in FigureParts.Of(kind)
            select (@group.Group, Key: new FigureKey(kind, part));
        var figures = keys.Select(k =>
                (
                    k.Group,
                    k.Key,
                    Now: ByUnit(at, k.Key),
                    Then: comparable && Figures.HasYearBefore(k.Key.Kind) ? ByUnit(before, k.Key) : null
                )
            )
            .ToList();

        // The scope first, then area by area and station by station.
        return
        [
            .. Units(at)
                .SelectMany(u =>
                    figures.Select(f => new ExportRow(
                        LevelName(u.Level),
                        SummaryWords.Name(u, at.Data, at.AsOf),
                        f.Group,
                        SummaryWords.Of(f.Key),
                        Value(f.Now.GetValueOrDefault(u) ?? new Figure(f.Key, [])),
                        Measure(f.Key.Kind),
                        (IsReadiness(f.Key.Kind) ? at.Today : at.AsOf).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        f.Then is null ? null : Value(f.Then.GetValueOrDefault(u) ?? new Figure(f.Key, []))
                    ))
                ),
        ];
    }

    private static bool IsReadiness(FigureKind kind) =>
        kind is FigureKind.SubmissionsDue or FigureKind.SubmissionsReady or FigureKind.SubmissionsOpen or FigureKind.SubmissionsSent;

    /// <summary>UTF-8 with a byte order mark and CRLF, as Excel opens it; a text that a sheet would take for a formula is made harmless.</summary>
    public static byte[] Csv(IReadOnlyList<ExportRow> rows) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(CsvText(rows))];

    public static string CsvText(IReadOnlyList<ExportRow> rows)
    {
        var text = new StringBuilder();
        Line(text, Columns);
        foreach (var row in rows)
        {
            Line(
                text,
                [
                    .. new[] { row.Level, row.Unit, row.Group, row.Item }.Select(SheetText.Cell),
                    Number(row.Value),
                    SheetText.Cell(row.Measure),
                    row.AsOf,
                    Number(row.YearBefore),
                ]
            );
        }

        return text.ToString();
    }

    public static byte[] Xlsx(IReadOnlyList<ExportRow> rows)
    {
        var file = new MemoryStream();
        file.SaveAs(
            rows.Select(r => new Dictionary<string, object?>
            {
                [Columns[0]] = r.Level,
                [Columns[1]] = r.Unit,
                [Columns[2]] = r.Group,
                [Columns[3]] = r.Item,
                [Columns[4]] = r.Value,
                [Columns[5]] = r.Measure,
                [Columns[6]] = r.AsOf,
                [Columns[7]] = r.YearBefore,
            }),
            sheetName: "概況"
        );
        return file.ToArray();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells).Append("\r\n");

    private static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static decimal? Value(Figure figure) =>
        figure.Key.Kind is FigureKind.Attendance or FigureKind.Minutes
            ? figure.Mean is { } mean
                ? Math.Round(mean, 1, MidpointRounding.AwayFromZero)
                : null
            : figure.Count;

    private static string Measure(FigureKind kind) =>
        kind switch
        {
            FigureKind.Attendance => "%",
            FigureKind.Minutes => "分",
            _ => SummaryWords.Unit(kind),
        };

    private static string LevelName(ScopeLevel level) =>
        level switch
        {
            ScopeLevel.Prefecture => "全体",
            ScopeLevel.Area => "方面",
            ScopeLevel.Station => "警察署",
            _ => "連絡協議会",
        };

    /// <summary>The scope, and the units below it down to the stations; of a station, its councils.</summary>
    private static List<SummaryScope> Units(SummaryCase at)
    {
        List<SummaryScope> units = [at.Scope];
        if (at.Scope.Level == ScopeLevel.Prefecture)
        {
            units.AddRange(Enum.GetValues<Area>().Select(SummaryScope.Of));
        }

        if (at.Scope.Level is ScopeLevel.Prefecture or ScopeLevel.Area)
        {
            units.AddRange(Below(at, r => SummaryScope.Of(r.At.Station)));
        }
        else if (at.Scope.Level == ScopeLevel.Station)
        {
            units.AddRange(Below(at, r => SummaryScope.Of(r.Council!.Id))); // Rows of these figures have one.
        }

        return units;
    }

    private static IEnumerable<SummaryScope> Below(SummaryCase at, Func<FigureRow, SummaryScope> unit) =>
        new[] { FigureKind.Councils, FigureKind.Attendance, FigureKind.Feedback }
            .SelectMany(k => Figures.Of(at, new(k)).Rows)
            .Select(unit)
            .Distinct()
            .OrderBy(u => u.Unit, StringComparer.Ordinal);

    private static Dictionary<SummaryScope, Figure> ByUnit(SummaryCase at, FigureKey key)
    {
        // Of persons each unit has its own, so they are told apart within it.
        var persons = key.Kind == FigureKind.Persons;
        var rows = Figures.Of(at, persons ? new(FigureKind.Members) : key).Rows;
        var figures = new Dictionary<SummaryScope, Figure> { [at.Scope] = Of(rows) };
        Cut(rows.GroupBy(r => r.At.Area), SummaryScope.Of);
        Cut(rows.GroupBy(r => r.At.Station), SummaryScope.Of);
        if (at.Scope.Level == ScopeLevel.Station)
        {
            Cut(rows.GroupBy(r => r.Council?.Id), id => id is { } council ? SummaryScope.Of(council) : at.Scope);
        }

        return figures;

        void Cut<T>(IEnumerable<IGrouping<T, FigureRow>> groups, Func<T, SummaryScope> scope)
        {
            foreach (var group in groups.Where(g => scope(g.Key) != at.Scope))
            {
                figures[scope(group.Key)] = Of([.. group]);
            }
        }

        Figure Of(IReadOnlyList<FigureRow> all) => new(key, persons ? [.. all.OfType<MemberRow>().DistinctBy(r => r.Member.Id)] : all);
    }
}
