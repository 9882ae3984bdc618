using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Histories;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Amending;

/// <summary>履歴: commissions, then corrections, the newest first.</summary>
internal static class HistoryCard
{
    private const int MostLines = 12;

    public static AdaptiveCard Render(HistoryView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.Member.Id.Value);
        return new AdaptiveCard
        {
            Speak = $"委員の履歴。{view.Member.Name}",
            Body =
            [
                .. Shapes.Heading("委員の履歴", view.CouncilName),
                new AdaptiveTextBlock($"**{Shapes.Plain(view.Member.Name)}**"),
                Shapes.Section("委嘱"),
                .. view.Member.Commissions.OrderByDescending(c => c.Term.First).Take(MostLines).Select(Commission),
                Shapes.Section($"訂正（{view.Amendments.Count}件）"),
                .. view.Amendments.Count == 0 ? [new AdaptiveTextBlock("訂正はありません。")] : Array.Empty<AdaptiveElement>(),
                .. view.Amendments.Reverse().Take(MostLines).Select(a => Amendment(view, a)),
                .. view.Amendments.Count > MostLines
                    ? [Shapes.Small($"ほかに{view.Amendments.Count - MostLines}件あります。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                new Buttons(view.Drawing, view.Council).Button(
                    "すべての変更",
                    HistoryVerbs.Council,
                    withoutInputs: true,
                    more: (HistoryVerbs.MemberKey, view.Member.Id.Value)
                ),
                new Buttons(view.Drawing).Button(
                    "ほかの協議会",
                    MemberVerbs.Find,
                    secondary: true,
                    withoutInputs: true,
                    more: (MemberVerbs.NameKey, view.Member.Name)
                ),
                .. view.MayExport
                    ? [buttons.Button("本人の情報を出力", MemberVerbs.Export, secondary: true, withoutInputs: true)]
                    : Array.Empty<AdaptiveAction>(),
                buttons.Button("戻る", MemberVerbs.Show, withoutInputs: true),
            ],
        };
    }

    private static AdaptiveContainer Commission(Commission commission)
    {
        var letter = commission.LetterHandedOver is { } day ? $"委嘱状 {JapaneseDate.WithoutWeekday(day)}交付" : "委嘱状の交付 未入力";
        var end = commission.Dismissal is { } dismissal ? $"　{JapaneseDate.WithoutWeekday(dismissal.Day)}解嘱" : "";
        return Shapes.Fact($"{MemberWords.Of(commission.Kind)}　{MemberWords.Of(commission.Term)}", letter + end);
    }

    private static AdaptiveContainer Amendment(HistoryView view, HistoryLine line) =>
        Shapes.Fact(
            $"{JapaneseDate.WithoutWeekday(JapanTime.DayOf(line.Amendment.At))}　{line.By}",
            string.Join('\n', line.Amendment.Values.Select(v => Value(view, v)))
        );

    private static string Value(HistoryView view, AmendedValue value)
    {
        var name = MemberFields.NameOf(value.Property);
        return value.IsContact && !view.ShowsContacts ? $"{name}を訂正"
            : value.Property is nameof(Member.Categories) or nameof(Member.Ties)
                ? $"{name}を訂正（{Words(value.Before)} → {Words(value.After)}）"
            : $"{name}：{Said(value.Before)} → {Said(value.After)}";
    }

    private static string Said(string value) => value.Length == 0 ? "未記入" : value;

    private static string Words(string codes) =>
        codes.Length == 0
            ? "未記入"
            : string.Join(
                '、',
                codes
                    .Split(',')
                    .Select(code =>
                        Enum.TryParse<SelectionCategory>(code, out var category) ? MemberWords.Of(category)
                        : Enum.TryParse<BeatTie>(code, out var tie) ? MemberWords.Of(tie)
                        : code
                    )
            );
}
