namespace KobanBot.Core.Forms;

/// <summary>A field of a form, as a template names it.</summary>
/// <param name="Tag">The `w:tag` of a content control, or the name of a cell; of a list's column with the list's name and a point before it.</param>
/// <param name="Meaning">What it says, in the words of those who make templates.</param>
/// <param name="Source">Where the guideline asks for it, or what it is for.</param>
public record FormField(string Tag, string Meaning, string Source);

/// <summary>A field with the text that it has in a form's content.</summary>
public sealed record FormField<T>(string Tag, string Meaning, string Source, Func<T, string> Text) : FormField(Tag, Meaning, Source);

/// <summary>A part of a form that repeats: a row for each entry, with its columns.</summary>
/// <param name="Name">What stands before the point in its columns' tags.</param>
public abstract record FormList<T>(string Name)
{
    public abstract IReadOnlyList<FormField> Columns { get; }

    public abstract IReadOnlyList<FilledRow> Rows(T content);
}

/// <inheritdoc/>
/// <param name="Entries">The entries of a form's content.</param>
/// <param name="Fields">The columns; their tags have the list's name.</param>
public sealed record FormList<T, TRow>(string Name, Func<T, IEnumerable<TRow>> Entries, IReadOnlyList<FormField<TRow>> Fields)
    : FormList<T>(Name)
{
    public override IReadOnlyList<FormField> Columns => Fields;

    public override IReadOnlyList<FilledRow> Rows(T content) =>
        [.. Entries(content).Select(e => new FilledRow(Fields.ToDictionary(f => f.Tag, f => f.Text(e), StringComparer.Ordinal)))];
}
