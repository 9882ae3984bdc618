using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Reforms;

/// <summary>組織の変更: what changes on which day, and what follows.</summary>
internal static class ReformCard
{
    public static AdaptiveCard Render(ReformView view)
    {
        var buttons = new Buttons(view.Drawing);
        var isChecked = view.Reform is not null;
        return new AdaptiveCard
        {
            Speak = isChecked ? "組織の変更の内容と、その影響を確かめてください" : "組織の変更。内容を入力してください",
            Body =
            [
                .. Shapes.Heading("組織の変更", "警察本部地域企画課"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                .. view is { Reform: { } reform, Effects: { } effects } ? ReformPreview.Draw(reform, effects) : [],
                Entry(view.Form),
            ],
            Actions =
            [
                .. isChecked ? [buttons.Button("登録する", ReformVerbs.Save, style: "positive")] : Array.Empty<AdaptiveAction>(),
                buttons.Button("内容を確認", ReformVerbs.Check, style: isChecked ? null : "positive"),
                buttons.Button("登録一覧", ReformVerbs.List, withoutInputs: true),
            ],
        };
    }

    private static AdaptiveContainer Entry(FormState form) =>
        new([
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = ReformForm.Kind,
                    Label = "変更の種別（必須）",
                    Style = "expanded",
                    Choices = [.. Enum.GetValues<ReformKind>().Select(k => new AdaptiveChoice(ReformWords.Of(k), $"{k}"))],
                    Value = form.Value(ReformForm.Kind, $"{ReformKind.MergeStation}"),
                }
            ),
            .. DayInput.Draw(form, ReformForm.Day, "変更日（必須。新しい組織の最初の日）", null),
            .. form.Field(
                new AdaptiveTextInput
                {
                    Id = ReformForm.Lines,
                    Label = "変更の内容（必須。1行に1つ：対象　変更先）",
                    Placeholder = "例　東警察署　西警察署",
                    IsMultiline = true,
                    MaxLength = LimitedText.Room(ReformForm.LinesLength),
                    Value = form.Value(ReformForm.Lines, null),
                }
            ),
            .. Enum.GetValues<ReformKind>().Select(k => Shapes.Small($"{ReformWords.Of(k)}：{ReformWords.Example(k)}")),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
}
