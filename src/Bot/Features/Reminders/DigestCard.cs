using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>本日の対応事項: what waits for the reader, what is overdue, what comes, and what is done since the last notice.</summary>
internal static class DigestCard
{
    private const int MostDone = 6;

    public static AdaptiveCard Render(DigestView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = Speak(view),
            Refresh = buttons.Refresh(ReminderVerbs.Show),
            Body =
            [
                .. Shapes.Heading("本日の対応事項", $"{JapaneseDate.Long(view.Day)}　{view.Reader}"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                .. view.Sections.Count == 0
                    ? [new AdaptiveTextBlock("現在、対応が必要な事項はありません。")]
                    : Array.Empty<AdaptiveElement>(),
                .. Sections(view),
                .. Done(view.Done),
            ],
            Actions =
            [
                .. view.Supervises ? new[] { buttons.Button("通知の予定", ReminderVerbs.Plan) } : [],
                // It changes nothing, so it carries no command.
                .. view.SeesStation ? new[] { AdaptiveExecuteAction.Create("署の状況", DigestActions.Station, []) } : [],
                buttons.Button("期限", ReminderVerbs.Deadlines, secondary: view.SeesStation),
                buttons.Button("ホーム", Conversation.HomeFlow.Home, secondary: view.SeesStation),
                buttons.Button("通知の設定", ReminderVerbs.Mute, secondary: true),
            ],
        };
    }

    /// <summary>What is left of an older digest: no list that could go stale, only what was done.</summary>
    public static AdaptiveCard RenderReplaced(DateOnly day, IReadOnlyList<DoneItem> done) =>
        new()
        {
            Speak = "以前の対応事項",
            Body =
            [
                .. Shapes.Heading("対応事項", JapaneseDate.Long(day)),
                new AdaptiveTextBlock("新しい「本日の対応事項」に置き換わりました。"),
                .. Done(done),
            ],
        };

    /// <summary>An older digest of which nothing is left to do; no newer one has come.</summary>
    public static AdaptiveCard RenderSettled(DateOnly day, IReadOnlyList<DoneItem> done) =>
        new()
        {
            Speak = "対応事項はすべて済みました",
            Body =
            [
                .. Shapes.Heading("対応事項", JapaneseDate.Long(day)),
                new AdaptiveTextBlock("お知らせした事項はすべて済みました。"),
                .. Done(done),
            ],
        };

    private static string Speak(DigestView view) =>
        view.Sections.Count == 0
            ? "本日の対応事項はありません"
            : $"本日の対応事項。{string.Join('、', view.Sections.Select(s => $"{Title(s.Section)}{s.Count}件"))}";

    /// <summary>Lines are numbered through the card, so that buttons which look alike have different names.</summary>
    private static IEnumerable<AdaptiveElement> Sections(DigestView view)
    {
        var number = 0;
        foreach (var (section, count, lines) in view.Sections)
        {
            yield return Shapes.Section($"{Title(section)}（{count}）");
            foreach (var line in lines)
            {
                yield return Line(view.Drawing, line, ++number);
            }
        }
    }

    public static string Title(DigestSection section) =>
        section switch
        {
            DigestSection.Waiting => "あなたの確認待ち",
            DigestSection.Overdue => "未処理",
            DigestSection.Soon => "期限が近いもの",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>A matter with its clause, its age and its buttons.</summary>
    public static AdaptiveContainer Line(Drawing drawing, DigestLine line, int number)
    {
        var buttons = new Buttons(drawing, line.Council, line.Action.Flow, line.Action.Version);
        (string, string)[] more =
            line.Action is { Key: { } key, Value: { } value } ? [(key, value)]
            : line.Key is { } obligation ? [(ReminderVerbs.ObligationKey, obligation)]
            : [];
        return new AdaptiveContainer([
            new AdaptiveColumnSet([
                new AdaptiveColumn([new AdaptiveTextBlock($"{number}　{Shapes.Plain(line.Text)}"), Shapes.Small(line.Below)]),
                new AdaptiveColumn([
                    new AdaptiveTextBlock(line.Right)
                    {
                        HorizontalAlignment = "Right",
                        Weight = "Bolder",
                        Color = line.Color,
                    },
                ])
                {
                    Width = "auto",
                },
            ]),
            new AdaptiveActionSet([
                buttons.Button($"{number}　{line.Action.Title}", line.Action.Verb, more: more),
                .. line.Key is { } k ? Overflow(new Buttons(drawing, line.Council), line, k, number) : [],
            ]),
        ])
        {
            Separator = true,
            Spacing = "Small",
        };
    }

    private static IEnumerable<AdaptiveAction> Overflow(Buttons buttons, DigestLine line, string key, int number)
    {
        if (line.MayNudge)
        {
            yield return buttons.Button(
                $"{number}　担当者に連絡",
                ReminderVerbs.Nudge,
                secondary: true,
                more: (ReminderVerbs.ObligationKey, key)
            );
        }

        if (line.SnoozeDays is { } days)
        {
            yield return buttons.Button(
                $"{number}　{ReminderWords.Snooze(days)}",
                ReminderVerbs.Snooze,
                secondary: true,
                more: (ReminderVerbs.ObligationKey, key)
            );
        }

        if (line.Action.Verb != ReminderVerbs.Why)
        {
            yield return buttons.Button(
                $"{number}　通知の理由",
                ReminderVerbs.Why,
                secondary: true,
                more: (ReminderVerbs.ObligationKey, key)
            );
        }
    }

    private static IEnumerable<AdaptiveElement> Done(IReadOnlyList<DoneItem> done) =>
        done.Count == 0
            ? []
            :
            [
                Shapes.Section($"前回通知以降の完了（{done.Count}）"),
                Shapes.Small(
                    string.Join('／', done.Take(MostDone).Select(d => $"{Shapes.Plain(d.Where)}　{d.What}"))
                        + (done.Count > MostDone ? $"　ほか{done.Count - MostDone}件" : "")
                ),
            ];
}
