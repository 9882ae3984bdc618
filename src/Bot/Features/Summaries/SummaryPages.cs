using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>What stands on which page of a topic: tables whose numbers each know the list behind them.</summary>
internal sealed class SummaryPages(SummaryCase at, SummaryAddress address)
{
    /// <summary>Lines of units on one card: four tappable cells a line, and a card holds 28 KB.</summary>
    private const int UnitsAtOnce = 6;

    private readonly SummaryCase _before = at.YearBefore();

    private string AsOf => $"{at.AsOf:M/d}現在";

    private bool HasBefore => _before.HasData;

    public int Count =>
        address.Topic switch
        {
            SummaryTopic.Duties => 3,
            SummaryTopic.Members or SummaryTopic.Feedback => 2,
            SummaryTopic.Units => Math.Max(1, (Units().Count + UnitsAtOnce - 1) / UnitsAtOnce) * 2,
            _ => 1,
        };

    public (IReadOnlyList<SummaryTable> Tables, SummaryChart? Chart) Of(int page) =>
        (address.Topic, page) switch
        {
            (SummaryTopic.Duties, 0) => (Obligations(), null),
            (SummaryTopic.Duties, 1) => (Missing(), null),
            (SummaryTopic.Duties, _) => (Turn(), null),
            (SummaryTopic.Main, _) => (Main(), null),
            (SummaryTopic.Members, 0) => (Members(), null),
            (SummaryTopic.Members, _) => Ages(),
            (SummaryTopic.Feedback, 0) => Fields(),
            (SummaryTopic.Feedback, _) => (Measures(), null),
            (SummaryTopic.Units, _) => OfUnits(page),
            _ => ([], null),
        };

    public static IReadOnlyList<SummaryTopic> TopicsOf(ScopeLevel level) =>
        level switch
        {
            ScopeLevel.Prefecture =>
            [
                SummaryTopic.Main,
                SummaryTopic.Members,
                SummaryTopic.Feedback,
                SummaryTopic.Units,
                SummaryTopic.More,
            ],
            ScopeLevel.Council => [SummaryTopic.Main, SummaryTopic.Members, SummaryTopic.Feedback, SummaryTopic.More],
            _ => Enum.GetValues<SummaryTopic>(),
        };

    private List<SummaryTable> Main()
    {
        List<SummaryTable> tables = [];
        if (at.Half.Last >= at.Rules.Guideline.InForceSince && at.Scope.Level != ScopeLevel.Council)
        {
            tables.Add(
                new SummaryTable(
                    $"半期の送付　{at.Half}",
                    ["項目", $"{at.Today:M/d}現在"],
                    [
                        .. new[] { FigureKind.SubmissionsDue, FigureKind.SubmissionsReady, FigureKind.SubmissionsOpen }.Select(k =>
                            One(new(k))
                        ),
                    ]
                )
                {
                    Note = "記 第2-7(2)　全ての会議の記録が署長報告済の署を送付準備済としています。",
                }
            );
        }

        tables.Add(Compared("連絡協議会（協議会数）", FigureKind.Councils, FigureKind.TooFewMembers, FigureKind.LeadVacant));
        tables.Add(
            Compared("定期会議（協議会数）", FigureKind.RegularDue, FigureKind.RegularHeld, FigureKind.RegularMissing) with
            {
                Note = $"要綱 第6-2　{at.Year}に1回以上",
            }
        );
        tables.Add(
            Compared("会議の状況", FigureKind.Extraordinary, FigureKind.Attendance, FigureKind.Minutes) with
            {
                Note = "出席率は、会議ごとの出席委員の延べ数を在任委員の延べ数で割ったものです。",
            }
        );
        return tables;
    }

    private List<SummaryTable> Members() =>
        [
            Compared("委員", FigureKind.Members, FigureKind.Persons, FigureKind.TermsEnding) with
            {
                Note = "2以上の協議会に属する委員は、協議会ごとに数えています。",
            },
            Parts("性別", FigureKind.Sex),
            Parts("分野（選定区分）", FigureKind.Category) with
            {
                Note = "複数の区分に当たる委員は、最初に登録された区分で数えています。",
            },
        ];

    private (IReadOnlyList<SummaryTable>, SummaryChart?) Ages()
    {
        var table = Parts("年代別の委員", FigureKind.Age);
        return ([table], Chart("年代別の委員（人）", FigureKind.Age, horizontal: false));
    }

    private (IReadOnlyList<SummaryTable>, SummaryChart?) Fields() =>
        (
            [
                Compared(
                    "意見・要望等",
                    FigureKind.Feedback,
                    FigureKind.ProblemSolving,
                    FigureKind.ProblemSolvingClosed,
                    FigureKind.Examples
                ) with
                {
                    Note = "問題解決：犯罪被害抑止等に向けた取組（記 第2-6(3)）",
                },
                Parts("部門別", FigureKind.Field),
            ],
            Chart("部門別の意見・要望等（件）", FigureKind.Field, horizontal: true)
        );

