using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.Founding;

/// <summary>設置, 統合, 分割: what is set up, what ends with it, and what follows.</summary>
internal static class FoundCard
{
    public static AdaptiveCard Render(FoundView view)
    {
        var buttons = new Buttons(view.Drawing);
        var isChecked = view.Planned is not null;
        (string, string) kind = (FoundKindCard.Kind, view.Kind.Id);
        return new AdaptiveCard
        {
            Speak = isChecked ? "設置の内容と、その影響を確かめてください" : $"{view.Kind.Title}。内容を入力してください",
            Body =
            [
                .. Shapes.Heading(view.Kind.Title, view.StationName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                .. FoundEffects.Draw(view),
                Entry(view),
            ],
            Actions =
            [
                .. isChecked ? [buttons.Button("登録する", FoundFlow.Save, style: "positive", more: kind)] : Array.Empty<AdaptiveAction>(),
                buttons.Button("内容を確認", FoundFlow.Check, style: isChecked ? null : "positive", more: kind),
                buttons.Button("種別に戻る", CouncilVerbs.Found, withoutInputs: true),
            ],
        };
    }

    private static AdaptiveContainer Entry(FoundView view)
    {
        var (form, kind) = (view.Form, view.Kind);
        return new AdaptiveContainer([
            .. DayInput.Draw(form, FoundForm.Day, "設置日（必須）", null),
            .. form.Field(Boxes(view)),
            .. kind.Replaces && view.Ends.Count > 0 ? form.Field(Ends(view)) : [],
            .. Names(form, kind),
            .. form.Field(
                LimitedText.Lines(FoundForm.Reason, "設置の理由、地域の特性", FoundForm.ReasonLength, form.Value(FoundForm.Reason, null))
            ),
            .. form.Field(LimitedText.Line(FoundForm.Members, "委員数（予定）", 2, form.Value(FoundForm.Members, null))),
            .. FoundForm
                .FieldsOf(kind)
                .SelectMany(f => f.Draw(form, new CouncilDescription { Purpose = kind.Example?.SuggestedPurpose() ?? "" })),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
    }

    private static AdaptiveChoiceSetInput Boxes(FoundView view) =>
        new()
        {
            Id = FoundForm.Boxes,
            Label = view.Kind.Kind switch
            {
                CouncilKind.Merged => "統合する所管区（2つ以上）　要綱 第3-1",
                CouncilKind.Split => "分割する所管区　要綱 第3-1",
                CouncilKind.Beat => "所管区　要綱 第3-1",
                _ => "対象の所管区　要綱 第3-2",
            },
            Style = "expanded",
            IsMultiSelect = true,
            Choices = [.. view.Boxes.Select(b => new AdaptiveChoice(b.Name, b.Id.Value))],
            Value = view.Form.Value(FoundForm.Boxes, null),
        };

    private static AdaptiveChoiceSetInput Ends(FoundView view) =>
        new()
        {
            Id = FoundForm.Ends,
            Label = "設置日の前日で廃止する連絡協議会（ある場合）　記 第2-2(5)",
            Style = "expanded",
            IsMultiSelect = true,
            Choices = [.. view.Ends.Select(c => new AdaptiveChoice(c.Name, c.Id.Value))],
            Value = view.Form.Value(FoundForm.Ends, null),
        };

    private static IEnumerable<AdaptiveElement> Names(FormState form, FoundKind kind) =>
        kind.Kind == CouncilKind.Split
            ?
            [
                .. form.Field(
                    new AdaptiveTextInput
                    {
                        Id = FoundForm.Parts,
                        Label = "分割後の連絡協議会（必須。1行に1つ：名称　区域）",
                        Placeholder = "例　中央交番東連絡協議会　一丁目から三丁目まで",
                        IsMultiline = true,
                        MaxLength = LimitedText.Room(FoundForm.PartsLength),
                        Value = form.Value(FoundForm.Parts, null),
                    }
                ),
                Shapes.Small("区域だけを入力した行は、交番等の名称と区域から名称を付けます。"),
            ]
            : form.Field(
                LimitedText.Line(
                    FoundForm.Name,
                    "名称（空欄のときは交番等の名称から付けます）",
                    FoundForm.NameLength,
                    form.Value(FoundForm.Name, null)
                )
            );
}
