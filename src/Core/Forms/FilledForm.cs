namespace KobanBot.Core.Forms;

/// <summary>A form's content as text by tag: what a template is filled with.</summary>
/// <param name="Lists">The rows of every list, by the list's name.</param>
public sealed record FilledForm(
    FormKind Kind,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<string, IReadOnlyList<FilledRow>> Lists
)
{
    /// <summary>PNG by tag, as a square; empty for a picture that is not given.</summary>
    public IReadOnlyDictionary<string, byte[]> Pictures { get; init; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);
}

/// <summary>The texts of one row, by the full tags of its columns.</summary>
public sealed record FilledRow(IReadOnlyDictionary<string, string> Texts);