    private List<SummaryTable> Measures() =>
        [
            Parts("措置状況別", FigureKind.Status) with
            {
                Note = "期間内の会議で出されたものの、本日の措置状況です。",
            },
            .. at.IsCurrent
                ?
                [
                    Single("未了の要望（全期間）", FigureKind.OpenFeedback, FigureKind.MeasureOpen, FigureKind.Untold),
                    new SummaryTable(
                        "未了の要望の経過日数",
                        ["項目", AsOf],
                        [.. FigureParts.Of(FigureKind.OpenAge).Select(p => One(new(FigureKind.OpenAge, p)))]
                    ),
                ]
                : Array.Empty<SummaryTable>(),
        ];

    private List<SummaryTable> Obligations()
    {
        if (!at.IsCurrent)
        {
            return [];
        }

        // One pass over the obligations; the parts are those that occur.
        var late = Now(new(FigureKind.Late));
        var coming = Now(new(FigureKind.Coming));
        var kinds = late.Rows.Concat(coming.Rows).Select(r => r.Obligation!.Kind).Distinct().Order().ToList(); // Rows of Late and Coming have one.
        return
        [
            new SummaryTable(
                "期日を過ぎたもの、近いもの",
                ["項目", "期日経過", "30日以内"],
                [
                    new SummaryLine(new SummaryCell("計"), [Cell(late), Cell(coming)], IsTotal: true),
                    .. kinds.Select(k => new SummaryLine(
                        new SummaryCell(SummaryWords.Obligation($"{k}")),
                        [
                            Cell(
                                late with
                                {
                                    Key = new(FigureKind.LateOf, $"{k}"),
                                    Rows = [.. late.Rows.Where(r => r.Obligation!.Kind == k)],
                                }
                            ),
                            Cell(
                                coming with
                                {
                                    Key = new(FigureKind.ComingOf, $"{k}"),
                                    Rows = [.. coming.Rows.Where(r => r.Obligation!.Kind == k)],
                                }
                            ),
                        ]
                    )),
                ]
            )
            {
                Note = $"{AsOf}（件）。条文に日数の定めがないものの期日は、署の目安です。",
            },
        ];
    }

    private List<SummaryTable> Missing() =>
        [
            Single("会議、委員、運営責任者（協議会数）", FigureKind.RegularMissing, FigureKind.TooFewMembers, FigureKind.LeadVacant),
            .. at.IsCurrent
                ?
                [
                    new SummaryTable(
                        "未了の要望の経過日数",
                        ["項目", AsOf],
                        [
                            One(new(FigureKind.OpenFeedback)),
                            .. FigureParts.Of(FigureKind.OpenAge).Select(p => One(new(FigureKind.OpenAge, p))),
                        ]
                    ),
                ]
                : Array.Empty<SummaryTable>(),
            new SummaryTable(
                "所管区の設置状況",
                ["項目", AsOf],
                [One(new(FigureKind.Beats)), .. FigureParts.Of(FigureKind.Coverage).Select(p => One(new(FigureKind.Coverage, p)))]
            )
            {
                Note = "要綱 第3-1",
            },
        ];

    private List<SummaryTable> Turn() =>
        at.IsCurrent
            ?
            [
                new SummaryTable($"年度替わりの確認　{at.Turn.Previous}から{at.Turn}", ["項目", "済", "未"], Checks(ofStations: false))
                {
                    Note = $"{AsOf}（協議会数）",
                },
                new SummaryTable("警察署の確認", ["項目", "済", "未"], Checks(ofStations: true))
                {
                    Note = $"{AsOf}（警察署数）　記 第2-2(6)、第2-7(2)",
                },
            ]
            : [];

    private List<SummaryLine> Checks(bool ofStations) =>
        [
            .. FigureParts
                .Of(FigureKind.TurnDone)
                .Where(p => TurnOfYear.IsOfStations(Enum.Parse<TurnCheck>(p)) == ofStations)
                .Select(p => new SummaryLine(
                    new SummaryCell(SummaryWords.Turn(p)),
                    [Cell(Now(new(FigureKind.TurnDone, p))), Cell(Now(new(FigureKind.TurnOpen, p)))]
                )),
        ];

