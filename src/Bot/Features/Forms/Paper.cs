using System.Globalization;
using System.Text;
using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Forms;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Forms;

/// <summary>A form that is ready to be made.</summary>
/// <param name="About">Whose it is, for the file's name: 中央交番連絡協議会_20261120.</param>
internal sealed record Paper(Form Form, IReadOnlyList<FilledForm> Copies, string About)
{
    /// <summary>委嘱状_中央交番連絡協議会_20261120.docx, without what a file's name cannot have.</summary>
    public string FileName =>
        string.Concat(
            $"{Form.Title}_{About}".Select(c => "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) || char.IsControl(c) ? '＿' : c)
        ) + $".{FormDocuments.Extension(Form)}";

    /// <summary>Some text has 外字: characters of the private use area, which another machine may not show.</summary>
    public bool HasPrivateCharacters =>
        Copies.Any(c => Texts(c).Any(t => t.EnumerateRunes().Any(r => Rune.GetUnicodeCategory(r) == UnicodeCategory.PrivateUse)));

    /// <summary>The file. Where a form holds personal data, every page says who has had it made and when.</summary>
    public byte[] Content(Step step, bool isMarked) =>
        FormDocuments.Make(Form, Copies, new DocumentStamp(Form.Title, step.Now, isMarked ? Mark(step) : ""));

    private static IEnumerable<string> Texts(FilledForm form) =>
        form.Texts.Values.Concat(form.Lists.Values.SelectMany(rows => rows.SelectMany(r => r.Texts.Values)));

    private static string Mark(Step step) =>
        $"出力　{FormWords.Day(step.Today)} {JapanTime.TimeOf(step.Now):HH\\:mm}　{step.Officer.Title}";
}
