using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>The whole record in short: every line leads to the place where it is entered.</summary>
internal static class ReviewRows
{
    /// <summary>Topics, and as many requests, that have a line each; the others share one. A line costs about a kilobyte of the card's 28.</summary>
    private const int MostItems = 3;

    private const int LineLength = 60;

    private const int MostLines = 10;

    /// <summary>Beside the form of 差し戻し, or many findings.</summary>
    private const int MostLinesAmongMore = 7;

    private const int MostFindings = 3;

    /// <summary>Said by the lines 会議, 契機 and 出席.</summary>
    private static readonly IReadOnlyList<InputField<MeetingContent>> SaidElsewhere =
    [
        BasicsFields.Kind,
        BasicsFields.Date,
        BasicsFields.Start,
        BasicsFields.End,
        BasicsFields.Place,
        ClosingFields.Occasion,
        .. AttendanceFields.All,
    ];

    public static IEnumerable<AdaptiveElement> Draw(ReviewView view) => Fitting(view).Select(line => Row(view.Frame, line));

    /// <summary>Lines that would make the card too long come together by their step, topics and requests last of all.</summary>
    private static IReadOnlyList<Line> Fitting(ReviewView view)
    {
        var most = view.AwaitingLead || view.Review.Findings.Count > MostFindings ? MostLinesAmongMore : MostLines;
        IReadOnlyList<Line> lines = [.. Lines(view)];
        lines = lines.Count > most ? Together(lines, line => (line.Step, line.Item)) : lines;
        return lines.Count > most ? Together(lines, line => (line.Step, null)) : lines;
    }

    private static IReadOnlyList<Line> Together(IReadOnlyList<Line> lines, Func<Line, (RecordStep, string?)> place) =>
        [
            .. lines
                .GroupBy(place)
                .Select(group =>
                    group.Count() == 1
                        ? group.First()
                        : new Line(
                            group.First().Step,
                            MeetingWords.Of(group.First().Step),
                            Shapes.Short(string.Join('　', group.Select(l => $"{l.Label}：{l.Text}")), 2 * LineLength)
                        )
                ),
        ];

    private static IEnumerable<Line> Lines(ReviewView view)
    {
        var content = view.Content;
        return
        [
            new(RecordStep.Basics, "会議", RecordSheet.When(content)),
            .. Said(content, RecordStep.Basics),
            .. content.Kind == MeetingKind.Extraordinary ? Occasion(content) : [],
            .. Attendance(view),
            .. Said(content, RecordStep.Topics),
            .. Items(RecordStep.Topics, TopicFields.Topics.Name, [.. content.Topics.Select(t => (t.Id, t.Title))]),
            .. Items(RecordStep.Feedback, FeedbackFields.Feedback.Name, [.. content.Feedback.Select(f => (f.Id, f.Text))]),
            .. Said(content, RecordStep.Feedback),
            .. Said(content, RecordStep.Closing),
        ];
    }

    /// <summary>A line for each field of a step that has something to say and stands in no other line.</summary>
    private static IEnumerable<Line> Said(MeetingContent content, RecordStep step) =>
        MeetingFields
            .ByStep[step]
            .OfType<InputField<MeetingContent>>()
            .Except(SaidElsewhere)
            .Where(f => content.Kind == MeetingKind.Extraordinary || !ClosingFields.Extraordinary.Contains(f))
            .Where(f => f.Print(content).Length > 0)
            .Select(f => LineOf(content, step, f));

    private static Line LineOf(MeetingContent content, RecordStep step, InputField<MeetingContent> field) =>
        new(step, field.Name, Shapes.Short(field.Print(content), LineLength));

    private static IEnumerable<Line> Occasion(MeetingContent content) =>
        [
            ClosingFields.Occasion.IsEmpty(content)
                ? new(RecordStep.Basics, ClosingFields.Occasion.Name, "未記入")
                : LineOf(content, RecordStep.Basics, ClosingFields.Occasion),
        ];

    private static IEnumerable<Line> Attendance(ReviewView view)
    {
        var sheet = view.Review.Sheet;
        var (divisions, guests) = (view.Content.Attendance.OtherDivisions.Count, view.Content.Attendance.Guests.Count);
        var counts = new[] { ("地域警察幹部", sheet.Supervisors.Count), ("関係部門", divisions), ("委員以外", guests) }
            .Where(c => c.Item2 > 0)
            .Select(c => $"、{c.Item1} {c.Item2}人");
        yield return new(
            RecordStep.Attendance,
            "出席",
            $"委員 {sheet.Present.Count}人（開催日現在{sheet.Present.Count + sheet.Absent.Count}人）、運営担当者 {sheet.Officers.Count}人{string.Concat(counts)}"
        );
        if (sheet.Absent.Count > 0)
        {
            yield return new(RecordStep.Attendance, "欠席", string.Join('、', sheet.Absent));
        }

        if (view.Content.Attendance.Letters.Count is > 0 and var letters)
        {
            yield return new(RecordStep.Attendance, "委嘱状", $"{letters}人に交付（確定すると開催日の交付として記録）");
        }

        if (sheet.EarlierFeedback.Count > 0)
        {
            var states = sheet
                .EarlierFeedback.GroupBy(e => e.Status)
                .OrderByDescending(g => g.Key)
                .Select(g => $"{MeetingWords.Of(g.Key)} {g.Count()}件");
            yield return new(RecordStep.EarlierFeedback, MeetingWords.Of(RecordStep.EarlierFeedback), string.Join('、', states));
        }
    }

    private static IEnumerable<Line> Items(RecordStep step, string name, IReadOnlyList<(string Id, string Text)> items)
    {
        if (items.Count == 0)
        {
            return [new(step, name, "なし")];
        }

        var alone = items.Count > MostItems ? MostItems - 1 : items.Count;
        return
        [
            .. items
                .Take(alone)
                .Select((item, i) => new Line(step, $"{name}{i + 1}", Shapes.Short(item.Text, LineLength)) { Item = item.Id }),
            .. alone == items.Count
                ? Array.Empty<Line>()
                :
                [
                    new Line(
                        step,
                        $"{name}{alone + 1}から{items.Count}まで",
                        Shapes.Short(string.Join('、', items.Skip(alone).Select(i => i.Text)), LineLength)
                    ),
                ],
        ];
    }

    private static AdaptiveColumnSet Row(RecordFrame frame, Line line) =>
        new([
            new AdaptiveColumn([
                new AdaptiveTextBlock(line.Label) { Weight = "Bolder", Size = "Small" },
                new AdaptiveTextBlock(Shapes.Plain(line.Text)) { Spacing = "None" },
            ]),
            new AdaptiveColumn([new AdaptiveTextBlock("›") { HorizontalAlignment = "Right", Weight = "Bolder" }])
            {
                Width = "auto",
                VerticalContentAlignment = "Center",
            },
        ])
        {
            Separator = true,
            Spacing = "Small",
            SelectAction = frame.Button(
                $"{line.Label}を修正",
                RecordVerbs.GoTo,
                more:
                [
                    (RecordVerbs.ToKey, line.Step.ToString()),
                    .. line.Item is { } item ? [(RecordVerbs.ToItemKey, item)] : Array.Empty<(string, string)>(),
                ]
            ),
        };

    private sealed record Line(RecordStep Step, string Label, string Text)
    {
        /// <summary>The topic or feedback that is put into the form.</summary>
        public string? Item { get; init; }
    }
}
