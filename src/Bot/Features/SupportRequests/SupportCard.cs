using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.SupportRequests;

/// <summary>支援を依頼, 支援依頼 with its answer, and the list of them.</summary>
internal static class SupportCard
{
    public const int MostLines = 10;

    private const string Clause = "記 第3-1";

    public static AdaptiveCard RenderAsk(AskView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.About?.Entry.Id);
        return new AdaptiveCard
        {
            Speak = "支援を依頼。地域警察幹部に送ります",
            Body =
            [
                .. Shapes.Heading("支援を依頼", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                new AdaptiveTextBlock("他機関との連絡調整など、地域警察幹部の支援が必要な事項を依頼します。") { Spacing = "Medium" },
                Shapes.Small(Clause),
                .. Residents(view.About),
                new AdaptiveContainer([
                    .. view.Form.Field(
                        new AdaptiveTextInput
                        {
                            Id = AskForm.Text,
                            Label = "依頼の内容（必須。個人名は記入しないでください）",
                            IsMultiline = true,
                            MaxLength = LimitedText.Room(AskForm.TextLength),
                            Value = view.Form.Value(AskForm.Text, null),
                        }
                    ),
                    .. view.Form.Field(
                        new AdaptiveTextInput
                        {
                            Id = AskForm.Agency,
                            Label = "連携先（他機関、他部門）",
                            Placeholder = "例　町役場の道路担当",
                            MaxLength = LimitedText.Room(AskForm.AgencyLength),
                            Value = view.Form.Value(AskForm.Agency, null),
                        }
                    ),
                ])
                {
                    Style = "emphasis",
                    Spacing = "Medium",
                },
            ],
            Actions =
            [
                buttons.Button("依頼する", SupportFlow.Save, style: "positive"),
                new Buttons(view.Drawing, view.Council).Button("支援一覧", SupportFlow.List, withoutInputs: true),
                WayBack.Button(buttons),
            ],
        };
    }

    public static AdaptiveCard Render(SupportView view)
    {
        var request = view.Request;
        var buttons = new Buttons(view.Drawing, view.Council, request.Id, request.Version);
        return new AdaptiveCard
        {
            Speak = $"支援依頼。{SupportWords.Of(request.Status)}",
            Refresh = buttons.Refresh(SupportFlow.Show),
            Body =
            [
                .. Shapes.Heading("支援依頼", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                new AdaptiveTextBlock(Shapes.Plain(request.Text)) { Weight = "Bolder", Spacing = "Medium" },
                Shapes.Small($"{Clause}　{JapaneseDate.Short(JapanTime.DayOf(request.At))}　{view.AskedBy}"),
                .. Residents(view.About),
                .. request.OtherAgency.Length == 0 ? [] : new AdaptiveElement[] { Shapes.Fact("連携先", request.OtherAgency) },
                Shapes.Fact("対応状況", SupportWords.Of(request.Status)),
                .. Answered(view),
                .. view.MayAnswer ? [Answer(view)] : Array.Empty<AdaptiveElement>(),
                .. view.MayRead ? [Shapes.Small("確認済みにすると、一覧から外れます。記録は残ります。")] : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view.MayAnswer ? [buttons.Button("保存", SupportFlow.Answer, style: "positive")] : Array.Empty<AdaptiveAction>(),
                .. view.MayRead ? [buttons.Button("確認済み", SupportFlow.Read, style: "positive")] : Array.Empty<AdaptiveAction>(),
                new Buttons(view.Drawing).Button("支援一覧", SupportFlow.List, withoutInputs: true),
                WayBack.Button(buttons),
            ],
        };
    }

    public static AdaptiveCard RenderList(SupportListView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = $"支援依頼一覧。{view.Lines.Count}件",
            Refresh = buttons.Refresh(SupportFlow.List),
            Body =
            [
                .. Shapes.Heading("支援依頼一覧", view.About),
                Shapes.Small(Clause),
                .. view.Lines.Count == 0 ? [new AdaptiveTextBlock("支援依頼はありません。")] : Array.Empty<AdaptiveElement>(),
                .. view.Lines.Take(MostLines).Select((line, i) => Row(view, line, i + 1)),
                .. view.Lines.Count > MostLines
                    ? [Shapes.Small($"ほかに{view.Lines.Count - MostLines}件あります。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view.MayAsk ? [buttons.Button("支援を依頼", SupportFlow.Open)] : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
            ],
        };
    }

    private static AdaptiveColumnSet Row(SupportListView view, SupportLine line, int number)
    {
        var request = line.Request;
        string?[] below =
        [
            view.Council is null ? line.CouncilName : null,
            SupportWords.Of(request.Status),
            request.OtherAgency.Length == 0 ? null : request.OtherAgency,
        ];
        var days = view.Today.DayNumber - JapanTime.DayOf(request.At).DayNumber;
        return Shapes.Row(
            Shapes.Short(request.Text, 60),
            string.Join('　', below.Where(b => b is not null)),
            days == 0 ? "本日" : $"{days}日",
            new Buttons(view.Drawing, line.Council, request.Id).Button($"{number}件目の支援依頼を表示", SupportFlow.Show)
        );
    }

    private static IEnumerable<AdaptiveElement> Residents(Feedback? request) =>
        request is null ? [] : [Shapes.Fact($"{JapaneseDate.Short(request.MeetingDate)}の会議の要望", request.Entry.Text)];

    private static IEnumerable<AdaptiveElement> Answered(SupportView view)
    {
        if (view.AnsweredBy is { } by && view.Request.AnsweredAt is { } at)
        {
            yield return Shapes.Fact("対応者", $"{JapaneseDate.Short(JapanTime.DayOf(at))}　{by}");
        }

        if (view.Request.Answer.Length > 0)
        {
            yield return Shapes.Fact("対応の内容", view.Request.Answer);
        }
    }

    private static AdaptiveContainer Answer(SupportView view)
    {
        var form = view.Form;
        SupportStatus[] offered = [SupportStatus.InProgress, SupportStatus.Finished];
        return new AdaptiveContainer([
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = AnswerForm.Status,
                    Label = "対応状況（必須）",
                    Choices = [.. offered.Select(s => new AdaptiveChoice(SupportWords.Of(s), s.ToString()))],
                    Value =
                        form.Value(AnswerForm.Status, null) == nameof(SupportStatus.Finished)
                            ? nameof(SupportStatus.Finished)
                            : nameof(SupportStatus.InProgress),
                }
            ),
            .. form.Field(
                new AdaptiveTextInput
                {
                    Id = AnswerForm.Answer,
                    Label = "対応の内容、結果（完了の場合は必須）",
                    IsMultiline = true,
                    MaxLength = LimitedText.Room(AnswerForm.AnswerLength),
                    Value = form.Value(AnswerForm.Answer, view.Request.Answer),
                }
            ),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
    }
}
