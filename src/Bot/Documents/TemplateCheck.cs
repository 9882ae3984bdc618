using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Documents;

/// <summary>Looks at a file that somebody wants to have forms printed with.</summary>
/// <param name="Form">Of which form it is; null where that cannot be told.</param>
/// <param name="Findings">None for a good template.</param>
/// <param name="Unused">Fields of the form that it leaves out, which it may.</param>
internal sealed record TemplateCheck(Form? Form, IReadOnlyList<TemplateFinding> Findings, IReadOnlyList<FormField> Unused)
{
    private const int MostFields = 1000;

    /// <summary>So many rows fill more than one page.</summary>
    private const int Rows = 40;

    private const string Word = "docx";

    /// <param name="name">The file's: it may say of which form it is.</param>
    public static TemplateCheck Of(string name, byte[] file)
    {
        if (TemplatePackage.Fault(file) is { } fault)
        {
            return Bad(null, [fault]);
        }

        try
        {
            var extension = IsWord(file) ? Word : "xlsx";
            var placed = extension == Word ? WordFields.Of(file) : SheetFields.Of(file);
            return Amount(file, extension) > MostFields ? Bad(null, [new TemplateFinding(TemplateFault.TooManyFields)])
                : placed.Count == 0 ? Bad(null, [new TemplateFinding(TemplateFault.NoFields)])
                : FormOf(name, extension, placed) is not { } form ? Bad(null, [new TemplateFinding(TemplateFault.NoForm)])
                : FormDocuments.Extension(form) != extension ? Bad(form, [new TemplateFinding(TemplateFault.OtherKind)])
                : Of(form, file, placed);
        }
        catch (Exception failure) when (IsOfTheFile(failure))
        {
            return Bad(null, [new TemplateFinding(TemplateFault.Corrupt)]);
        }
    }

    private static TemplateCheck Of(Form form, byte[] file, IReadOnlySet<string> placed)
    {
        var (unknown, missing) = FormDocuments.Check(form, file);
        var known = FieldsOf(form);
        List<TemplateFinding> findings =
        [
            .. unknown.Select(u => Unknown(u, [.. known.Select(k => k.Tag)])),
            .. form.Required.Where(r => !placed.Contains(r)).Select(r => new TemplateFinding(TemplateFault.MissingField, r)),
            .. HasMark(form, file) ? [] : new[] { new TemplateFinding(TemplateFault.MissingField, WordFields.Mark) },
            .. Bound(form, file),
        ];
        if (findings.Count == 0 && Fill(form, file) is { } fault)
        {
            findings.Add(fault);
        }

        return new TemplateCheck(form, findings, [.. known.Where(k => missing.Contains(k.Tag))]);
    }

    private static TemplateCheck Bad(Form? form, IReadOnlyList<TemplateFinding> findings) => new(form, findings, []);

