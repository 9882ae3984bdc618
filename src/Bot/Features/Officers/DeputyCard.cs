using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Officers;

/// <summary>代行: who acts for whom until when, and the form by which a post's rights are handed over for some days.</summary>
internal static class DeputyCard
{
    public static AdaptiveCard Render(DeputyView view)
    {
        var buttons = new Buttons(view.Drawing);
        var mayAppoint = view.Roles.Count > 0 && view.Candidates.Count > 0;
        return new AdaptiveCard
        {
            Speak = $"代行。{view.Deputies.Count}件",
            Refresh = buttons.Refresh(DeputyFlow.Open),
            Body =
            [
                .. Shapes.Heading("代行", view.StationName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                .. view.Deputies.Count == 0 ? [new AdaptiveTextBlock("現在、代行はありません。")] : Array.Empty<AdaptiveElement>(),
                .. view.Deputies.SelectMany(d => Running(d, view)),
                .. mayAppoint ? [Form(view)] : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. mayAppoint ? [buttons.Button("代行を指定", DeputyFlow.Save, style: "positive")] : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
            ],
        };
    }

    public static string Of(Role role) => role == Role.CommunityPoliceSection ? "地域課の事務" : "地域警察幹部の事務";

    /// <summary>12月1日（火）から12月14日（月）まで.</summary>
    public static string Period(DayRange days, DateOnly today) =>
        $"{JapaneseDate.Short(days.From, today)}から{(days.To is { } to ? $"{JapaneseDate.Short(to, today)}まで" : "")}";

    private static IEnumerable<AdaptiveElement> Running(ShownDeputy shown, DeputyView view)
    {
        yield return Shapes.Fact(shown.Title, $"{Of(shown.Deputy.Role)}　{Period(shown.Deputy.Days, view.Today)}\n指定した方　{shown.By}");
        if (view.MayEnd)
        {
            yield return new AdaptiveActionSet([
                new Buttons(view.Drawing, Flow: shown.Deputy.Id).Button(
                    $"{shown.Title}の代行を終える",
                    DeputyFlow.End,
                    withoutInputs: true
                ),
            ]);
        }
    }

    private static AdaptiveContainer Form(DeputyView view) =>
        new([
            .. view.Form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = DeputyForm.Officer,
                    Label = "代行する方（必須）",
                    Choices = [.. view.Candidates.Select(c => new AdaptiveChoice(c.Title, c.Officer.Value))],
                    Value = view.Form.Value(DeputyForm.Officer, null),
                }
            ),
            .. view.Form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = DeputyForm.Rights,
                    Label = "代行する事務（必須）",
                    Choices = [.. view.Roles.Select(r => new AdaptiveChoice(Of(r), r.ToString()))],
                    Value = view.Form.Value(DeputyForm.Rights, view.Roles.Count == 1 ? view.Roles[0].ToString() : null),
                }
            ),
            .. view.Form.Field(
                new AdaptiveDateInput
                {
                    Id = DeputyForm.From,
                    Label = "初日（必須）",
                    Value = view.Form.Value(DeputyForm.From, view.Today.ToString("O")),
                }
            ),
            .. view.Form.Field(
                new AdaptiveDateInput
                {
                    Id = DeputyForm.To,
                    Label = $"末日（必須。{view.LongestDays}日以内）",
                    Value = view.Form.Value(DeputyForm.To, null),
                }
            ),
            Shapes.Small("末日を過ぎると、代行する方の権限は自動的に終わります。指定と終了は記録に残ります。"),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
}
