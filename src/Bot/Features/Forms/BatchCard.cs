using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Features.Forms;

/// <summary>様式の一括作成: one form of all councils of a station.</summary>
/// <param name="Councils">Of which there will be something.</param>
internal sealed record BatchView(Drawing Drawing, string Title, int Councils, FormState Form)
{
    /// <summary>The installation makes PDFs.</summary>
    public bool HasPdf { get; init; }
}

/// <inheritdoc cref="BatchView"/>
internal static class BatchCard
{
    public static AdaptiveCard Render(BatchView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = $"様式の一括作成。{view.Title}",
            Body =
            [
                .. Shapes.Heading("様式の一括作成", view.Title),
                .. view.Form.HasErrors ? [Shapes.Note(Replies.CheckInput, "attention")] : Array.Empty<AdaptiveElement>(),
                Shapes.Small($"担当する連絡協議会（{view.Councils}）の全ての分を、1つのファイルにします。"),
                new AdaptiveChoiceSetInput
                {
                    Id = FormVerbs.FormKey,
                    Label = "様式",
                    Choices = [.. BatchFlow.Kinds.Select(k => new AdaptiveChoice(PrintedForms.Of(k).Name, $"{k}"))],
                    Value = view.Form.Value(FormVerbs.FormKey, $"{BatchFlow.Kinds[0]}"),
                },
                .. view.HasPdf ? [Format(view.Form)] : Array.Empty<AdaptiveElement>(),
                .. view.Form.Field(
                    LimitedText.Line(
                        FormVerbs.PurposeKey,
                        "利用目的（必須）",
                        FormRequest.LongestPurpose,
                        view.Form.Value(FormVerbs.PurposeKey, null)
                    )
                ),
                Shapes.Small("利用目的は記録に残ります。ファイルには、出力した日時とあなたの階級・氏名が入ります。"),
            ],
            Actions = [buttons.Button("ファイルを作成", FormVerbs.BatchMake, style: "positive"), WayBack.Button(buttons)],
        };
    }

    private static AdaptiveChoiceSetInput Format(FormState form) =>
        new()
        {
            Id = FormVerbs.FormatKey,
            Label = "ファイルの種類",
            Choices = [new AdaptiveChoice("Word又はExcel", Office), new AdaptiveChoice("PDF", FormVerbs.Pdf)],
            Value = form.Value(FormVerbs.FormatKey, Office),
        };

    private const string Office = "office";
}
