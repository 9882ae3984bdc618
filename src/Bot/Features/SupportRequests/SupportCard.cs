using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.SupportRequests;

/// <summary>支援依頼 with its answer.</summary>
internal static class SupportCard
{
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
                Shapes.Small($"{SupportWords.Clause}　{JapaneseDate.Short(JapanTime.DayOf(request.At))}　{view.AskedBy}"),
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

    /// <summary>The residents' request that it is about.</summary>
    public static IEnumerable<AdaptiveElement> Residents(Feedback? request) =>
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
