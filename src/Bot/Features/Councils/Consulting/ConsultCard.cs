using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.Consulting;

/// <summary>協議: what was asked and answered, and the form to ask.</summary>
internal static class ConsultCard
{
    private const int MostRows = 10;

    public static AdaptiveCard Render(ConsultView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council.Id);
        return new AdaptiveCard
        {
            Speak = view.Register.Any(r => r.IsOpen) ? "協議。回答待ちがあります" : "協議",
            Refresh = view.Form.HasErrors ? null : buttons.Refresh(CouncilVerbs.Consultations),
            Body =
            [
                .. Shapes.Heading("協議", view.Council.Name),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                .. view.Register.Count == 0 ? [Shapes.Small("このボットで依頼した協議はありません。")] : Array.Empty<AdaptiveElement>(),
                .. view.Register.Take(MostRows).Select(r => Row(view, r)),
                .. view.MayAsk ? [Ask(view)] : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view.MayAsk ? [buttons.Button("依頼する", ConsultFlow.Ask, style: "positive")] : Array.Empty<AdaptiveAction>(),
                buttons.Button("協議会", CouncilVerbs.Show, withoutInputs: true),
                WayBack.Button(buttons),
            ],
        };
    }

    private static AdaptiveColumnSet Row(ConsultView view, ConsultationRequest request) =>
        Shapes.Row(
            ConsultationWords.Of(request.Kind),
            $"{JapaneseDate.Short(JapanTime.DayOf(request.At))}依頼　{request.Counterpart.Name}",
            ConsultationWords.StateOf(request),
            new Buttons(view.Drawing, view.Council.Id, request.Id).Button(
                $"{ConsultationWords.Of(request.Kind)}の協議",
                CouncilVerbs.Consultation
            )
        );

    private static AdaptiveContainer Ask(ConsultView view)
    {
        var form = view.Form;
        ConsultationKind[] offered = [ConsultationKind.Establishment, ConsultationKind.Abolition, ConsultationKind.Bylaw];
        return new AdaptiveContainer([
            new AdaptiveTextBlock("協議を依頼") { Weight = "Bolder" },
            Shapes.Small(
                view.Counterpart is { } counterpart
                    ? $"相手方は{counterpart.Title}です。回答は、設置の記録又は廃止の手続に残ります。記 第2-1(2)、記 第2-2(3)"
                    : "協議の相手方が、警察署の登録から分かりません。"
            ),
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = ConsultForm.Kind,
                    Label = "協議の種別（必須）",
                    Choices = [.. offered.Select(k => new AdaptiveChoice(ConsultationWords.Of(k), k.ToString()))],
                    Value = form.Value(ConsultForm.Kind, Proposed(view.Council).ToString()),
                }
            ),
            .. form.Field(
                LimitedText.Lines(
                    ConsultForm.Text,
                    "協議の内容（必須。個人名は記入しないでください）",
                    ConsultForm.TextLength,
                    form.Value(ConsultForm.Text, null)
                )
            ),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
    }

    /// <summary>Of a council that ends, or is about to, its end; else its beginning.</summary>
    private static ConsultationKind Proposed(Council council) =>
        council.Abolished is not null || council.Abolition is not null ? ConsultationKind.Abolition : ConsultationKind.Establishment;
}
