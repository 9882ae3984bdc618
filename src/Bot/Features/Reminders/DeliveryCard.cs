using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Doctor;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>配信状況 and the question before everything is stopped.</summary>
internal static class DeliveryCard
{
    public static AdaptiveCard Render(DeliveryView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = view.Stop is null ? "配信状況" : "配信状況。送信は停止中です",
            Refresh = buttons.Refresh(DeliveryFlow.Status),
            Body =
            [
                .. Shapes.Heading("配信状況", $"{JapaneseDate.Long(JapanTime.DayOf(view.Now))}　{view.Now.AtJapan():HH:mm}現在"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                .. view.Stop is { } stop
                    ? [Shapes.Note($"送信停止中（{Time(stop.Since)}から）　{Time(stop.Until)}に自動で再開します。", "attention")]
                    : Array.Empty<AdaptiveElement>(),
                .. view.IsDue && view.Stop is null
                    ?
                    [
                        Shapes.Note(
                            "本日の通知がまだ始まっていません。数分たっても変わらない場合は、運用担当者に連絡してください。",
                            "attention"
                        ),
                    ]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Day is { } day ? Figures(view, day) : [new AdaptiveTextBlock("通知はまだ一度も行われていません。")],
            ],
            Actions = view switch
            {
                { Stop: not null } =>
                [
                    buttons.Button("送信を再開", DeliveryFlow.Resume, style: "positive"),
                    buttons.Button("停止を延長", DeliveryFlow.Stop),
                    buttons.Button("更新", DeliveryFlow.Status),
                ],
                { Asking: true } =>
                [
                    buttons.Button("停止する", DeliveryFlow.Stop, style: "destructive"),
                    buttons.Button("戻る", DeliveryFlow.Status),
                ],
                _ => [buttons.Button("更新", DeliveryFlow.Status), buttons.Button("送信を停止", DeliveryFlow.AskStop)],
            },
        };
    }

    private static string Time(DateTimeOffset at) => $"{JapaneseDate.Short(JapanTime.DayOf(at))} {at.AtJapan():HH:mm}";

    private static IEnumerable<AdaptiveElement> Figures(DeliveryView view, DateOnly day) =>
        [
            Shapes.Section($"{JapaneseDate.Short(day)}の通知"),
            Shapes.Fact("処理済みの所属", $"{view.Offices}か所のうち{view.Done}か所"),
            Shapes.Fact("通知", $"対象{view.Due}人　送信{view.Sent}人　未達{view.Unreachable}人　失敗{view.Failed}人"),
            .. view.Installations.Count > 0
                ? [Shapes.Fact("アプリの自動導入", InstallationWords.Of(view.Installations))]
                : Array.Empty<AdaptiveElement>(),
            Shapes.Fact(
                "点検",
                view.Checked is { } looked
                    ? $"期日に達した事項を含む{looked}件のうち、誰にも通知されていないもの{view.Unannounced}件"
                    : "まだ終わっていません。"
            ),
            .. view.Open.Count > 0 ? [Shapes.Fact("処理中又は未処理", string.Join('、', view.Open))] : Array.Empty<AdaptiveElement>(),
            .. view.Asking
                ?
                [
                    Shapes.Note(
                        $"再開するまで、全ての方面、警察署、交番等への通知（チャット、メール、チャネル）を停止しますか。{view.StopHours}時間たつと自動で再開します。画面の操作と記録は、停止中も使えます。",
                        "warning"
                    ),
                ]
                : Array.Empty<AdaptiveElement>(),
        ];
}
