namespace KobanBot.Core.Forms;

/// <summary>A form's content as text by tag: what a template is filled with.</summary>
/// <param name="Lists">The rows of every list, by the list's name.</param>
public sealed record FilledForm(
    FormKind Kind,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<string, IReadOnlyList<FilledRow>> Lists
);

/// <summary>The texts of one row, by the full tags of its columns.</summary>
public sealed record FilledRow(IReadOnlyDictionary<string, string> Texts);
