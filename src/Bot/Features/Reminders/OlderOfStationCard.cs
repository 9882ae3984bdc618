using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.OperationLists;
using KobanBot.Bot.Features.Packages;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>What 引継ぎ時の確認事項 of a station shows.</summary>
internal sealed record OlderOfStationView
{
    public required Drawing Drawing { get; init; }

    public required string Station { get; init; }

    /// <summary>From when on the station's matters are tracked; null where all are.</summary>
    public DateOnly? TrackedSince { get; init; }

    public required IReadOnlyList<Obligation> Matters { get; init; }

    /// <summary>The reader may say that it was looked at, and nobody has yet.</summary>
    public bool MayCheck { get; init; }

    public string? Note { get; init; }
}

/// <summary>Draws <see cref="OlderOfStationView"/>: no ages and no 超過, since nobody was asked at the time.</summary>
internal static class OlderOfStationCard
{
    public static AdaptiveCard Render(OlderOfStationView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = $"署の引継ぎ時の確認事項。{view.Matters.Count}件",
            Refresh = buttons.Refresh(OlderOfStationFlow.Show),
            Body =
            [
                .. Shapes.Heading("署の引継ぎ時の確認事項", view.Station),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                new AdaptiveTextBlock(Beginning(view)),
                .. view.Matters.Select(matter => Line(buttons, matter)),
            ],
            Actions =
            [
                .. view.MayCheck && view.Matters.Count > 0
                    ? [buttons.Button("確認済みにする", OlderOfStationFlow.Check, style: "positive")]
                    : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
            ],
        };
    }

    private static string Beginning(OlderOfStationView view) =>
        view.TrackedSince is not { } tracked ? "利用開始前の事項は、ほかの事項と同じく「本日の対応」に表示しています。"
        : view.Matters.Count == 0 ? $"{JapaneseDate.WithoutWeekday(tracked)}より前からの事項はありません。"
        : $"{JapaneseDate.WithoutWeekday(tracked)}より前からの事項です。督促の対象にはしていません。既に送付又は作成しているものは、その日を入力してください。";

    private static AdaptiveColumnSet Line(Buttons buttons, Obligation matter)
    {
        var (title, verb, key, value) =
            matter.Kind == ObligationKind.OperationListAnnual
                ? ("第2号様式", OperationListFlow.Open, "", "")
                : ("半期の送付", PackageVerbs.Open, PackageVerbs.Key, $"{matter.Station}|{matter.Subject}|{matter.Period}");
        return Shapes.Row(
            matter.Sentence,
            $"{matter.Trait.Name}　{matter.Clauses}",
            title,
            buttons.Button($"{JapaneseDate.WithoutWeekday(matter.Target)}：{title}", verb, more: key.Length > 0 ? [(key, value)] : [])
        );
    }
}
