using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Histories;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Officers;

/// <summary>勤務員名簿.</summary>
internal static class OfficersCard
{
    /// <summary>More groups or moves do not fit on a readable card; the rest is counted.</summary>
    private const int MostGroups = 20;
    private const int MostMoves = 10;

    public static AdaptiveCard Render(OfficersView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = $"勤務員名簿。{view.Groups.Sum(g => g.People.Count)}人",
            Refresh = buttons.Refresh(OfficerVerbs.List),
            Body =
            [
                .. Shapes.Heading("勤務員名簿", $"{view.Title}　{JapaneseDate.WithoutWeekday(view.Today)}現在"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                .. view.IsUnderWay
                    ? [Shapes.Note("登録した異動を反映しています。しばらくしてからもう一度表示してください。")]
                    : Array.Empty<AdaptiveElement>(),
                .. view
                    .Groups.Take(MostGroups)
                    .Select(g => Shapes.Fact($"{g.Unit}（{g.People.Count}人）", string.Join('\n', g.People.Select(Line)))),
                .. view.Groups.Count > MostGroups
                    ? [Shapes.Small($"ほか{view.Groups.Count - MostGroups}所属")]
                    : Array.Empty<AdaptiveElement>(),
                .. Planned(view, buttons),
            ],
            Actions =
            [
                .. view.MayTransfer
                    ? [buttons.Button("異動を登録", OfficerVerbs.Transfer, withoutInputs: true)]
                    : Array.Empty<AdaptiveAction>(),
                .. view.MaySeeHistory
                    ? [buttons.Button("配置の履歴", HistoryVerbs.Officer, secondary: true, withoutInputs: true)]
                    : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
            ],
        };
    }

    /// <summary>After a move was taken back; the list is read anew.</summary>
    public static AdaptiveCard Undone(Drawing drawing, string station, string note)
    {
        var buttons = new Buttons(drawing);
        return new AdaptiveCard
        {
            Speak = "異動を取り消しました",
            Body = [.. Shapes.Heading("勤務員の異動", station), Shapes.Note(note, "good")],
            Actions = [buttons.Button("勤務員名簿", OfficerVerbs.List, withoutInputs: true), WayBack.Button(buttons)],
        };
    }

    private static string Line(ListedOfficer officer)
    {
        var post = officer.Role switch
        {
            Role.CommunityPoliceSupervisor => "（地域警察幹部）",
            Role.SectionChief => "（地域課長）",
            Role.StationChief => "（署長）",
            _ => officer.IsLead ? "（運営責任者）" : "",
        };
        return $"{officer.Title}{post}　{JapaneseDate.Year(officer.Since)}{officer.Since.Month}月から";
    }

    private static IEnumerable<AdaptiveElement> Planned(OfficersView view, Buttons buttons)
    {
        if (view.Planned.Count == 0)
        {
            yield break;
        }

        yield return Shapes.Section($"予定された異動（{view.Planned.Count}人）");
        foreach (var move in view.Planned.Take(MostMoves))
        {
            yield return Shapes.Fact(
                move.Title,
                $"{JapaneseDate.Short(move.Day, view.Today)}　{move.From ?? "新規"} → {move.To ?? "転出"}"
            );
            if (view.MayTransfer)
            {
                yield return new AdaptiveActionSet([
                    buttons.Button(
                        $"{Shapes.Short(move.Title, 14)}の異動を取り消す",
                        OfficerVerbs.Undo,
                        withoutInputs: true,
                        more: [(OfficersFlow.OfficerKey, move.Officer.Value), (OfficersFlow.DayKey, move.Day.ToString("O"))]
                    ),
                ]);
            }
        }

        if (view.Planned.Count > MostMoves)
        {
            yield return Shapes.Small($"ほか{view.Planned.Count - MostMoves}人");
        }
    }
}
