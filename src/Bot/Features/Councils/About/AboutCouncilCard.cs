using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Histories;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.About;

/// <summary>連絡協議会の内容.</summary>
internal static class AboutCouncilCard
{
    public static AdaptiveCard Render(AboutCouncilView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council.Id);
        return new AdaptiveCard
        {
            Speak = $"{view.Council.Name}。委員{view.Members}人",
            Refresh = buttons.Refresh(CouncilVerbs.Show),
            Body =
            [
                .. Shapes.Heading("連絡協議会の内容", view.Council.Name),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "good") },
                .. Facts(view).Select(f => Shapes.Fact(f.Label, f.Text)),
                .. DescriptionFields
                    .Of(view.Council.Kind)
                    .Select(f => (f.Name, Text: f.Print(view.Description)))
                    .Where(f => f.Text.Length > 0)
                    .Select(f => Shapes.Fact(f.Name, f.Text)),
                .. view.Findings.Select(f => FindingBox.Draw(f, asksReason: false)),
                // A row, since a card takes five actions at most.
                Shapes.Row("変更の履歴", null, "", buttons.Button("履歴を表示", HistoryVerbs.Council, withoutInputs: true)),
            ],
            Actions =
            [
                .. view.MayEdit && DescriptionFields.Of(view.Council.Kind).Count > 0
                    ? [buttons.Button("設置の記録を入力", CouncilVerbs.Edit, style: "positive")]
                    : Array.Empty<AdaptiveAction>(),
                .. view.MayEdit
                    ?
                    [
                        buttons.Button("廃止の手続", CouncilVerbs.Abolish, secondary: true),
                        buttons.Button("協議", CouncilVerbs.Consultations, secondary: true),
                    ]
                    : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
                buttons.Button("様式を印刷", FormVerbs.Open, secondary: true),
            ],
        };
    }

    private static IEnumerable<(string Label, string Text)> Facts(AboutCouncilView view)
    {
        var council = view.Council;
        yield return ("種別", CouncilWords.Of(council.Kind));
        yield return ("設置日", JapaneseDate.Long(council.Established));
        if (council.Abolished is { } last)
        {
            yield return ("廃止日", JapaneseDate.Long(last));
        }

        var day =
            council.Abolished is { } end && end < view.Today ? end
            : view.Today < council.Established ? council.Established
            : view.Today;
        yield return (
            "所管区",
            string.Join('、', council.PoliceBoxes.Where(b => b.Days.Contains(day)).Select(b => b.Name).Distinct()) is { Length: > 0 } boxes
                ? boxes
                : "なし"
        );
        if (council.AnsweringOn(view.Today) is { } station)
        {
            yield return ("警察署", station.Name);
        }

        if (council.Establishment is { } details)
        {
            foreach (var fact in Facts(details))
            {
                yield return fact;
            }
        }

        yield return ("運営責任者", view.Lead ?? "指定されていません");
        yield return ("委員", $"{view.Members}人");
    }

    /// <summary>What was entered when it was set up by the bot.</summary>
    private static IEnumerable<(string Label, string Text)> Facts(EstablishmentDetails details)
    {
        if (details.Replaces is { Count: > 0 } replaced)
        {
            yield return ("統合又は分割の前の連絡協議会", string.Join("、", replaced.Select(c => c.Name)));
        }

        if (details.Reason is { } reason)
        {
            yield return ("設置の理由", reason);
        }

        if (details.PlannedMembers is { } planned)
        {
            yield return ("委員数（予定）", $"{planned}人");
        }
    }
}
