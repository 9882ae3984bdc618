using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <param name="Action">Null where somebody else does it.</param>
internal sealed record OlderMatter(Obligation Matter, DigestAction? Action);

/// <summary>What 引継ぎ時の確認事項 shows.</summary>
internal sealed record OlderMattersView
{
    public required Drawing Drawing { get; init; }

    public required Council Council { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The most urgent first, all of them.</summary>
    public required IReadOnlyList<OlderMatter> Lines { get; init; }

    /// <summary>The reader may say that it was looked at.</summary>
    public bool MayCheck { get; init; }

    public string? Note { get; init; }
}

/// <summary>Draws <see cref="OlderMattersView"/>: no ages and no 超過, since nobody was asked at the time.</summary>
internal static class OlderMattersCard
{
    /// <summary>More do not fit on a readable card; the rest moves up as these are settled.</summary>
    private const int MostLines = 15;

    public static AdaptiveCard Render(OlderMattersView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council.Id);
        var isOpen = view.Council.OlderCheckedOn is null;
        return new AdaptiveCard
        {
            Speak = $"引継ぎ時の確認事項。{view.Lines.Count}件",
            Refresh = buttons.Refresh(OlderMattersFlow.Show),
            Body =
            [
                .. Shapes.Heading("引継ぎ時の確認事項", view.Council.Name),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                new AdaptiveTextBlock(Beginning(view)),
                .. view.Lines.Take(MostLines).Select(line => Line(buttons, line)),
                .. view.Lines.Count > MostLines
                    ? [Shapes.Small($"ほかに{view.Lines.Count - MostLines}件あります。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. isOpen && view.MayCheck && view.Lines.Count > 0
                    ? [buttons.Button("確認済みにする", OlderMattersFlow.Check, style: "positive")]
                    : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
            ],
        };
    }

    private static string Beginning(OlderMattersView view) =>
        view.Council.TrackedSince is not { } tracked ? "利用開始前の事項は、ほかの事項と同じく「本日の対応」に表示しています。"
        : view.Lines.Count == 0 ? $"{JapaneseDate.WithoutWeekday(tracked)}より前からの事項はありません。"
        : $"{JapaneseDate.WithoutWeekday(tracked)}より前からの事項です。督促の対象にはしていません。既に済んでいるものは済みを入力し、残すものは対応を始めてください。";

    private static AdaptiveColumnSet Line(Buttons buttons, OlderMatter line) =>
        line.Action is { } action && action.Verb != ReminderVerbs.Why
            ? Shapes.Row(
                line.Matter.Sentence,
                $"{line.Matter.Trait.Name}　{line.Matter.Clauses}",
                action.Title,
                (buttons with { Flow = action.Flow, Version = action.Version }).Button(
                    $"{line.Matter.Trait.Name}：{action.Title}",
                    action.Verb,
                    more: action is { Key: { } key, Value: { } value } ? [(key, value)] : []
                )
            )
            : Shapes.Row(
                line.Matter.Sentence,
                $"{line.Matter.Trait.Name}　{line.Matter.Clauses}",
                "",
                buttons.Button($"{line.Matter.Trait.Name}：会議一覧", "meetings.list")
            );
}
