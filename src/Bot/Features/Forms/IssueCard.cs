using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Forms;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Forms;

/// <summary>発行した様式: its stamp, what has changed since the one before, and the same file again.</summary>
internal static class IssueCard
{
    private const int MostChanges = 10;
    private const int LongestText = 120;
    private const int LongestRow = 60;

    public static AdaptiveCard Render(IssueView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        var (name, issue) = (PrintedForms.Of(view.Kind).Name, view.Issued.Issue);
        var at = JapanTime.DayOf(issue.At);
        return new AdaptiveCard
        {
            Speak = $"{name}、発行第{issue.Number}号。{view.CouncilName}",
            Body =
            [
                .. Shapes.Heading(name, view.CouncilName),
                .. view.Form.HasErrors ? [Shapes.Note(Replies.CheckInput, "attention")] : Array.Empty<AdaptiveElement>(),
                Shapes.Fact("発行番号", $"第{issue.Number}号（第{issue.Revision}版）"),
                Shapes.Fact("発行日時", $"{JapaneseDate.Long(at)} {JapanTime.TimeOf(issue.At):HH\\:mm}"),
                Shapes.Fact("要綱", $"{FormWords.Day(view.Issued.Guideline)}施行"),
                .. Changes(view),
                .. view.AsksPurpose ? Purpose(view) : [],
            ],
            Actions = [.. Actions(view, buttons)],
        };
    }

    private static IEnumerable<AdaptiveElement> Changes(IssueView view)
    {
        if (view.Issued.Former is not { } former)
        {
            yield break;
        }

        yield return Shapes.Section($"発行第{former}号からの変更");
        if (view.OtherTemplate)
        {
            yield return Shapes.Small("ひな形が変わっています。");
        }

        if (view.Changes.Count == 0)
        {
            yield return Shapes.Small("記載事項の変更はありません。");
        }

        foreach (var change in view.Changes.Take(MostChanges))
        {
            yield return Shapes.Fact(Label(change), Text(change));
        }

        if (view.Changes.Count > MostChanges)
        {
            yield return Shapes.Small(
                $"ほかに{view.Changes.Count - MostChanges}か所が変わっています。両方のファイルを作成して確かめてください。"
            );
        }
    }

    private static string Label(IssueChange change) =>
        change.Meaning.Length == 0 ? (change.Before is null ? "追加" : "削除")
        : change.Where.Length == 0 ? change.Meaning
        : $"{change.Where}　{change.Meaning}";

    private static string Text(IssueChange change) =>
        (change.Before, change.After) switch
        {
            (null, var added) => Shapes.Short(added ?? "", LongestRow),
            (var gone, null) => Shapes.Short(gone, LongestRow),
            var (before, after) => $"{Short(before)} → {Short(after)}",
        };

    private static string Short(string? text) => string.IsNullOrEmpty(text) ? "（空欄）" : Shapes.Short(text, LongestText);

    private static IEnumerable<AdaptiveElement> Purpose(IssueView view) =>
        view
            .Form.Field(
                LimitedText.Line(
                    FormVerbs.PurposeKey,
                    "利用目的（必須）",
                    FormRequest.LongestPurpose,
                    view.Form.Value(FormVerbs.PurposeKey, null)
                )
            )
            .Append(Shapes.Small("利用目的は記録に残ります。ファイルは発行したときと同じものです。"));

    private static IEnumerable<AdaptiveAction> Actions(IssueView view, Buttons buttons)
    {
        (string, string)[] again = [(FormVerbs.FormKey, view.Kind.ToString()), (FormVerbs.NumberKey, $"{view.Issued.Issue.Number}")];
        yield return buttons.Button("同じファイルを作成", FormVerbs.Make, style: "positive", more: again);
        if (view.HasPdf)
        {
            yield return buttons.Button("PDF作成", FormVerbs.Make, more: [.. again, (FormVerbs.FormatKey, FormVerbs.Pdf)]);
        }

        if (view.Issued.Former is { } former)
        {
            yield return buttons.Button(
                "前の発行",
                FormVerbs.Issue,
                secondary: view.HasPdf,
                withoutInputs: true,
                more: (FormVerbs.NumberKey, $"{former}")
            );
        }

        yield return buttons.Button("発行した様式", FormVerbs.Issued, secondary: true, withoutInputs: true);
    }
}