    private static bool IsWord(byte[] file)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        return zip.GetEntry("word/document.xml") is not null;
    }

    /// <summary>The form that the name says, by its number, its title or our file's name; else the one whose fields it has.</summary>
    private static Form? FormOf(string name, string extension, IReadOnlySet<string> placed)
    {
        var said = PrintedForms
            .All.Where(f => Names(f).Any(n => name.Contains(n, StringComparison.OrdinalIgnoreCase)))
            .MaxBy(f => Names(f).Where(n => name.Contains(n, StringComparison.OrdinalIgnoreCase)).Max(n => n.Length));
        if (said is not null)
        {
            return said;
        }

        var fitting = PrintedForms
            .All.Where(f => FormDocuments.Extension(f) == extension)
            .Select(f => (Form: f, Known: FieldsOf(f).Count(k => placed.Contains(k.Tag)), Required: f.Required.Count(placed.Contains)))
            .Where(f => f.Known * 2 > placed.Count && f.Required * 2 > f.Form.Required.Count)
            .OrderByDescending(f => f.Known)
            .ThenByDescending(f => f.Required)
            .ThenBy(f => f.Form.Fields.Count)
            .ToList();
        return fitting.Count > 0 ? fitting[0].Form : null;
    }

    private static IEnumerable<string> Names(Form form) =>
        new[]
        {
            form.Title,
            form.Number.Replace("別記", "", StringComparison.Ordinal),
            Path.GetFileNameWithoutExtension(form.Template),
        }.Where(n => n.Length > 0);

    private static List<FormField> FieldsOf(Form form) => [.. form.Fields, .. form.Pictures, .. form.Lists.SelectMany(l => l.Columns)];

    private static TemplateFinding Unknown(string tag, IReadOnlyList<string> known) =>
        known.Select(k => (Tag: k, Far: Distance(tag.ToLowerInvariant(), k))).MinBy(k => k.Far) is { Far: <= 2 } near
            ? new TemplateFinding(TemplateFault.MisspeltField, tag, near.Tag)
            : new TemplateFinding(TemplateFault.UnknownField, tag);

    /// <summary>Letters that are added, left out or changed between two words.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                left = Math.Min(Math.Min(row[j], left) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[^1];
    }

    private static int Amount(byte[] file, string extension)
    {
        if (extension != Word)
        {
            using var book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
            return SheetFields.Names(book).Count;
        }

        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return WordFields.Roots(document).Sum(r => r.Descendants<SdtElement>().Count());
    }

    /// <summary>A numbered form says its number at the foot.</summary>
    private static bool HasMark(Form form, byte[] file)
    {
        if (!IssueForm.IsNumbered(form.Kind))
        {
            return true;
        }

        if (FormDocuments.Extension(form) != Word)
        {
            using var book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
            return book.WorkbookPart?.WorksheetParts.FirstOrDefault()
                    ?.Worksheet?.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.HeaderFooter>()
                    ?.OddFooter?.Text.Contains(SheetFiller.Mark, StringComparison.Ordinal) == true;
        }

        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return WordFields.Roots(document).Skip(1).Any(r => r.Descendants<SdtElement>().Any(c => WordFields.Tag(c) == WordFields.Mark));
    }

    private static IReadOnlyList<TemplateFinding> Bound(Form form, byte[] file)
    {
        if (FormDocuments.Extension(form) != Word)
        {
            return [];
        }

        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return
        [
            .. WordFields
                .Roots(document)
                .SelectMany(r => r.Descendants<SdtElement>())
                .Where(c => c.SdtProperties?.GetFirstChild<DataBinding>() is not null)
                .Select(c => new TemplateFinding(TemplateFault.Bound, WordFields.Tag(c))),
        ];
    }

    /// <summary>Filled once, and opened again: what is wrong with it shows here and not when somebody prints.</summary>
    private static TemplateFinding? Fill(Form form, byte[] file)
    {
        try
        {
            var filled = FormDocuments.Make(
                form,
                FormTemplate.Of(file),
                [FormSample.Of(form, Rows)],
                new DocumentStamp(form.Title, DateTimeOffset.UnixEpoch)
            );
            return FormDocuments.Check(form, filled) is { Unknown.Count: 0 } ? null : new TemplateFinding(TemplateFault.DoesNotFill);
        }
        catch (TemplateException failure)
        {
            return new TemplateFinding(TemplateFault.NoCell, failure.Message);
        }
        catch (Exception failure) when (IsOfTheFile(failure))
        {
            return new TemplateFinding(TemplateFault.DoesNotFill);
        }
    }

    /// <summary>What the SDK throws on a document that is none.</summary>
    private static bool IsOfTheFile(Exception failure) =>
        failure
            is TemplateException
                or OpenXmlPackageException
                or InvalidOperationException
                or ArgumentException
                or FormatException
                or KeyNotFoundException
                or XmlException
                or IOException
                or InvalidDataException
                or NullReferenceException;
}
