using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>概況, 管内 and 署の状況, and the lists behind every number, down to a record. The right is checked at every step.</summary>
internal sealed class SummaryFlow(
    SummaryCases cases,
    ISummaryStore summaries,
    ICouncilStore councils,
    ObligationRules rules,
    SummaryPatience patience
) : IFlow
{
    private const int YearsBack = 8;

    private static readonly Reply NotYours = Reply.Sentence(
        "この範囲の状況は、現在の配置では表示できません。配置が変わった場合は、署の地域課に連絡してください。"
    );

    private HalfYearDivision Division => rules.Guideline.HalfYears;

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(SummaryVerbs.Open, patience.With(OpenAsync)),
            new Reads(SummaryVerbs.Station, patience.With(StationAsync)),
            new Reads(SummaryVerbs.List, patience.With(ListAsync)),
            new Reads(SummaryVerbs.Record, (at, c) => RecordAsync(at.Step, c)),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            // The list of stations, and one range for each station of the scope; here one.
            new(SummaryVerbs.Open, "3/0"),
            new(SummaryVerbs.Station, "3/0"),
            new(SummaryVerbs.List, "3/0"),
            // Stations, the council's live range and its closed feedback, the body.
            new(SummaryVerbs.Record, "5/0"),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                SummaryVerbs.Open,
                "協議会の概況を数値で表示します。数を押すと一覧が表示されます。例　概況 令和7年度上半期",
                "概況",
                "がいきょう",
                "管内",
                "かんない",
                "管内状況",
                "サマリー"
            )
            {
                IsInManifest = true,
            },
            new(
                SummaryVerbs.Station,
                "警察署の状況を表示します。署の名称を付けると、その署を表示します。例　署の状況 中央",
                "署の状況",
                "しょのじょうきょう",
                "署の概況"
            )
            {
                Audience = Audience.Station | Audience.Above,
            },
        ];

    /// <summary>By a button that says where; by words (概況 令和7年度, 管内) the widest of what this person may see.</summary>
    public Task<Reply> OpenAsync(Step step, CancellationToken cancellation) =>
        StartAsync(step, SummaryTopic.Main, isStation: false, cancellation);

    /// <summary>署の状況: for whom more than a station is open, station by station.</summary>
    public Task<Reply> StationAsync(Step step, CancellationToken cancellation) =>
        StartAsync(step, SummaryTopic.Units, isStation: true, cancellation);

    public Task<Reply> ListAsync(Step step, CancellationToken cancellation) =>
        SummaryAddress.Parse(step.Data.Text(SummaryAddress.Key), Division) is { Figure: { } figure } address
            ? ShowAsync(step, address, at => List(step, at, address, figure), cancellation)
            : Task.FromResult(Replies.UnknownButton());

    /// <summary>A record's facts without names and texts, for whoever may see the council's figures of its day.</summary>
    public async Task<Reply> RecordAsync(Step step, CancellationToken cancellation)
    {
        var council = new CouncilId(step.Data.Text(Buttons.CouncilKey));
        if (SummaryAddress.Parse(step.Data.Text(SummaryAddress.Key), Division) is not { } cameFrom || !council.IsWellFormed)
        {
            return Replies.UnknownButton();
        }

        var scope = SummaryScope.Of(council);
        var data = await summaries.LoadAsync(scope, cancellation);
        if (
            data.Councils is not [var facts]
            || facts.Meeting(new MeetingId(step.Data.Text(Buttons.FlowKey))) is not { } record
            || !SummaryAccess.Of(step.Officer, step.Today).Allows(scope, data, record.Date, step.Today)
        )
        {
            return NotYours;
        }

        var body = await councils.FindRecordAsync(council, record.Id, record.Revision, cancellation);
        return Reply.Card(
            SummaryCard.RenderRecord(SummaryRecord.View(step, facts, record, body?.Content, cameFrom with { Scope = scope }))
        );
    }

    /// <summary>Loads, checks the right, and computes; used by the export too, so that file and card are the same.</summary>
    public async Task<Reply> ShowAsync(Step step, SummaryAddress address, Func<SummaryCase, Reply> show, CancellationToken cancellation)
    {
        var access = SummaryAccess.Of(step.Officer, step.Today);
        if (access.Scopes.Count == 0)
        {
            return NoScope();
        }

        var at = await cases.LoadAsync(address, step.Today, cancellation);
        return !access.Allows(address.Scope, at.Data, at.AsOf, step.Today) ? NotYours
            : Impossible(at) is { } sentence ? Reply.Sentence(sentence)
            : show(at);
    }

    private Task<Reply> StartAsync(Step step, SummaryTopic topic, bool isStation, CancellationToken cancellation)
    {
        if (step.Data.Text(SummaryAddress.Key) is { Length: > 0 } code)
        {
            return SummaryAddress.Parse(code, Division) is { Figure: null } address
                ? ShowAsync(step, Chosen(step, address), at => Card(step, at, Chosen(step, address)), cancellation)
                : Task.FromResult(Replies.UnknownButton());
        }

        var access = SummaryAccess.Of(step.Officer, step.Today);
        var (period, words) = SummaryPeriod.Read(step.Words, step.Today, Division);
        return access.Scopes.Count == 0 ? Task.FromResult(NoScope())
            : words.Length > 0 ? NamedAsync(step, access, period, words, cancellation)
            : access.Scopes.Count > 1 && access.Scopes[0].Level == access.Scopes[1].Level
                ? ChooseAsync(step, access.Scopes, period, cancellation)
            : OpenAsync(
                step,
                new SummaryAddress(access.Scopes[0], period)
                {
                    Topic =
                        isStation && access.Scopes[0].Level is ScopeLevel.Prefecture or ScopeLevel.Area && topic == SummaryTopic.Units
                            ? SummaryTopic.Units
                            : SummaryPages.First(access.Scopes[0].Level),
                },
                cancellation
            );
    }

    private Task<Reply> OpenAsync(Step step, SummaryAddress address, CancellationToken cancellation) =>
        ShowAsync(step, address, at => Card(step, at, address), cancellation);

    // The period that was chosen on 期間・出力 comes along as an input.
    private SummaryAddress Chosen(Step step, SummaryAddress address) =>
        SummaryPeriod.TryParse(step.Data.Text(SummaryCard.PeriodInput), Division, out var period) && period != address.Period
            ? address with
            {
                Period = period,
                AsOf = null,
            }
            : address;

    private async Task<Reply> ChooseAsync(
        Step step,
        IReadOnlyList<SummaryScope> scopes,
        SummaryPeriod period,
        CancellationToken cancellation
    )
    {
        var choices = new List<(string, SummaryAddress)>();
        foreach (var scope in scopes)
        {
            var data = await summaries.LoadAsync(scope, cancellation);
            choices.Add(
                (SummaryWords.Name(scope, data, step.Today), new SummaryAddress(scope, period) { Topic = SummaryPages.First(scope.Level) })
            );
        }

        return Reply.Card(SummaryCard.RenderChoice("状況", "表示する範囲を選択してください。", choices));
    }

    /// <summary>An area, a station or a council by (part of) its name, among what this person may see.</summary>
    private async Task<Reply> NamedAsync(
        Step step,
        SummaryAccess access,
        SummaryPeriod period,
        string words,
        CancellationToken cancellation
    )
    {
        var found = new List<(string Name, SummaryAddress Address)>();
        foreach (var own in access.Scopes)
        {
            var data = await summaries.LoadAsync(own, cancellation);
            var at = new SummaryCase(data, own, period, step.Today, rules);
            var scopes = Enum.GetValues<Area>()
                .Select(SummaryScope.Of)
                .Concat(data.Stations.Select(s => SummaryScope.Of(s.Id)))
                .Concat(data.Councils.Select(c => SummaryScope.Of(c.Council.Id)))
                .Where(s =>
                    SummaryWords.Name(s, data, at.AsOf).Contains(words, StringComparison.Ordinal)
                    && access.Allows(s, data, at.AsOf, step.Today)
                );
            found.AddRange(
                scopes.Select(s =>
                    (SummaryWords.Name(s, data, at.AsOf), new SummaryAddress(s, period) { Topic = SummaryPages.First(s.Level) })
                )
            );
        }

        var distinct = found.DistinctBy(f => f.Address.Scope).ToList();
        return distinct.Count switch
        {
            0 => Reply.Sentence($"「{Shapes.Short(words, 20)}」に当たる方面、警察署又は連絡協議会は、表示できる範囲にはありません。"),
            1 => await OpenAsync(step, distinct[0].Address, cancellation),
            _ => Reply.Card(SummaryCard.RenderChoice("状況", $"「{Shapes.Short(words, 20)}」に当たるもの", distinct)),
        };
    }

    /// <summary>One sentence for a period of which nothing can be said.</summary>
    private static string? Impossible(SummaryCase at) =>
        !at.HasBegun ? $"{at.Period}はまだ始まっていません。"
        : at.FirstYear is not { } first ? "会議の記録がまだないため、表示できる数値がありません。"
        : first.First > at.Period.Last ? $"{at.Period}の記録はありません。記録は{first}からあります。"
        : null;

    private Reply Card(Step step, SummaryCase at, SummaryAddress asked)
    {
        var topics = SummaryPages.TopicsOf(asked.Scope.Level);
        var address = topics.Contains(asked.Topic) ? asked : asked with { Topic = topics[0] };
        var pages = new SummaryPages(at, address);
        address = address with { Page = Math.Clamp(address.Page, 0, pages.Count - 1) };
        var (tables, chart) = new SummaryPages(at, address).Of(address.Page);
        var view = new SummaryView
        {
            Drawing = step.Draw(),
            Address = address,
            Title = SummaryWords.Title(address),
            About =
                $"{SummaryWords.Name(address.Scope, at.Data, at.AsOf)}　{JapaneseDate.WithoutWeekday(at.AsOf)}現在　{SummaryWords.Topic(address.Topic, address.Scope.Level)}",
            Speak = Speak(at, address),
            Pages = pages.Count,
            Tables = tables,
            Chart = chart,
            Notes = Notes(at, address),
            Topics =
            [
                .. topics
                    .Where(t => t != address.Topic)
                    .Select(t =>
                        (SummaryWords.Topic(t, address.Scope.Level), address with { Topic = t, Page = 0, Figure = null, Flat = false })
                    ),
            ],
            Others = Merged(at, address),
        };
        return Reply.Card(
            address.Topic == SummaryTopic.More
                ? SummaryCard.RenderMore(new SummaryMoreView(view, Periods(at), address.Scope.Level != ScopeLevel.Council))
                : SummaryCard.Render(view)
        );
    }

    private static string Speak(SummaryCase at, SummaryAddress address)
    {
        var title = $"{SummaryWords.Title(address)}、{SummaryWords.Topic(address.Topic, address.Scope.Level)}。";
        return address.Topic == SummaryTopic.Main
            ? $"{title}定期会議は{SummaryWords.Number(Count(at, FigureKind.RegularDue))}協議会のうち{SummaryWords.Number(Count(at, FigureKind.RegularHeld))}協議会で開催済です"
            : title + $"{JapaneseDate.WithoutWeekday(at.AsOf)}現在";
    }

    private static int Count(SummaryCase at, FigureKind kind) => Figures.Of(at, new(kind)).Count;

    private static IReadOnlyList<string> Notes(SummaryCase at, SummaryAddress address) =>
        !at.IsCurrent && address.Topic is SummaryTopic.Duties or SummaryTopic.Feedback && !at.IsCurrent
            ? ["期限、未了の要望及び年度替わりは、本日の状況のみ表示できます。今年度の状況を表示してください。"]
            : [];

    /// <summary>What was merged into a station is looked at on its own: its history counts where it stood.</summary>
    private static List<(string, SummaryAddress)> Merged(SummaryCase at, SummaryAddress address) =>
        address is { Scope.Level: ScopeLevel.Station, Topic: SummaryTopic.Main }
            ?
            [
                .. at
                    .Data.Stations.Where(s => at.Data.Index.Successor(s.Id, at.Today)?.Id == address.Scope.Station)
                    .Where(s => s.Periods.Any(p => p.Days.Overlaps(new DayRange(at.Period.First.AddYears(-1), at.AsOf))))
                    .Select(s => ($"旧{s.Name}の分", address with { Scope = SummaryScope.Of(s.Id) })),
            ]
            : [];

    private IReadOnlyList<(string, string)> Periods(SummaryCase at)
    {
        var today = FiscalYear.Of(at.Today);
        var first = at.FirstYear ?? today;
        var from = first.StartYear < today.StartYear - YearsBack ? new FiscalYear(today.StartYear - YearsBack) : first;
        var periods = new List<SummaryPeriod>();
        for (var year = today; year >= from; year = year.Previous)
        {
            periods.Add(SummaryPeriod.Of(year));
            var half = HalfYear.Of(year.Last, Division);
            periods.AddRange(new[] { half, half.Previous }.Where(h => h.First <= at.Today).Select(SummaryPeriod.Of));
        }

        if (!periods.Contains(at.Period))
        {
            periods.Add(at.Period);
        }

        return [.. periods.Select(p => (SummaryWords.Spaced(p), p.Code))];
    }

    private static Reply List(Step step, SummaryCase at, SummaryAddress asked, FigureKey key)
    {
        var figure = Figures.Of(at, key);
        var isLong = figure.Count > SummaryListCard.PageSize && CanBreakDown(at, key);
        var grouped = isLong && !asked.Flat;
        var units = grouped ? SummaryBreakdown.Of(figure, at.Scope.Level) : [];
        var lines = grouped ? units.Count : figure.Count;
        var address = asked with
        {
            Page = Math.Clamp(asked.Page, 0, Math.Max(0, (lines - 1) / SummaryListCard.PageSize)),
            Flat = isLong && !grouped,
        };
        var from = address.Page * SummaryListCard.PageSize;
        return Reply.Card(
            SummaryListCard.Render(
                new SummaryListView
                {
                    Drawing = step.Draw(),
                    Address = address,
                    Title = SummaryWords.Of(key),
                    About =
                        $"{SummaryWords.Name(at.Scope, at.Data, at.AsOf)}　{SummaryWords.Spaced(at.Period)}　{JapaneseDate.WithoutWeekday(at.AsOf)}現在",
                    Count = SummaryWords.Count(figure),
                    Total = figure.Count,
                    Lines = lines,
                    Rows = grouped
                        ? [.. units.Skip(from).Take(SummaryListCard.PageSize).Select(u => Row(u, at, address, key))]
                        : [.. figure.Rows.Skip(from).Take(SummaryListCard.PageSize).Select(r => SummaryRows.Of(r, address, at))],
                    Other =
                        !isLong ? null
                        : grouped ? ("全件", address with { Flat = true, Page = 0 })
                        : (SummaryWords.Topic(SummaryTopic.Units, at.Scope.Level), address with { Flat = false, Page = 0 }),
                }
            )
        );
    }

    // A person of two units is one person in each: their sum would be more than the whole.
    private static bool CanBreakDown(SummaryCase at, FigureKey key) =>
        at.Scope.Level is ScopeLevel.Prefecture or ScopeLevel.Area && key.Kind != FigureKind.Persons;

    private static SummaryRow Row((SummaryScope Scope, int Count) unit, SummaryCase at, SummaryAddress address, FigureKey key)
    {
        var name = SummaryWords.Name(unit.Scope, at.Data, at.AsOf);
        var to = address with { Scope = unit.Scope, Page = 0, Flat = false };
        return new SummaryRow(
            name,
            null,
            $"{SummaryWords.Number(unit.Count)}{SummaryWords.Unit(key)}",
            to.To($"{name}の{SummaryWords.Of(key)}を表示")
        );
    }

    private static Reply NoScope() =>
        Reply.Sentence("現在の配置では、表示できる状況がありません。配置が変わったときは、署の地域課に連絡してください。");
}

/// <summary>How the rows of a figure fall on the units one level down; together they are all of them.</summary>
internal static class SummaryBreakdown
{
    public static IReadOnlyList<(SummaryScope Scope, int Count)> Of(Figure figure, ScopeLevel level) =>
        [
            .. figure
                .Rows.GroupBy(r => level == ScopeLevel.Prefecture ? SummaryScope.Of(r.At.Area) : SummaryScope.Of(r.At.Station))
                .OrderBy(g => level == ScopeLevel.Prefecture ? $"{(int)Enum.Parse<Area>(g.Key.Unit)}" : g.Key.Unit, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Count())),
        ];
}
