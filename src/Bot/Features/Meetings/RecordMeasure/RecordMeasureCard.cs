using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.RecordMeasure;

/// <summary>措置状況 of one request, and 要望一覧.</summary>
internal static class RecordMeasureCard
{
    public const int PageSize = 8;

    public static AdaptiveCard Render(RecordMeasureView view)
    {
        var buttons = ButtonsOf(view);
        return new AdaptiveCard
        {
            Speak = $"措置状況。{MeetingWords.Of(view.Request.Entry.Status)}",
            Refresh = buttons.Refresh(ObligationVerbs.Measure),
            Body =
            [
                .. Shapes.Heading("措置状況", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                .. About(view),
                .. History(view),
                .. view.MayAskForSupport && !view.SupportIsAsked
                    ?
                    [
                        new AdaptiveActionSet([buttons.Button("支援を依頼", SupportRequests.SupportFlow.Open, withoutInputs: true)])
                        {
                            Spacing = "Small",
                        },
                    ]
                    : Array.Empty<AdaptiveElement>(),
                .. view.MayRecord
                    ? [Entry(view)]
                    : new AdaptiveElement[] { Shapes.Note("措置状況の入力は、あなたの現在の役割ではできません。") },
            ],
            Actions =
            [
                .. view.MayRecord ? [buttons.Button("保存", RecordMeasureFlow.Save, style: "positive")] : Array.Empty<AdaptiveAction>(),
                buttons.Button("要望一覧", RecordMeasureFlow.List, withoutInputs: true),
                WayBack.Button(buttons),
            ],
        };
    }

    /// <summary>After saving: what is kept now, and what the guideline still asks for.</summary>
    public static AdaptiveCard RenderSaved(RecordMeasureView view)
    {
        var (request, buttons) = (view.Request, ButtonsOf(view));
        return new AdaptiveCard
        {
            Speak = request.IsOpen ? "措置状況を記録しました" : "措置状況を記録しました。この要望は完了です",
            Body =
            [
                .. Shapes.Heading("措置状況", view.CouncilName),
                Shapes.Note(
                    request.IsOpen
                        ? "措置状況を記録しました。"
                        : "措置状況を記録しました。措置が終わり、参加者に連絡済みのため、この要望は完了です。",
                    "good"
                ),
                .. About(view),
                Shapes.Fact("措置状況", MeetingWords.Of(request.Entry.Status)),
                .. Filled("措置の内容", request.Entry.Measure),
                .. Filled("担当", request.Entry.PersonInCharge),
                .. Filled("参加者への連絡日", request.ToldOn is { } told ? JapaneseDate.Long(told) : ""),
                .. Filled("次回確認日", request.NextReview is { } next ? JapaneseDate.Long(next) : ""),
                .. view.Findings.Select(f => FindingBox.Draw(f)),
            ],
            Actions =
            [
                WayBack.Button(buttons),
                buttons.Button("要望一覧", RecordMeasureFlow.List),
                .. request.IsOpen ? [buttons.Button("続けて修正", ObligationVerbs.Measure)] : Array.Empty<AdaptiveAction>(),
            ],
        };
    }

    public static AdaptiveCard RenderList(RequestListView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        var shown = view.Lines.Skip(view.Page * PageSize).Take(PageSize).ToList();
        var pages = Math.Max(1, (view.Lines.Count + PageSize - 1) / PageSize);
        return new AdaptiveCard
        {
            Speak = $"要望一覧。未完了{view.Lines.Count}件",
            Refresh = buttons.Refresh(RecordMeasureFlow.List, (RecordMeasureFlow.PageKey, $"{view.Page}")),
            Body =
            [
                .. Shapes.Heading("要望一覧", view.About, pages > 1 ? $"{view.Page + 1}／{pages}" : null),
                Shapes.Small($"未完了{view.Lines.Count}件（古い順）　記 第2-6(4)"),
                .. view.Lines.Count == 0 ? [new AdaptiveTextBlock("未完了の要望はありません。")] : Array.Empty<AdaptiveElement>(),
                .. shown.Select((line, i) => Row(view, line, (view.Page * PageSize) + i + 1)),
            ],
            Actions =
            [
                WayBack.Button(buttons),
                .. view.Page + 1 < pages
                    ? [buttons.Button("続き", RecordMeasureFlow.List, more: (RecordMeasureFlow.PageKey, $"{view.Page + 1}"))]
                    : Array.Empty<AdaptiveAction>(),
            ],
        };
    }

    private static AdaptiveColumnSet Row(RequestListView view, RequestLine line, int number)
    {
        var request = line.Request;
        string?[] below =
        [
            view.Council is null ? line.CouncilName : null,
            $"{JapaneseDate.Short(request.MeetingDate, view.Today)}の会議",
            MeetingWords.Of(request.Entry.Status),
            request.ToldOn is null ? "参加者に未連絡" : "参加者に連絡済み",
            line.SupportIsAsked ? "支援依頼中" : null,
        ];
        return Shapes.Row(
            Shapes.Short(request.Entry.Text, 60),
            string.Join('　', below.Where(b => b is not null)),
            $"{view.Today.DayNumber - request.MeetingDate.DayNumber}日経過",
            new Buttons(view.Drawing, line.Council, request.Entry.Id).Button($"{number}件目の要望の措置状況を入力", ObligationVerbs.Measure)
        );
    }

    private static IEnumerable<AdaptiveElement> About(RecordMeasureView view) =>
        [
            new AdaptiveTextBlock(Shapes.Plain(view.Request.Entry.Text)) { Weight = "Bolder", Spacing = "Medium" },
            Shapes.Small(
                $"{JapaneseDate.WithoutWeekday(view.Request.MeetingDate)}の会議　{MeetingWords.Of(view.Request.Entry.Field)}　記 第2-6(4)"
            ),
            .. view.Due is null ? [] : new AdaptiveElement[] { Shapes.Small(view.Due) },
        ];

    private static IEnumerable<AdaptiveElement> History(RecordMeasureView view)
    {
        if (view.EnteredBy is { } by && view.Request.ChangedOn is { } day)
        {
            yield return Shapes.Fact("前回の入力", $"{JapaneseDate.Short(day)}　{by}");
        }

        yield return Shapes.Fact("参加者への連絡", view.Request.ToldOn is { } told ? $"{JapaneseDate.Long(told)}に連絡済み" : "未了");
        if (view.SupportIsAsked)
        {
            yield return Shapes.Fact("支援依頼", "地域警察幹部に依頼中");
        }
    }

    private static AdaptiveContainer Entry(RecordMeasureView view)
    {
        var (form, request) = (view.Form, view.Request);
        return new AdaptiveContainer([
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = RecordMeasureForm.Status,
                    Label = "措置状況（必須）",
                    Choices = [.. Enum.GetValues<FeedbackStatus>().Select(s => new AdaptiveChoice(MeetingWords.Of(s), s.ToString()))],
                    Value = Enum.TryParse<FeedbackStatus>(form.Value(RecordMeasureForm.Status, null), out var chosen)
                        ? chosen.ToString()
                        : request.Entry.Status.ToString(),
                }
            ),
            .. form.Field(
                LimitedText.Lines(
                    RecordMeasureForm.Measure,
                    "措置の内容",
                    RecordMeasureForm.MeasureLength,
                    form.Value(RecordMeasureForm.Measure, request.Entry.Measure)
                )
            ),
            .. form.Field(
                LimitedText.Line(
                    RecordMeasureForm.Person,
                    "担当",
                    RecordMeasureForm.PersonLength,
                    form.Value(RecordMeasureForm.Person, request.Entry.PersonInCharge)
                )
            ),
            // Not prefilled: whoever was told of an earlier state has not been told of this one.
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = RecordMeasureForm.Told,
                    Label = "上の内容を参加者に連絡した日",
                    Value = form.Value(RecordMeasureForm.Told, null),
                }
            ),
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = RecordMeasureForm.Next,
                    Label = "次回確認日（対応中、計画的に推進の場合）",
                    Value = form.Value(RecordMeasureForm.Next, request.NextReview > view.Today ? request.NextReview?.ToString("O") : null),
                }
            ),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
    }

    private static IEnumerable<AdaptiveElement> Filled(string label, string text) => text.Length == 0 ? [] : [Shapes.Fact(label, text)];

    private static Buttons ButtonsOf(RecordMeasureView view) =>
        new(view.Drawing, view.Council, view.Request.Entry.Id, view.Request.Version);
}