    private (IReadOnlyList<SummaryTable>, SummaryChart?) OfUnits(int page)
    {
        var units = Units();
        var half = Math.Max(1, (units.Count + UnitsAtOnce - 1) / UnitsAtOnce);
        FigureKind[] kinds =
            page < half
                ? at.Scope.Level == ScopeLevel.Station
                    ? [FigureKind.RegularHeld, FigureKind.RegularMissing, FigureKind.Extraordinary]
                    : [FigureKind.RegularDue, FigureKind.RegularHeld, FigureKind.RegularMissing]
                : [FigureKind.Members, FigureKind.TermsEnding, FigureKind.Feedback];
        var shown = units.Skip(page % half * UnitsAtOnce).Take(UnitsAtOnce).ToList();
        var lines = shown
            .Select(u => new SummaryLine(
                new SummaryCell(Unit(u), address with { Scope = u, Topic = First(u.Level), Page = 0 }),
                [.. kinds.Select(k => Cell(Figures.Of(at.In(u), new(k)), address with { Scope = u }))]
            ))
            .ToList();
        lines.Add(
            new SummaryLine(
                new SummaryCell(at.Scope.Level == ScopeLevel.Prefecture ? "計" : "全体"),
                [.. kinds.Select(k => Cell(Now(new(k))))],
                IsTotal: true
            )
        );
        var heading = page < half ? "会議" : "委員、意見・要望等";
        var drawn = page < half ? kinds[^2] : FigureKind.Members;
        return (
            [
                new SummaryTable(heading, [SummaryWords.Topic(SummaryTopic.Units, at.Scope.Level)[..^1], .. kinds.Select(Short)], lines)
                {
                    Note = $"{AsOf}　名称を押すとその状況、数を押すと一覧が表示されます。",
                },
            ],
            at.Scope.Level == ScopeLevel.Station
                ? null
                : new SummaryChart(
                    $"{Short(drawn)}（{SummaryWords.Unit(drawn)}）",
                    [.. shown.Select(u => new AdaptiveChartValue(Unit(u), Figures.Of(at.In(u), new(drawn)).Count))],
                    Horizontal: shown.Count > 6
                )
        );
    }

    /// <summary>Where a unit's card begins.</summary>
    public static SummaryTopic First(ScopeLevel level) => TopicsOf(level)[0];

    /// <summary>The units one level down that have anything to count.</summary>
    public IReadOnlyList<SummaryScope> Units() =>
        at.Scope.Level switch
        {
            ScopeLevel.Prefecture => [.. Enum.GetValues<Area>().Select(SummaryScope.Of)],
            ScopeLevel.Area => Below(l => SummaryScope.Of(l.At.Station)),
            ScopeLevel.Station => Below(l => SummaryScope.Of(l.Council!.Id)), // Rows of Councils have one.
            _ => [],
        };

    private List<SummaryScope> Below(Func<FigureRow, SummaryScope> unit)
    {
        FigureKind[] kinds = [FigureKind.Councils, FigureKind.Attendance, FigureKind.Feedback];
        return
        [
            .. kinds
                .SelectMany(k => Now(new(k)).Rows)
                .Where(r => r.Council is not null)
                .Select(unit)
                .Distinct()
                .OrderBy(u => u.Unit, StringComparer.Ordinal),
        ];
    }

    private string Unit(SummaryScope scope) =>
        SummaryWords.Name(scope, at.Data, at.AsOf) is var name && scope.Level == ScopeLevel.Area ? name[..^2]
        : scope.Level == ScopeLevel.Council ? name.Replace("連絡協議会", "", StringComparison.Ordinal)
        : name.Replace("警察署", "署", StringComparison.Ordinal);

    private SummaryTable Compared(string heading, params ReadOnlySpan<FigureKind> kinds)
    {
        List<SummaryLine> lines = [];
        foreach (var kind in kinds)
        {
            lines.Add(Line(new(kind)));
        }

        return new SummaryTable(heading, ["項目", AsOf, "前年同期"], lines);
    }

    private SummaryTable Single(string heading, params ReadOnlySpan<FigureKind> kinds)
    {
        List<SummaryLine> lines = [];
        foreach (var kind in kinds)
        {
            lines.Add(One(new(kind)));
        }

        return new SummaryTable(heading, ["項目", AsOf], lines);
    }

    private SummaryLine One(FigureKey key) => new(new SummaryCell(SummaryWords.Of(key)), [Cell(Now(key))]);

    private SummaryTable Parts(string heading, FigureKind kind) =>
        new(heading, ["項目", AsOf, "前年同期"], [.. FigureParts.Of(kind).Select(p => Line(new(kind, p)))]);

    private SummaryLine Line(FigureKey key) =>
        new(
            new SummaryCell(SummaryWords.Of(key)),
            [Cell(Now(key)), HasBefore ? Cell(Figures.Of(_before, key), Before()) : new SummaryCell("—")]
        );

    // The list of the year before is seen on the same day of that year, which the period alone does not say.
    private SummaryAddress Before() =>
        address with
        {
            Period = _before.Period,
            AsOf = _before.AsOf == _before.Period.Last ? null : _before.AsOf,
        };

    private Figure Now(FigureKey key) => Figures.Of(at, key);

    private SummaryCell Cell(Figure figure, SummaryAddress? at = null) =>
        SummaryWords.Value(figure) is var text && text == "—"
            ? new SummaryCell(text)
            : new SummaryCell(text, (at ?? address) with { Figure = figure.Key, Page = 0, Flat = false });

    private SummaryChart Chart(string title, FigureKind kind, bool horizontal) =>
        new(
            title,
            [.. FigureParts.Of(kind).Select(p => new AdaptiveChartValue(SummaryWords.Of(new(kind, p)), Now(new(kind, p)).Count))],
            horizontal
        );

    private static string Short(FigureKind kind) =>
        kind switch
        {
            FigureKind.RegularDue => "対象",
            FigureKind.RegularHeld => "開催",
            FigureKind.Extraordinary => "臨時",
            FigureKind.TermsEnding => "任期満了",
            _ => SummaryWords.Of(new(kind)),
        };
}
