using AdaptiveCards;

namespace KobanBot.Bot.Fields;

/// <summary>One line of text.</summary>
internal sealed record LineField<T> : InputField<T, string>
    where T : class
{
    /// <summary>Characters.</summary>
    public required int Longest { get; init; }

    public override IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored) =>
        [.. form.Field(LimitedText.Line(Id, Label, Longest, form.Value(Id, stored is null ? null : Get(stored))))];

    protected override string ReadValue(FieldReader fields) => fields.Text(Id, Longest).ReplaceLineEndings(" ");

    protected override string ImportValue(IColumns columns, string column) => columns.Line(column);

    protected override string PrintValue(string value) => value;
}

/// <summary>Text of several lines.</summary>
internal sealed record TextField<T> : InputField<T, string>
    where T : class
{
    /// <summary>Characters.</summary>
    public required int Longest { get; init; }

    public override IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored) =>
        [.. form.Field(LimitedText.Lines(Id, Label, Longest, form.Value(Id, stored is null ? null : Get(stored))))];

    protected override string ReadValue(FieldReader fields) => fields.Text(Id, Longest);

    protected override string ImportValue(IColumns columns, string column) => columns.Text(column);

    protected override string PrintValue(string value) => value;
}

/// <summary>A list, a line each.</summary>
internal sealed record LinesField<T> : InputField<T, IReadOnlyList<string>>
    where T : class
{
    /// <summary>Characters of a line.</summary>
    public required int Longest { get; init; }

    public required int Most { get; init; }

    /// <summary>Characters of the whole input.</summary>
    public required int LongestInAll { get; init; }

    public string? Placeholder { get; init; }

    public override IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored)
    {
        var input = LimitedText.Lines(Id, Label, LongestInAll, form.Value(Id, stored is null ? null : string.Join('\n', Get(stored))));
        return [.. form.Field(Placeholder is null ? input : input with { Placeholder = Placeholder })];
    }

    protected override IReadOnlyList<string> ReadValue(FieldReader fields) => fields.Lines(Id, Longest, Most, LongestInAll);

    protected override IReadOnlyList<string> ImportValue(IColumns columns, string column) => columns.Split(column);

    protected override string PrintValue(IReadOnlyList<string> value) => string.Join('、', value);
}
