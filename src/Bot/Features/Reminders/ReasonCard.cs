using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Guideline;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

internal sealed record ReasonView
{
    public required Drawing Drawing { get; init; }

    public required ReminderReason Reason { get; init; }

    public required DigestAction Action { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>再通知 and 引継ぎ of all readers, in words.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>担当者に連絡: the reader hears of it because somebody else has not acted.</summary>
    public bool MayNudge { get; init; }

    /// <summary>Days by which it may be put off; null where that would be refused.</summary>
    public int? SnoozeDays { get; init; }

    public bool MayDelegate { get; init; }

    public bool IsDelegated { get; init; }

    /// <summary>The reader has put it off, and may take that back.</summary>
    public bool IsSnoozed { get; init; }

    public string? Note { get; init; }
}

/// <summary>通知の理由: what the guideline asks for, why this reader hears of it, and how it goes on.</summary>
internal static class ReasonCard
{
    public static AdaptiveCard Render(ReasonView view)
    {
        var obligation = view.Reason.Item.Obligation;
        var buttons = new Buttons(view.Drawing, obligation.Council);
        (string, string) key = (ReminderVerbs.ObligationKey, obligation.Key);
        return new AdaptiveCard
        {
            Speak = $"通知の理由。{obligation.Trait.Name}",
            Body =
            [
                .. Shapes.Heading("通知の理由", view.Reason.Item.Where),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                new AdaptiveTextBlock(Shapes.Plain(obligation.Sentence)) { Weight = "Bolder" },
                Shapes.Fact("根拠", obligation.Clauses),
                Shapes.Fact("期日", Day(obligation)),
                Shapes.Fact("あなたに届く理由", Why(view.Reason)),
                .. view.Reason.Told is { } told
                    ? [Shapes.Fact("これまでの通知", $"{told.Times}回（最近 {JapaneseDate.Short(told.On)}）")]
                    : Array.Empty<AdaptiveElement>(),
                Shapes.Fact("今後の通知", Next(view.Reason)),
                .. view.Marks.Count > 0 ? [Shapes.Fact("再通知・引継ぎ", string.Join("\n\n", view.Marks))] : Array.Empty<AdaptiveElement>(),
                Shapes.Fact("通知が終わるとき", $"{obligation.Trait.FulfilledBy}。済んだ事項は通知されません。"),
            ],
            Actions =
            [
                .. view.Action.Verb == ReminderVerbs.Why
                    ? []
                    : new[]
                    {
                        new Buttons(view.Drawing, obligation.Council, view.Action.Flow, view.Action.Version).Button(
                            view.Action.Title,
                            view.Action.Verb,
                            style: "positive",
                            more: view.Action is { Key: { } k, Value: { } v } ? [(k, v)] : []
                        ),
                    },
                .. view.MayNudge ? [buttons.Button("担当者に連絡", ReminderVerbs.Nudge, more: key)] : Array.Empty<AdaptiveExecuteAction>(),
                // Three titles with an overflow are too wide for a phone.
                buttons.Button("本日の対応", ReminderVerbs.Show, secondary: view.MayNudge),
                .. view.IsSnoozed ? [buttons.Button("再通知を取り消す", ReminderVerbs.Unsnooze, secondary: true, more: key)]
                : view.SnoozeDays is { } days
                    ? [buttons.Button(ReminderWords.Snooze(days), ReminderVerbs.Snooze, secondary: true, more: key)]
                : Array.Empty<AdaptiveExecuteAction>(),
                .. view.MayDelegate
                    ? [buttons.Button(view.IsDelegated ? "引継ぎを変更" : "引き継ぐ", ReminderVerbs.Delegate, secondary: true, more: key)]
                    : Array.Empty<AdaptiveExecuteAction>(),
            ],
        };
    }

    private static string Day(Obligation obligation) =>
        (obligation.Nominal, obligation.IsGuideValue) switch
        {
            ({ } nominal, false) when nominal != obligation.Target =>
                $"{JapaneseDate.Long(obligation.Target)}（条文上は{JapaneseDate.Long(nominal)}。閉庁日や方面本部の経由を考慮した日です）",
            (null, false) => $"{JapaneseDate.Long(obligation.Since)}から（条文に日数の定めはありません）",
            (_, false) => JapaneseDate.Long(obligation.Target),
            (_, true) => $"{JapaneseDate.Long(obligation.Target)}（条文に日数の定めはなく、署の設定による目安です）",
        };

    private static string Why(ReminderReason reason) =>
        reason switch
        {
            { Level: null } => "あなたへの通知はありません。一覧に表示しています。",
            { Level: 0, Post: { } post } => $"{ReminderWords.Of(post)}の事務のため",
            { Level: 0 } => "引継ぎを受けているため",
            { Post: { } post } => $"まだ完了していないため、{ReminderWords.Of(post)}にも通知しています",
            _ => "担当に当たるため",
        };

    private static string Next(ReminderReason reason)
    {
        var own = reason.NextStage is { } stage ? $"{JapaneseDate.Short(stage.Day)}にもう一度通知します。" : "同じ内容の通知はありません。";
        return reason is { NextPost: { } post, NextPostOn: { } on }
            ? $"{own}{JapaneseDate.Short(on)}からは{ReminderWords.Of(post)}にも通知します。"
            : own;
    }
}
