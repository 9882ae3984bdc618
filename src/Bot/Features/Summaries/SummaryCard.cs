using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Members;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>概況, 管内, 署の状況: one topic of figures. Every number is a place to tap; the table alone says all, a chart repeats it.</summary>
internal static class SummaryCard
{
    /// <summary>A row of buttons holds so many in the published renderer, three of them visible.</summary>
    private const int MostButtons = 5;
    private const int MostVisible = 3;

    /// <summary>So many characters fit beside each other at 320 px, with the menu of the others.</summary>
    private const int MostCharacters = 10;

    public const string PeriodInput = "period";

    public static AdaptiveCard Render(SummaryView view) =>
        new()
        {
            Speak = view.Speak,
            Body =
            [
                .. Shapes.Heading(view.Title, view.About, view.Pages > 1 ? $"{view.Address.Page + 1}／{view.Pages}" : null),
                .. view.Notes.Select(n => Shapes.Note(n)),
                .. view.Chart is { } chart ? [Draw(chart)] : Array.Empty<AdaptiveElement>(),
                .. view.Tables.SelectMany(Draw),
                .. view.Address.Page + 1 < view.Pages
                    ? [new AdaptiveActionSet([(view.Address with { Page = view.Address.Page + 1 }).To("続き")])]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Others.Select(o => Shapes.Row(o.Title, null, "", o.Address.To(o.Title))),
                .. view.Roster is { } roster ? [Roster(view, roster)] : Array.Empty<AdaptiveElement>(),
            ],
            Actions = [.. Actions(view)],
        };

