using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Contacting;

/// <summary>訪問・接触の記録: three inputs, and what was entered before.</summary>
internal static class VisitCard
{
    private const int MostVisits = 5;

    public static AdaptiveCard Render(VisitView view)
    {
        var (buttons, form) = (new Buttons(view.Drawing, view.Council, view.Member.Id.Value), view.Form);
        return new AdaptiveCard
        {
            Speak = $"訪問等の記録。{view.Member.Name}",
            Body =
            [
                .. Shapes.Heading("訪問等の記録", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, form.HasErrors ? "attention" : "accent") },
                new AdaptiveTextBlock($"**{Shapes.Plain(view.Member.Name)}**"),
                Shapes.Small("定期的な訪問など、会議以外でも良好な関係の保持に努めます。記 第2-3(3)イ"),
                new AdaptiveContainer([
                    .. form.Field(
                        new AdaptiveDateInput
                        {
                            Id = VisitForm.Day,
                            Label = "接触した日（必須）",
                            Value = form.Value(VisitForm.Day, view.Today.ToString("O")),
                        }
                    ),
                    .. form.Field(
                        new AdaptiveChoiceSetInput
                        {
                            Id = VisitForm.Means,
                            Label = "方法（必須）",
                            Choices = [.. MemberWords.Means.Select(m => new AdaptiveChoice(m, m))],
                            Value = form.Value(VisitForm.Means, MemberWords.Means[0]),
                        }
                    ),
                    .. form.Field(
                        LimitedText.Line(
                            VisitForm.Text,
                            "ひとこと（個人名は記入しないでください）",
                            VisitForm.TextLength,
                            form.Value(VisitForm.Text, null)
                        )
                    ),
                ])
                {
                    Style = "emphasis",
                    Spacing = "Medium",
                },
                .. view.Visits.Count == 0 ? [] : new AdaptiveElement[] { Shapes.Section("これまでの記録") },
                .. view.Visits.Take(MostVisits).Select(v => Shapes.Fact(JapaneseDate.Short(v.Day, view.Today), MemberWords.Of(v))),
            ],
            Actions =
            [
                buttons.Button("記録する", ContactsFlow.SaveVisit, style: "positive"),
                buttons.Button("戻る", MemberVerbs.Show, withoutInputs: true),
            ],
        };
    }
}
