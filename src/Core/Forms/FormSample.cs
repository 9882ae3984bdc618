namespace KobanBot.Core.Forms;

/// <summary>A form filled with what its fields mean: by it a template is looked at before anything is printed with it.</summary>
public static class FormSample
{
    /// <param name="rows">Of each list.</param>
    public static FilledForm Of(Form form, int rows) =>
        new(
            form.Kind,
            form.Fields.ToDictionary(f => f.Tag, Text, StringComparer.Ordinal),
            form.Lists.ToDictionary(
                l => l.Name,
                l => (IReadOnlyList<FilledRow>)[.. Enumerable.Range(1, rows).Select(n => Row(l.Columns, n))],
                StringComparer.Ordinal
            )
        )
        {
            Pictures = form.Pictures.ToDictionary(f => f.Tag, _ => Array.Empty<byte>(), StringComparer.Ordinal),
        };

    private static FilledRow Row(IReadOnlyList<FormField> columns, int number) =>
        new(
            columns.ToDictionary(
                c => c.Tag,
                c => c.Tag.EndsWith(".no", StringComparison.Ordinal) ? $"{number}" : $"{Text(c)}{number}",
                StringComparer.Ordinal
            )
        );

    private static string Text(FormField field) => $"〔{field.Meaning}〕";
}
