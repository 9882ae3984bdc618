using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Councils.About;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.Consulting;

/// <summary>協議の内容 and its answer; the counterpart answers here.</summary>
internal static class ConsultationCard
{
    public static AdaptiveCard Render(ConsultationView view)
    {
        var request = view.Request;
        var buttons = new Buttons(view.Drawing, view.Council.Id, request.Id, request.Version);
        return new AdaptiveCard
        {
            Speak = $"{ConsultationWords.Of(request.Kind)}の協議。{ConsultationWords.StateOf(request)}",
            Refresh = view.Form.HasErrors ? null : buttons.Refresh(CouncilVerbs.Consultation),
            Body =
            [
                .. Shapes.Heading($"{ConsultationWords.Of(request.Kind)}の協議", $"{view.StationName}　{view.Council.Name}"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                new AdaptiveTextBlock(Shapes.Plain(request.Text)) { Spacing = "Medium" },
                Shapes.Small(
                    $"{ConsultationWords.ClauseOf(request.Kind)}　{JapaneseDate.Short(JapanTime.DayOf(request.At))}依頼　{request.ByTitle}"
                ),
                Shapes.Fact("相手方", $"{request.Counterpart.Name}長"),
                .. Facts(view.Council, request.Kind).Select(f => Shapes.Fact(f.Label, f.Text)),
                .. Answered(request),
                .. view.MayAnswer ? [Answer(view)] : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view.MayAnswer ? [buttons.Button("回答する", ConsultFlow.Answer, style: "positive")] : Array.Empty<AdaptiveAction>(),
                .. view.MayTakeOver
                    ? [new Buttons(view.Drawing).Button("会則等に入れる", CouncilVerbs.BylawEdit, style: "positive", withoutInputs: true)]
                    : Array.Empty<AdaptiveAction>(),
                view.IsCounterpart
                    ? new Buttons(view.Drawing).Button("協議の一覧", ConsultInboxFlow.Inbox, withoutInputs: true)
                    : new Buttons(view.Drawing, view.Council.Id).Button("協議の記録", CouncilVerbs.Consultations, withoutInputs: true),
            ],
        };
    }

    /// <summary>What the counterpart judges by: the council and why it is set up or abolished.</summary>
    private static IEnumerable<(string Label, string Text)> Facts(Council council, ConsultationKind kind)
    {
        yield return ("種別", CouncilWords.Of(council.Kind));
        yield return (
            "所管区",
            $"{string.Join("、", council.PoliceBoxes.Select(b => b.Name).Distinct())}{(council.AreaText is { } area ? $"（{area}）" : "")}"
        );
        if (kind == ConsultationKind.Abolition)
        {
            yield return ("廃止日", council.Abolished is { } last ? JapaneseDate.Long(last) : "未定");
            if (council.Abolition is { Reason.Length: > 0 } details)
            {
                yield return ("廃止の理由", details.Reason);
            }

            yield break;
        }

        if (kind == ConsultationKind.Bylaw)
        {
            yield break;
        }

        yield return ("設置日", JapaneseDate.Long(council.Established));
        if (council.Establishment is { Reason: { } reason })
        {
            yield return ("設置の理由", reason);
        }

        if (council.Establishment is { Replaces: { } replaced })
        {
            yield return ("廃止する連絡協議会", string.Join("、", replaced.Select(r => r.Name)));
        }

        var description = CouncilDescription.Of(council);
        foreach (var field in DescriptionFields.Of(council.Kind))
        {
            if (
                field.Property
                    is not (
                        nameof(CouncilDescription.AreaText)
                        or nameof(CouncilDescription.ConsultedOn)
                        or nameof(CouncilDescription.ConsultationResult)
                    )
                && field.Print(description) is { Length: > 0 } text
            )
            {
                yield return (field.Name, text);
            }
        }
    }

    private static IEnumerable<AdaptiveElement> Answered(ConsultationRequest request)
    {
        if (request is not { Answer: { } answer, AnsweredAt: { } at })
        {
            yield return Shapes.Fact("回答", "回答待ち");
            yield break;
        }

        yield return Shapes.Fact("回答", ConsultationWords.Of(answer));
        if (request.AnswerText.Length > 0)
        {
            yield return Shapes.Fact("意見等", request.AnswerText);
        }

        yield return Shapes.Small($"{JapaneseDate.Short(JapanTime.DayOf(at))}回答　{request.AnsweredByTitle}");
    }

    private static AdaptiveContainer Answer(ConsultationView view)
    {
        var form = view.Form;
        return new AdaptiveContainer([
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = ReplyForm.Answer,
                    Label = "回答（必須）",
                    Style = "expanded",
                    Choices =
                    [
                        .. Enum.GetValues<ConsultationAnswer>().Select(a => new AdaptiveChoice(ConsultationWords.Of(a), a.ToString())),
                    ],
                    Value = form.Value(ReplyForm.Answer, null),
                }
            ),
            .. form.Field(
                LimitedText.Lines(
                    ReplyForm.Text,
                    "意見、再協議の理由（意見あり、要再協議の場合は必須）",
                    ReplyForm.TextLength,
                    form.Value(ReplyForm.Text, null)
                )
            ),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
    }
}
