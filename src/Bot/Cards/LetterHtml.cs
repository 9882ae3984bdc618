using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace KobanBot.Bot.Cards;

/// <summary>A line of a mail: what a card says of a matter, without its buttons.</summary>
/// <param name="Right">Age or date; empty where there is none.</param>
/// <param name="Below">In small type: clause, and when it was said last.</param>
internal sealed record LetterLine(string Text, string Right, string Below, bool IsUrgent = false);

/// <summary>A part of a mail under a heading.</summary>
internal sealed record LetterSection(string Title, IReadOnlyList<LetterLine> Lines);

/// <summary>A mail that says everything by itself: no picture, no script, nothing from elsewhere, and the same in words and in markup.</summary>
internal sealed record LetterPage
{
    // Mail programs drop style sheets, so every element carries its own; colours are those of the cards.
    private const string Font = "font-family:'Segoe UI','Yu Gothic UI','Hiragino Sans',Meiryo,sans-serif;color:#242424";
    private const string Small = "font-size:12px;line-height:18px;color:#616161";
    private const string Cell = "padding:8px 0;border-top:1px solid #d1d1d1;vertical-align:top";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public required string Title { get; init; }

    /// <summary>Below the title: the day, and for whom.</summary>
    public required string About { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public required IReadOnlyList<LetterSection> Sections { get; init; }

    /// <summary>Why it comes by mail, and the way on.</summary>
    public required IReadOnlyList<string> Closing { get; init; }

    /// <summary>The address that opens the chat, and what the link says; null where there is none.</summary>
    public (string Title, string Address)? Link { get; init; }

    public string InWords() =>
        string.Join(
            '\n',
            [
                $"{Title}　{About}",
                "",
                .. Notes.SelectMany(n => new[] { n, "" }),
                .. Sections.SelectMany(s => new[] { $"■ {s.Title}" }.Concat(s.Lines.Select(InWords)).Append("")),
                .. Closing,
                .. Link is { } link ? [$"{link.Title}：{link.Address}"] : Array.Empty<string>(),
                "",
            ]
        );

    public string InMarkup() =>
        string.Join(
            '\n',
            [
                "<!doctype html>",
                "<html lang=\"ja\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                    + $"<title>{Of(Title)}</title></head>",
                "<body style=\"margin:0;background:#ffffff\">",
                $"<table role=\"presentation\" width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" style=\"max-width:600px;{Font}\">",
                "<tr><td style=\"padding:16px\">",
                $"<h1 style=\"margin:0;font-size:18px;line-height:25px\">{Of(Title)}</h1>",
                $"<p style=\"margin:0 0 16px;{Small}\">{Of(About)}</p>",
                .. Notes.Select(n =>
                    $"<p style=\"margin:0 0 16px;padding:8px 12px;background:#f5f5f5;font-size:14px;line-height:20px\">{Of(n)}</p>"
                ),
                .. Sections.SelectMany(InMarkup),
                .. Link is { } link
                    ?
                    [
                        "<p style=\"margin:16px 0\"><a href=\""
                            + Of(link.Address)
                            + "\" style=\"display:inline-block;padding:8px 16px;background:#5b5fc7;color:#ffffff;border-radius:4px;"
                            + $"font-size:14px;line-height:20px;font-weight:bold;text-decoration:none\">{Of(link.Title)}</a></p>",
                    ]
                    : Array.Empty<string>(),
                $"<p style=\"margin:16px 0 0;{Small}\">{string.Join("<br>", Closing.Select(Of))}</p>",
                "</td></tr></table>",
                "</body></html>",
                "",
            ]
        );

    private static string InWords(LetterLine line) =>
        line.Right.Length > 0 ? $"・{line.Text}（{line.Right}）　{line.Below}" : $"・{line.Text}　{line.Below}";

    private static IEnumerable<string> InMarkup(LetterSection section)
    {
        yield return $"<h2 style=\"margin:16px 0 4px;font-size:14px;line-height:20px;font-weight:bold\">{Of(section.Title)}</h2>";
        yield return "<table role=\"presentation\" width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" style=\"font-size:14px;line-height:20px\">";
        foreach (var line in section.Lines)
        {
            var colour = line.IsUrgent ? ";color:#b10e1c" : "";
            yield return $"<tr><td style=\"{Cell}\">{Of(line.Text)}<br><span style=\"{Small}\">{Of(line.Below)}</span></td>"
                + $"<td align=\"right\" style=\"{Cell};padding-left:12px;white-space:nowrap;font-weight:bold{colour}\">{Of(line.Right)}</td></tr>";
        }

        yield return "</table>";
    }

    private static string Of(string text) => Html.Encode(text);
}