    public static AdaptiveCard RenderMore(SummaryMoreView view)
    {
        var summary = view.Summary;
        return new AdaptiveCard
        {
            Speak = summary.Speak,
            Body =
            [
                .. Shapes.Heading(summary.Title, summary.About),
                Shapes.Section("期間"),
                new AdaptiveChoiceSetInput
                {
                    Id = PeriodInput,
                    Label = "表示する期間",
                    Style = "compact",
                    Value = summary.Address.Period.Code,
                    Choices = [.. view.Periods.Select(p => new AdaptiveChoice(p.Name, p.Code))],
                },
                new AdaptiveActionSet([
                    (summary.Address with { Topic = SummaryPages.First(summary.Address.Scope.Level) }).To("この期間を表示"),
                ]),
                .. view.CanExport
                    ?
                    [
                        Shapes.Section("ファイルに出力"),
                        Shapes.Small("カードと同じ数値を、下位の所属別の内訳とともに出力します。個人情報は含みません。"),
                        new AdaptiveActionSet([Export(view, "CSV", "csv"), Export(view, "Excel（XLSX）", "xlsx")]),
                    ]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions = [.. Actions(summary)],
        };
    }

    public static AdaptiveCard RenderRecord(SummaryRecordView view) =>
        new()
        {
            Speak = $"会議の記録。{view.CouncilName}",
            Body =
            [
                .. Shapes.Heading("会議の記録", $"{view.CouncilName}　{view.About}"),
                .. view.Facts.Select(f => Shapes.Fact(f.Label, f.Text)),
                .. view.Example is null
                    ? []
                    : new AdaptiveElement[] { Shapes.Section("好事例"), new AdaptiveTextBlock(Shapes.Plain(view.Example)) },
            ],
            Actions = [.. view.Read is null ? [] : new[] { view.Read }, view.Council.To("協議会の状況")],
        };

    public static AdaptiveCard RenderChoice(string title, string about, IReadOnlyList<(string Name, SummaryAddress Address)> choices) =>
        new()
        {
            Speak = $"{title}。表示する範囲を選択してください。{choices.Count}件あります",
            Body =
            [
                .. Shapes.Heading(title, about),
                .. choices.Take(SummaryListCard.PageSize).Select(c => Shapes.Row(c.Name, null, "", c.Address.To($"{c.Name}を表示"))),
                .. choices.Count > SummaryListCard.PageSize
                    ?
                    [
                        Shapes.Small(
                            $"ほかに{choices.Count - SummaryListCard.PageSize}件あります。「署の状況 名称」と送信すると絞り込めます。"
                        ),
                    ]
                    : Array.Empty<AdaptiveElement>(),
            ],
        };

    /// <summary>The CSV as text, for a client that takes no files.</summary>
    public static AdaptiveCard RenderText(string title, string about, string rest, string csv, SummaryAddress address) =>
        new()
        {
            Speak = $"{title}のCSV",
            Body =
            [
                .. Shapes.Heading(title, about),
                Shapes.Note("この画面ではファイルを受け取れないため、CSVの内容を表示しています。" + rest),
                new AdaptiveTextBlock(Shapes.Plain(csv).Replace("\r\n", "\n\n", StringComparison.Ordinal))
                {
                    FontType = "Monospace",
                    Size = "Small",
                },
            ],
            Actions = [address.To("期間・出力")],
        };

    private static AdaptiveColumnSet Roster(SummaryView view, CouncilId council) =>
        Shapes.Row(
            "委員名簿",
            "氏名、任期及び委嘱状の交付　要綱 第5-6",
            "",
            new Buttons(view.Drawing, council).Button("委員名簿を表示", MemberVerbs.Kept)
        );

    private static AdaptiveExecuteAction Export(SummaryMoreView view, string title, string format) =>
        AdaptiveExecuteAction.Create(
            title,
            SummaryVerbs.Export,
            new System.Text.Json.Nodes.JsonObject { [SummaryAddress.Key] = view.Summary.Address.Code, [SummaryExport.FormatKey] = format },
            withoutInputs: true
        );

    private static IEnumerable<AdaptiveAction> Actions(SummaryView view)
    {
        var (visible, characters) = (0, 0);
        foreach (var (title, address) in view.Topics.Take(MostButtons))
        {
            var fits = visible < MostVisible && characters + title.Length <= MostCharacters;
            (visible, characters) = fits ? (visible + 1, characters + title.Length) : (visible, characters);
            yield return address.To(title, secondary: !fits);
        }
    }

    private static AdaptiveHorizontalBarChart Draw(SummaryChart chart) =>
        // Without an axis: Teams cuts it into four parts, so three councils would stand beside 0.75, 1.5 and 2.25. The bars have their numbers.
        new AdaptiveHorizontalBarChart(chart.Title, chart.Values) { DisplayMode = AdaptiveHorizontalBarChart.WithoutAxis };

    private static IEnumerable<AdaptiveElement> Draw(SummaryTable table)
    {
        if (table.Heading is { } heading)
        {
            yield return Shapes.Section(heading);
        }

        if (table.Note is { } note)
        {
            yield return Shapes.Small(note);
        }

        yield return new AdaptiveTable(
            [
                new AdaptiveTableColumnDefinition(table.Columns.Count == 3 ? 4 : 3),
                .. table
                    .Columns.Skip(1)
                    .Select(_ => new AdaptiveTableColumnDefinition(table.Columns.Count > 3 ? 2 : 3)
                    {
                        HorizontalCellContentAlignment = "Right",
                    }),
            ],
            [
                new AdaptiveTableRow([
                    .. table.Columns.Select(c => new AdaptiveTableCell([new AdaptiveTextBlock(c) { Weight = "Bolder" }])),
                ])
                {
                    Style = "emphasis",
                },
                .. table.Lines.Select(l => Draw(table, l)),
            ]
        )
        {
            ShowGridLines = false,
            Spacing = "Small",
        };
    }

    private static AdaptiveTableRow Draw(SummaryTable table, SummaryLine line) =>
        new([
            Cell(line.Label, $"{line.Label.Text}を表示"),
            // A screen reader says what a tap does, and the number, which is all that the cell shows.
            .. line.Cells.Select((c, i) => Cell(c, $"{line.Label.Text}　{Said(table.Columns[i + 1])}{c.Text}")),
        ])
        {
            Style = line.IsTotal ? "emphasis" : null,
        };

    /// <summary>That a number is today's goes without saying, on a card of which every byte counts.</summary>
    private static string Said(string column) => column.EndsWith("現在", StringComparison.Ordinal) ? "" : $"{column}　";

    private static AdaptiveTableCell Cell(SummaryCell cell, string title) =>
        new([
            new AdaptiveTextBlock(Shapes.Plain(cell.Text) + (cell.Address is null ? "" : "›"))
            {
                Weight = cell.Address is null ? null : "Bolder",
            },
        ])
        {
            SelectAction = cell.Address?.To(title),
        };
}
