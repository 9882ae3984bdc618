using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Enlisting;

/// <param name="Stations">By unit and name.</param>
/// <param name="Name">As the account has it, until something else was typed.</param>
internal sealed record EnlistView(Drawing Drawing, IReadOnlyList<(string Unit, string Name)> Stations, string? Name)
{
    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>利用の申請, for somebody who is on no list. It shows nothing of anybody.</summary>
internal static class EnlistCard
{
    public static AdaptiveCard Render(EnlistView view) =>
        new()
        {
            Speak = "利用の申請",
            Body =
            [
                .. Shapes.Heading("利用の申請", "このアカウントは、利用者として登録されていません。"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "attention") },
                new AdaptiveTextBlock("配置先を入力して送ると、署の地域課が確認します。承認されるまでは利用できません。"),
                .. view.Form.Field(
                    new AdaptiveChoiceSetInput
                    {
                        Id = EnlistForm.StationKey,
                        Label = "警察署（必須）",
                        Choices = [.. view.Stations.Select(s => new AdaptiveChoice(s.Name, s.Unit))],
                        Value = view.Form.Value(EnlistForm.StationKey, null),
                    }
                ),
                .. Line(view, EnlistForm.Post, "交番・駐在所の名称、又は「地域課」（必須）", EnlistForm.LineLength, null),
                .. view.Form.Field(
                    new AdaptiveChoiceSetInput
                    {
                        Id = EnlistForm.Rank,
                        Label = "階級（必須）",
                        Choices = [.. Ranks.All.Reverse().Select(r => new AdaptiveChoice(r, r))],
                        Value = view.Form.Value(EnlistForm.Rank, null),
                    }
                ),
                .. Line(view, EnlistForm.Name, "氏名（必須）", EnlistForm.LineLength, view.Name),
                .. Line(view, EnlistForm.Number, "職員番号（必須）", EnlistForm.NumberLength, null),
                Shapes.Small("申請の内容とアカウント名は、署の地域課に表示され、記録に残ります。申請は1日に3回までです。"),
            ],
            Actions = [new Buttons(view.Drawing).Button("申請を送る", EnlistVerbs.Send, style: "positive")],
        };

    private static IEnumerable<AdaptiveElement> Line(EnlistView view, string id, string label, int longest, string? stored) =>
        view.Form.Field(LimitedText.Line(id, label, longest, view.Form.Value(id, stored)));
}
