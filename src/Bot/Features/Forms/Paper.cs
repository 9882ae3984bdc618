using KobanBot.Bot.Documents;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;
using KobanBot.Core.Text;

namespace KobanBot.Bot.Features.Forms;

/// <summary>A form that is ready to be made.</summary>
/// <param name="About">Whose it is, for the file's name: 中央交番連絡協議会_20261120.</param>
internal sealed record Paper(Form Form, IReadOnlyList<FilledForm> Copies, string About)
{
    /// <summary>As in <see cref="FormIssue"/>.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What the form is made with.</summary>
    public FormTemplate Template { get; init; } = FormDocuments.Shipped(Form);

    /// <summary>The document as it was issued; null before.</summary>
    public IssuedForm? Issued { get; init; }

    /// <summary>The document again: what was kept of it, with the template by which it was made.</summary>
    public static Paper Of(IssuedForm issued, FormTemplate template)
    {
        var form = PrintedForms.Of(Enum.Parse<FormKind>(issued.Issue.Form));
        return new Paper(form, IssueForm.CopiesOf(issued, form.Kind), issued.About)
        {
            Subject = issued.Issue.Subject,
            Template = template,
            Issued = issued,
        };
    }

    /// <summary>委嘱状_中央交番連絡協議会_20261120.docx, without what a file's name cannot have.</summary>
    public string FileName =>
        string.Concat(
            $"{Form.Title}_{About}".Select(c => "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) || char.IsControl(c) ? '＿' : c)
        ) + $".{FormDocuments.Extension(Form)}";

    /// <summary>Some text has 外字: characters of the private use area, which another machine may not show.</summary>
    public bool HasPrivateCharacters => Copies.Any(c => Texts(c).Any(PrivateUse.IsIn));

    /// <summary>The request to give it a number.</summary>
    /// <param name="by">Who has it made, where the form holds personal data and says so on every page.</param>
    public IssueForm Issue(Officer? by) => new(Form.Kind, Subject, Copies, Template.Digest, About) { TakenBy = by?.Title };

    /// <summary>The file; of an issued form the same bytes each time.</summary>
    /// <param name="now">The time of a document that has no number.</param>
    public byte[] Content(DateTimeOffset now) =>
        FormDocuments.Make(Form, Template, Copies, new DocumentStamp(Form.Title, Issued?.Issue.At ?? now, Issued?.Mark ?? ""));

    private static IEnumerable<string> Texts(FilledForm form) =>
        form.Texts.Values.Concat(form.Lists.Values.SelectMany(rows => rows.SelectMany(r => r.Texts.Values)));
}
