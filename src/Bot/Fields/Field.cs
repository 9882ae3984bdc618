using AdaptiveCards;

namespace KobanBot.Bot.Fields;

/// <summary>
/// One property of a record, declared once: from it come the card's input, its reading with a sentence for what cannot be read, the line of
/// the sheet, the column of the import, and copying. Where it stands on a card is the card's own affair.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
internal abstract record Field<T>
    where T : class
{
    /// <summary>The property, as Core names it in a refusal; of a nested record "Part.Property".</summary>
    public required string Property { get; init; }

    /// <summary>The input's id on the card; drafts and old cards know it, so it never changes.</summary>
    public required string Id { get; init; }

    /// <summary>What stands above the input; what is in brackets belongs to the input alone.</summary>
    public required string Label { get; init; }

    /// <summary>What the sheet calls it.</summary>
    public string Name
    {
        get => field ?? (Label.IndexOf('（', StringComparison.Ordinal) is > 0 and var at ? Label[..at] : Label);
        init;
    }

    /// <summary>The column of the import.</summary>
    public required Column Column { get; init; }

    /// <summary>Taken over by 前回から複写 where nothing is entered yet.</summary>
    public bool IsCopied { get; init; }

    /// <summary>The input as it was typed, or else as it is stored, with its error below.</summary>
    public abstract IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored);

    /// <summary>The record with what was typed. What cannot be read leaves a sentence with the reader.</summary>
    public abstract T Read(FieldReader fields, T onto);

    /// <summary>As it is printed; empty when there is nothing to say.</summary>
    public abstract string Print(T from);

    /// <summary>The record with what a row of the import says.</summary>
    public abstract T Import(IColumns columns, T onto);

    /// <summary>The record with the value of an earlier one, where it has none of its own.</summary>
    public abstract T Copy(T earlier, T onto);
}

/// <inheritdoc cref="Field{T}"/>
internal abstract record Field<T, TValue> : Field<T>
    where T : class
{
    public required Func<T, TValue> Get { get; init; }

    public required Func<T, TValue, T> Set { get; init; }

    public override T Read(FieldReader fields, T onto) => Set(onto, ReadValue(fields));

    public override string Print(T from) => PrintValue(Get(from));

    public override T Import(IColumns columns, T onto) => Column.Name is { } name ? Set(onto, ImportValue(columns, name)) : onto;

    public override T Copy(T earlier, T onto) => IsCopied && IsEmpty(Get(onto)) ? Set(onto, Get(earlier)) : onto;

    protected abstract TValue ReadValue(FieldReader fields);

    protected abstract TValue ImportValue(IColumns columns, string column);

    protected abstract string PrintValue(TValue value);

    protected virtual bool IsEmpty(TValue value) => PrintValue(value).Length == 0;
}

/// <summary>A column of the import, or the reason why there is none.</summary>
internal sealed record Column
{
    private Column(string? name, string? reason) => (Name, Reason) = (name, reason);

    public string? Name { get; }

    /// <summary>Why it is not imported; null when it is.</summary>
    public string? Reason { get; }

    public static Column Of(string name) => new(name, null);

    public static Column None(string reason) => new(null, reason);
}

/// <summary>A row of a file by the names of its columns. What cannot be read is reported with its place, and counts as empty.</summary>
internal interface IColumns
{
    /// <summary>One line, with the characters of a name kept.</summary>
    string Line(string column);

    string Text(string column);

    DateOnly? OptionalDay(string column);

    TimeOnly? OptionalTime(string column);

    /// <summary>The values by the words of the card; null when the cell is empty.</summary>
    TEnum? OptionalOneOf<TEnum>(string column, IReadOnlyDictionary<string, TEnum> words)
        where TEnum : struct, Enum;

    IReadOnlyList<string> Split(string column);
}
