namespace KobanBot.Core.Forms;

/// <summary>A form: its name, and every field that a template of it may hold.</summary>
public abstract record Form
{
    public required FormKind Kind { get; init; }

    /// <summary>連絡協議会開催結果記録簿.</summary>
    public required string Title { get; init; }

    /// <summary>別記第5号様式; empty for what has no number.</summary>
    public string Number { get; init; } = "";

    /// <summary>The file of the template, without folder.</summary>
    public required string Template { get; init; }

    public abstract IReadOnlyList<FormField> Fields { get; }

    /// <summary>Tags without which a template would leave out what the form is for.</summary>
    public required IReadOnlyList<string> Required { get; init; }

    /// <summary>Fields whose content is a picture; whoever makes the document gives it.</summary>
    public IReadOnlyList<FormField> Pictures { get; init; } = [];

    public abstract IReadOnlyList<(string Name, IReadOnlyList<FormField> Columns)> Lists { get; }

    /// <summary>The name with its number: 委嘱状（第3号様式）.</summary>
    public string Name => Number.Length == 0 ? Title : $"{Title}（{Number.Replace("別記", "", StringComparison.Ordinal)}）";
}

/// <inheritdoc/>
public sealed record Form<T> : Form
{
    public required IReadOnlyList<FormField<T>> Texts { get; init; }

    public IReadOnlyList<FormList<T>> Repeated { get; init; } = [];

    public override IReadOnlyList<FormField> Fields => Texts;

    public override IReadOnlyList<(string Name, IReadOnlyList<FormField> Columns)> Lists => [.. Repeated.Select(l => (l.Name, l.Columns))];

    public FilledForm Fill(T content) =>
        new(
            Kind,
            Texts.ToDictionary(f => f.Tag, f => f.Text(content), StringComparer.Ordinal),
            Repeated.ToDictionary(l => l.Name, l => l.Rows(content), StringComparer.Ordinal)
        )
        {
            Pictures = Pictures.ToDictionary(f => f.Tag, _ => Array.Empty<byte>(), StringComparer.Ordinal),
        };
}
