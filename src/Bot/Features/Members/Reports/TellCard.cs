using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Members.Reports;

/// <summary>署に連絡: what, about whom, since when.</summary>
internal static class TellCard
{
    public static AdaptiveCard Render(TellView view)
    {
        var (buttons, form) = (new Buttons(view.Drawing, view.Council), view.Form);
        return new AdaptiveCard
        {
            Speak = "署に連絡。地域警察担当課に送ります",
            Body =
            [
                .. Shapes.Heading("署に連絡", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, form.HasErrors ? "attention" : "accent") },
                new AdaptiveTextBlock(
                    "委員について知ったことや、委員の候補者を、署の地域警察担当課（係）に知らせます。委嘱と解嘱は署が行います。"
                ),
                new AdaptiveContainer([
                    .. form.Field(
                        new AdaptiveChoiceSetInput
                        {
                            Id = TellForm.Kind,
                            Label = "連絡の種類（必須）",
                            Style = "expanded",
                            Choices = [.. Enum.GetValues<MemberReportKind>().Select(k => new AdaptiveChoice(ReportWords.Of(k), $"{k}"))],
                            Value = form.Value(TellForm.Kind, view.Kind?.ToString()),
                        }
                    ),
                    .. form.Field(
                        new AdaptiveChoiceSetInput
                        {
                            Id = TellForm.Member,
                            Label = "委員（候補者の場合は不要）",
                            Choices = [.. view.Members.Select(m => new AdaptiveChoice(Shapes.Plain(m.Name), m.Id.Value))],
                            Value = Among(view, form.Value(TellForm.Member, view.About?.Value)),
                        }
                    ),
                    .. form.Field(
                        LimitedText.Line(TellForm.Candidate, "候補者の氏名（候補者の場合）", 60, form.Value(TellForm.Candidate, null))
                    ),
                    .. form.Field(
                        new AdaptiveDateInput
                        {
                            Id = TellForm.Day,
                            Label = "その日（亡くなった日、転居した日、申出の日。分かれば）",
                            Value = form.Value(TellForm.Day, null),
                        }
                    ),
                    .. form.Field(LimitedText.Lines(TellForm.Text, "知ったこと", TellForm.TextLength, form.Value(TellForm.Text, null))),
                ])
                {
                    Style = "emphasis",
                    Spacing = "Medium",
                },
            ],
            Actions =
            [
                buttons.Button("署に送る", ReportFlow.Save, style: "positive"),
                buttons.Button("戻る", MemberVerbs.List, withoutInputs: true),
            ],
        };
    }

    private static string? Among(TellView view, string? chosen) => view.Members.Any(m => m.Id.Value == chosen) ? chosen : null;
}
