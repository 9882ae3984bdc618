using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Rosters;

/// <summary>委員名簿: the numbers, then what is open, then the members, a row each.</summary>
internal static class MemberListCard
{
    private const int MostOpen = 3;

    public static AdaptiveCard Render(MemberListView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = $"委員名簿。{view.CouncilName}、委員{view.Lines.Count}人",
            Refresh = buttons.Refresh(MemberVerbs.List),
            Body =
            [
                .. Shapes.Heading("委員名簿", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "good") },
                new AdaptiveTextBlock($"委員{view.Lines.Count}人　三区分の委員{view.Composition.Majority}") { Weight = "Bolder" },
                Shapes.Small($"{JapaneseDate.Long(view.Today)}現在　おおむね10人程度、過半数は三区分（記 第2-3(1)ウ、(2)）"),
                .. view.Findings.Take(2).Select(f => FindingBox.Draw(f, Repair(view, f, buttons), asksReason: false)),
                .. Open(view, buttons),
                Shapes.Section("委員"),
                .. view.Lines.Count == 0 ? [new AdaptiveTextBlock("在任中の委員はいません。")] : Array.Empty<AdaptiveElement>(),
                .. view.Lines.Skip(view.Page * MemberListView.MostRows).Take(MemberListView.MostRows).Select(l => Row(view, l, buttons)),
                .. More(view, buttons),
                .. view.Access.HasAny(FormRequest.Rights(FormKind.MemberRoster))
                    ?
                    [
                        Shapes.Row(
                            "名簿を印刷",
                            "第4号様式のファイルを作成します。",
                            "",
                            buttons.Button("名簿を印刷", FormVerbs.Roster, withoutInputs: true)
                        ),
                    ]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view.Access.Commission
                    ? [buttons.Button("委員を追加", MemberVerbs.Commission, withoutInputs: true)]
                    : Array.Empty<AdaptiveAction>(),
                .. view.Access.Contacts
                    ? [buttons.Button("連絡先", MemberVerbs.Contacts, withoutInputs: true)]
                    : Array.Empty<AdaptiveAction>(),
                .. view.Access.Operates
                    ? [buttons.Button("署に連絡", MemberVerbs.Report, secondary: view.Access.Commission, withoutInputs: true)]
                    : Array.Empty<AdaptiveAction>(),
                buttons.Button("構成を見る", MemberVerbs.Balance, secondary: true, withoutInputs: true),
                buttons.Button("任期の一覧", ObligationVerbs.Terms, secondary: view.Access.Contacts, withoutInputs: true),
                new Buttons(view.Drawing).Button("本日の対応", Reminders.ReminderVerbs.Show, secondary: true, withoutInputs: true),
            ],
        };
    }

    /// <summary>The place where 少人数理由 is entered.</summary>
    private static AdaptiveExecuteAction? Repair(MemberListView view, Finding finding, Buttons buttons) =>
        finding.Code == "members.few" && view.Access.Commission
            ? buttons.Button("少人数の理由を記入", MemberVerbs.Few, withoutInputs: true)
            : null;

    /// <summary>What somebody has still to do about the members.</summary>
    private static IEnumerable<AdaptiveElement> Open(MemberListView view, Buttons buttons)
    {
        if (view.Vacancies.Count > 0)
        {
            yield return Shapes.Section($"欠員（{view.Vacancies.Count}）");
        }

        foreach (var vacancy in view.Vacancies.Take(MostOpen))
        {
            yield return Vacant(view, vacancy, buttons);
        }

        if (view.Vacancies.Count > MostOpen)
        {
            yield return Shapes.Small($"ほかに{view.Vacancies.Count - MostOpen}件あります。");
        }

        foreach (var ended in view.Ended.Take(MostOpen))
        {
            yield return Shapes.Row(
                $"任期満了（{ended.Undecided}人）",
                $"{JapaneseDate.WithoutWeekday(ended.Ends)}に任期満了。再任又は後任の委嘱まで、委員ではありません。要綱 第5-2",
                "後任未定",
                buttons.Button(
                    $"{JapaneseDate.WithoutWeekday(ended.Ends)}に満了した任期を検討",
                    ObligationVerbs.Terms,
                    withoutInputs: true
                ),
                "Attention"
            );
        }

        if (view.LettersPending > 0)
        {
            yield return Shapes.Row(
                $"委嘱状の交付が未入力（{view.LettersPending}件）",
                "委嘱は委嘱状を交付して行います。要綱 第5-1",
                "",
                buttons.Button("委嘱状の交付を表示", MemberVerbs.Letters, withoutInputs: true)
            );
        }
    }

    private static AdaptiveColumnSet Vacant(MemberListView view, Vacancy vacancy, Buttons buttons)
    {
        var days = view.Today.DayNumber - vacancy.Since.DayNumber;
        var next = vacancy is { Successor: { } successor, FilledFrom: { } from }
            ? $"後任 {successor.Name}（{JapaneseDate.Short(from)}から）"
            : $"後任未定（{(days == 0 ? "本日から" : $"{days}日")}）";
        var below =
            $"{JapaneseDate.WithoutWeekday(vacancy.Since)}から　{next}　残任期間 {JapaneseDate.WithoutWeekday(vacancy.Term.Last)}まで";
        var title = $"{vacancy.Former.Name}の後任";
        return Shapes.Row(
            title,
            below,
            "",
            view.Access.Commission && vacancy.Successor is null
                ? buttons.Button(
                    $"{title}を補充",
                    MemberVerbs.Commission,
                    withoutInputs: true,
                    more: (MemberVerbs.PredecessorKey, vacancy.Former.Id.Value)
                )
                : (buttons with { Flow = vacancy.Former.Id.Value }).Button(
                    $"{vacancy.Former.Name}を表示",
                    MemberVerbs.Show,
                    withoutInputs: true
                )
        );
    }

    private static AdaptiveColumnSet Row(MemberListView view, MemberLine line, Buttons buttons)
    {
        string[] below =
        [
            $"{JapaneseDate.WithoutWeekday(line.Until)}まで",
            .. line.LetterPending ? ["交付未了"] : Array.Empty<string>(),
            line.LastContact is { } last ? $"最終接触 {JapaneseDate.Short(last.Day, view.Today)}" : "接触の記録なし",
        ];
        return Shapes.Row(
            line.Member.Name,
            string.Join('　', below),
            "",
            (buttons with { Flow = line.Member.Id.Value }).Button(line.Member.Name, MemberVerbs.Show, withoutInputs: true)
        );
    }

    private static IEnumerable<AdaptiveElement> More(MemberListView view, Buttons buttons)
    {
        if (view.Lines.Count > MemberListView.MostRows)
        {
            var pages = (view.Lines.Count + MemberListView.MostRows - 1) / MemberListView.MostRows;
            var next = (view.Page + 1) % pages;
            yield return new AdaptiveActionSet([
                buttons.Button(
                    next == 0 ? "はじめの委員" : $"続きの委員（{next * MemberListView.MostRows + 1}人目から）",
                    MemberVerbs.List,
                    withoutInputs: true,
                    more: (MemberVerbs.PageKey, $"{next}")
                ),
            ]);
        }
    }
}
