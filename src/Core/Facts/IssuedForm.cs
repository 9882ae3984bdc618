using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>The newest 発行 of a form about one thing: by it the next one is numbered, and the kept content found.</summary>
/// <param name="Form">The name of the form's kind.</param>
/// <param name="Subject">The meeting, the member or the day that it is about; empty for the council itself.</param>
/// <param name="Number">発行番号, counted over the council.</param>
/// <param name="Revision">版: counts contents; the same content issued again has the same one.</param>
/// <param name="Digest">Of content and template: the same digest is the same document.</param>
public sealed record FormIssue(string Form, string Subject, int Number, int Revision, DateTimeOffset At, string Digest);

/// <summary>A form as it was issued. It never changes, and the same file is made of it again, whatever has become of the facts.</summary>
public sealed record IssuedForm
{
    public required FormIssue Issue { get; init; }

    public required OfficerId By { get; init; }

    /// <summary>The day since which the guideline is in force that was followed.</summary>
    public required DateOnly Guideline { get; init; }

    /// <summary>The digest of the template's file.</summary>
    public required string Template { get; init; }

    /// <summary>Whose it is, as the file's name says it: 中央交番連絡協議会_20261120.</summary>
    public required string About { get; init; }

    /// <summary>What stands at the foot of every page.</summary>
    public required string Mark { get; init; }

    public required IReadOnlyList<IssuedCopy> Copies { get; init; }

    /// <summary>発行番号 of the one before it about the same; null for the first.</summary>
    public int? Former { get; init; }
}

/// <summary>The texts of one copy by tag, and those of its lists' rows by the list's name.</summary>
public sealed record IssuedCopy(
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Lists
);
