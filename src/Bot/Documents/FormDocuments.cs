using System.Collections.Concurrent;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Documents;

/// <summary>Makes the file of a form from its template.</summary>
internal static class FormDocuments
{
    private static readonly ConcurrentDictionary<string, FormTemplate> ShippedByName = new(StringComparer.Ordinal);

    /// <summary>One document with the template of this release: a page, or more, for each copy. A sheet takes one copy.</summary>
    public static byte[] Make(Form form, IReadOnlyList<FilledForm> copies, DocumentStamp stamp) => Make(form, Shipped(form), copies, stamp);

    /// <inheritdoc cref="Make(Form, IReadOnlyList{FilledForm}, DocumentStamp)"/>
    /// <exception cref="TemplateException">The template has a field that the form does not know.</exception>
    public static byte[] Make(Form form, FormTemplate template, IReadOnlyList<FilledForm> copies, DocumentStamp stamp) =>
        IsSheet(form) ? SheetFiller.Fill(template.Bytes, copies.Single(), stamp) : WordFiller.Fill(template.Bytes, copies, stamp);

    /// <summary>The template of this release.</summary>
    public static FormTemplate Shipped(Form form) => ShippedByName.GetOrAdd(form.Template, _ => FormTemplate.Of(Template(form)));

    /// <summary>docx or xlsx.</summary>
    public static string Extension(Form form) => IsSheet(form) ? "xlsx" : "docx";

    /// <summary>Its bytes.</summary>
    public static byte[] Template(Form form)
    {
        using var stream =
            typeof(FormDocuments).Assembly.GetManifestResourceStream(form.Template)
            ?? throw new TemplateException($"The template {form.Template} is missing.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The fields of a template that its form does not know, and those of the form that it has no place for.</summary>
    public static (IReadOnlyList<string> Unknown, IReadOnlyList<string> Missing) Check(Form form, byte[] template)
    {
        var known = form
            .Fields.Concat(form.Pictures)
            .Concat(form.Lists.SelectMany(l => l.Columns))
            .Select(f => f.Tag)
            .ToHashSet(StringComparer.Ordinal);
        var placed = IsSheet(form) ? SheetFields.Of(template) : WordFields.Of(template);
        return ([.. placed.Except(known).Order(StringComparer.Ordinal)], [.. known.Except(placed).Order(StringComparer.Ordinal)]);
    }

    private static bool IsSheet(Form form) => form.Template.EndsWith(".xlsx", StringComparison.Ordinal);
}
