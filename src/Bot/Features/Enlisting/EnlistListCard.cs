using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Enlisting;

/// <param name="Open">For the reader's own station, the oldest first.</param>
internal sealed record EnlistListView(Drawing Drawing, string StationName, IReadOnlyList<Enlistment> Open, string? Note);

/// <summary>One request before the section.</summary>
internal sealed record EnlistShowView(Drawing Drawing, string StationName, Enlistment Request)
{
    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }

    /// <summary>Whether it can be approved as it stands, by whoever presses.</summary>
    public bool CanBeApproved { get; init; } = true;
}

/// <summary>利用の申請 for the section: the open ones, and each with its answer.</summary>
internal static class EnlistListCard
{
    public const string ReasonKey = "reason";

    private const string Impossible =
        "職員番号がほかの方のものであるか、配置先が見つからないため、このままでは承認できません。申請した方に確かめ、理由を付けて断ってください。";

    public const int LongestReason = 100;

    private const int MostRows = 12;

    public static AdaptiveCard Render(EnlistListView view) =>
        new()
        {
            Speak = $"利用の申請。{view.Open.Count}件",
            Body =
            [
                .. Shapes.Heading("利用の申請", view.StationName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "good") },
                .. view.Open.Count == 0 ? [new AdaptiveTextBlock("回答を待っている申請はありません。")] : Array.Empty<AdaptiveElement>(),
                .. view
                    .Open.Take(MostRows)
                    .Select(e =>
                        Shapes.Row(
                            e.Title,
                            $"{Shapes.Short(e.Post, 20)}　{JapaneseDate.Short(e.Day)}申請",
                            "",
                            new Buttons(view.Drawing, Flow: e.Id).Button(
                                $"{Shapes.Short(e.Title, 20)}の申請を表示",
                                EnlistVerbs.Show,
                                withoutInputs: true
                            )
                        )
                    ),
                .. view.Open.Count > MostRows
                    ? [Shapes.Small($"ほかに{view.Open.Count - MostRows}件あります。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions = [WayBack.Button(new Buttons(view.Drawing))],
        };

    public static AdaptiveCard Show(EnlistShowView view)
    {
        var (request, buttons) = (view.Request, new Buttons(view.Drawing, Flow: view.Request.Id));
        return new AdaptiveCard
        {
            Speak = $"利用の申請。{request.Title}",
            Body =
            [
                .. Shapes.Heading("利用の申請", view.StationName),
                .. (view.Note ?? (view.CanBeApproved ? null : Impossible)) is { } note
                    ? new AdaptiveElement[] { Shapes.Note(note, "attention") }
                    : [],
                Shapes.Fact("申請した方", request.Title),
                Shapes.Fact("職員番号", request.Number),
                Shapes.Fact("配置先", request.Post),
                Shapes.Fact("アカウント", request.PrincipalName),
                Shapes.Fact("申請日", JapaneseDate.Long(request.Day)),
                .. view.CanBeApproved
                    ?
                    [
                        Shapes.Small(
                            "承認すると、本日から配置先の勤務員となり、その権限を持ちます。本人であることを確認してから承認してください。"
                        ),
                    ]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Form.Field(
                    LimitedText.Line(ReasonKey, "承認しない理由（断るとき必須）", LongestReason, view.Form.Value(ReasonKey, null))
                ),
            ],
            Actions =
            [
                .. view.CanBeApproved ? new[] { buttons.Button("承認する", EnlistVerbs.Approve, style: "positive") } : [],
                buttons.Button("断る", EnlistVerbs.Refuse),
                new Buttons(view.Drawing).Button("一覧", EnlistVerbs.List, withoutInputs: true),
            ],
        };
    }
}
