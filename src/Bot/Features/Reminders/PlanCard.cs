using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <param name="Line">Reader and matter.</param>
internal sealed record PlannedNotice(DateOnly Day, string Line);

/// <param name="Unreached">Titles of those whom nothing reaches; who is next gets their notices.</param>
internal sealed record PlanView(
    Drawing Drawing,
    string About,
    IReadOnlyList<PlannedNotice> Notices,
    IReadOnlyList<string> Unreached,
    int Page
);

/// <summary>通知の予定: who will get what when, if nothing is done until then.</summary>
internal static class PlanCard
{
    public const int PageSize = 14;

    public static AdaptiveCard Render(PlanView view)
    {
        var buttons = new Buttons(view.Drawing);
        var pages = Math.Max(1, (view.Notices.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(view.Page, 0, pages - 1);
        return new AdaptiveCard
        {
            Speak = $"通知の予定。{view.Notices.Count}件",
            Body =
            [
                .. Shapes.Heading("通知の予定", view.About, pages > 1 ? $"{page + 1}／{pages}" : null),
                Shapes.Small("このまま対応がない場合の予定です。済んだ事項は通知されません。"),
                .. view.Unreached.Count > 0
                    ? [Shapes.Small($"通知が届かない担当者：{string.Join('、', view.Unreached)}。代わりに次の担当者に通知します。")]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Notices.Count == 0 ? [new AdaptiveTextBlock("この期間に予定はありません。")] : Array.Empty<AdaptiveElement>(),
                .. view
                    .Notices.Skip(page * PageSize)
                    .Take(PageSize)
                    .GroupBy(n => n.Day)
                    .Select(g => Shapes.Fact(JapaneseDate.Long(g.Key), string.Join("\n\n", g.Select(n => n.Line)))),
            ],
            Actions =
            [
                .. page + 1 < pages
                    ? [buttons.Button("次のページ", ReminderVerbs.Plan, more: (ReminderVerbs.PageKey, $"{page + 1}"))]
                    : Array.Empty<AdaptiveExecuteAction>(),
                .. page > 0
                    ? [buttons.Button("前のページ", ReminderVerbs.Plan, more: (ReminderVerbs.PageKey, $"{page - 1}"))]
                    : Array.Empty<AdaptiveExecuteAction>(),
                buttons.Button("本日の対応", ReminderVerbs.Show),
            ],
        };
    }
}
