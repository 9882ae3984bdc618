using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Guideline;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

internal sealed record DelegateView
{
    public required Drawing Drawing { get; init; }

    public required OpenItem Item { get; init; }

    /// <summary>Id and title of each colleague.</summary>
    public required IReadOnlyList<(string Id, string Title)> Colleagues { get; init; }

    public required DateOnly Until { get; init; }

    public bool IsDelegated { get; init; }

    public FormState Form { get; init; } = FormState.Clean;
}

/// <summary>引継ぎ of the reminders of one obligation.</summary>
internal static class DelegateCard
{
    public const string To = "to";
    public const string Until = "until";

    /// <summary>The choice that takes it back.</summary>
    public const string Nobody = "-";

    public static AdaptiveCard Render(DelegateView view)
    {
        var obligation = view.Item.Obligation;
        var buttons = new Buttons(view.Drawing, obligation.Council);
        (string, string) key = (ReminderVerbs.ObligationKey, obligation.Key);
        return new AdaptiveCard
        {
            Speak = "引継ぎの設定",
            Body =
            [
                .. Shapes.Heading("引継ぎ", view.Item.Where),
                new AdaptiveTextBlock(Shapes.Plain(obligation.Sentence)),
                Shapes.Small("この事項の通知を、期間中は次の方に送ります。"),
                .. view.Form.Field(
                    new AdaptiveChoiceSetInput
                    {
                        Id = To,
                        Label = "引継ぎ先（必須）",
                        Choices =
                        [
                            .. view.IsDelegated ? [new AdaptiveChoice("引継ぎをやめる", Nobody)] : Array.Empty<AdaptiveChoice>(),
                            .. view.Colleagues.Select(c => new AdaptiveChoice(c.Title, c.Id)),
                        ],
                        Value = view.Form.Value(To, null),
                    }
                ),
                .. view.Form.Field(
                    new AdaptiveDateInput
                    {
                        Id = Until,
                        Label = "最終日（必須）",
                        Value = view.Form.Value(Until, view.Until.ToString("O")),
                    }
                ),
            ],
            Actions =
            [
                buttons.Button("引き継ぐ", ReminderVerbs.SaveDelegate, style: "positive", more: key),
                buttons.Button("戻る", ReminderVerbs.Why, withoutInputs: true, more: key),
            ],
        };
    }
}

internal sealed record MuteView(Drawing Drawing, IReadOnlyList<ObligationKind> Muted, string? Note = null)
{
    public string? Error { get; init; }
}

/// <summary>通知の設定: kinds that do not come by themselves.</summary>
internal static class MuteCard
{
    public const string Kinds = "kinds";

    public static IEnumerable<(string Id, string Title)> Offered =>
        ReminderSettings.MayBeMuted.Order().Select(k => (k.ToString(), ObligationTraits.Of(k).Name));

    public static AdaptiveCard Render(MuteView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = "通知の設定",
            Body =
            [
                .. Shapes.Heading("通知の設定"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "good") },
                new AdaptiveTextBlock("通知しない種類を選択してください。一覧とホームには引き続き表示されます。"),
                new AdaptiveChoiceSetInput
                {
                    Id = Kinds,
                    Label = "通知しない種類",
                    Choices = [.. Offered.Select(k => new AdaptiveChoice(k.Title, k.Id))],
                    IsMultiSelect = true,
                    Style = "expanded",
                    Value = view.Muted.Count == 0 ? null : string.Join(',', view.Muted),
                },
                .. view.Error is null ? [] : new AdaptiveElement[] { Shapes.FieldError(view.Error) },
                Shapes.Small("定期会議、任期満了、半期の送付など、要綱が必ず行うよう定める事項の通知は止められません。"),
            ],
            Actions =
            [
                buttons.Button("保存", ReminderVerbs.SaveMute, style: "positive"),
                buttons.Button("本日の対応", ReminderVerbs.Show, withoutInputs: true),
            ],
        };
    }
}
