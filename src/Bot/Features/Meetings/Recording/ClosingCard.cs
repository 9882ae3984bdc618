using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Recording;

internal sealed record ClosingView(RecordFrame Frame, MeetingContent Content);

/// <summary>Step 6: materials and the next date; for an extraordinary meeting its occasion and the three headings of 記 第2-5(2).</summary>
internal static class ClosingCard
{
    public static AdaptiveCard Render(ClosingView view)
    {
        var (form, content) = (view.Frame.Form, view.Content);
        var next = form.Value(ClosingForm.NextDate, content.NextDate?.ToString("O"));
        return view.Frame.Draw(
            content.Kind == MeetingKind.Extraordinary ? "臨時会議の内容・資料" : "資料・次回",
            [
                .. content.Kind == MeetingKind.Extraordinary ? Extraordinary(content.Extraordinary, form) : [],
                .. form.Field(
                    new AdaptiveChoiceSetInput
                    {
                        Id = ClosingForm.Materials,
                        Label = "会議資料",
                        Style = "expanded",
                        IsMultiSelect = true,
                        Choices = [.. ClosingForm.MaterialKinds.Select(m => new AdaptiveChoice(m, m))],
                        Value = form.Value(ClosingForm.Materials, string.Join(',', content.Materials)),
                    }
                ),
                .. form.Field(
                    LimitedText.Line(
                        ClosingForm.OtherMaterials,
                        "その他の資料",
                        ClosingForm.LineLength,
                        form.Value(ClosingForm.OtherMaterials, content.OtherMaterials)
                    )
                ),
                .. form.Field(
                    new AdaptiveDateInput
                    {
                        Id = ClosingForm.NextDate,
                        Label = "次回開催予定日",
                        Value = next,
                    }
                ),
                .. JapaneseDate.TryParse(next, out var day) ? [Shapes.Small(JapaneseDate.Long(day))] : Array.Empty<AdaptiveElement>(),
            ]
        );
    }

    private static IEnumerable<AdaptiveElement> Extraordinary(ExtraordinaryPart part, FormState form) =>
        [
            .. form.Field(Long(ClosingForm.Occasion, "契機（開催が必要となった事情）", part.Occasion, form)),
            .. form.Field(Long(ClosingForm.Information, "情報の正確な伝達", part.Information, form)),
            .. form.Field(Long(ClosingForm.EmergencyContact, "緊急時における連絡方法の確立", part.EmergencyContact, form)),
            .. form.Field(Long(ClosingForm.Cooperation, "必要な協力要請", part.Cooperation, form)),
            .. form.Field(Long(ClosingForm.Reflection, "所管区活動への反映", part.Reflection, form)),
        ];

    private static AdaptiveTextInput Long(string id, string label, string stored, FormState form) =>
        LimitedText.Lines(id, label, ClosingForm.TextLength, form.Value(id, stored));
}
