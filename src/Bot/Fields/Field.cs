using AdaptiveCards;

namespace KobanBot.Bot.Fields;

/// <summary>
/// One property of a record, declared once: from it come the line of the sheet, the column of the import, and copying; an
/// <see cref="InputField{T}"/> is drawn and read as well. Where it stands on a card is the card's own affair.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
internal abstract record Field<T>
    where T : class
{
    /// <summary>The property, as Core names it in a refusal; of a nested record "Part.Property".</summary>
    public required string Property { get; init; }

    /// <summary>What the sheet calls it.</summary>
    public string Name
    {
        get => field ?? Unnamed;
        init;
    }

    /// <summary>The column of the import; null in a form that makes no record.</summary>
    public Column? Column { get; init; }

    /// <summary>Whether 前回から複写 takes it over; null in a form that makes no record.</summary>
    public Copying? Copied { get; init; }

    protected virtual string Unnamed => Property;

    /// <summary>As it is printed; empty when there is nothing to say.</summary>
    public abstract string Print(T from);

    /// <summary>The record with what a row of the import says.</summary>
    public abstract T Import(IColumns columns, T onto);

    /// <summary>The record with the value of another one.</summary>
    public abstract T Take(T earlier, T onto);

    /// <summary>Nothing has been entered.</summary>
    public abstract bool IsEmpty(T record);

    /// <summary>Nobody has entered it, nor what belongs together with it.</summary>
    public virtual bool IsFree(T record) => IsEmpty(record);

    /// <summary>前回から複写 fills it: it is copied at all, and the record has none of its own.</summary>
    public bool IsCopiedOnto(T record) => Copied is { Reason: null } && IsFree(record);
}

/// <summary>A property that has an input on a card.</summary>
/// <inheritdoc cref="Field{T}"/>
internal abstract record InputField<T> : Field<T>
    where T : class
{
    /// <summary>The input's id on the card; drafts and old cards know it, so it never changes.</summary>
    public required string Id { get; init; }

    /// <summary>What stands above the input; what is in brackets belongs to the input alone.</summary>
    public required string Label { get; init; }

    /// <summary>What is said when nothing was entered; null where it may be left empty.</summary>
    public string? Required { get; init; }

    protected override string Unnamed => Label.IndexOf('（', StringComparison.Ordinal) is > 0 and var at ? Label[..at] : Label;

    /// <summary>The input as it was typed, or else as it is stored, with its error below.</summary>
    public abstract IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored);

    /// <summary>The record with what was typed. What cannot be read leaves a sentence with the reader.</summary>
    public abstract T Read(FieldReader fields, T onto);
}

/// <inheritdoc cref="InputField{T}"/>
internal abstract record InputField<T, TValue> : InputField<T>
    where T : class
{
    public required Func<T, TValue> Get { get; init; }

    public required Func<T, TValue, T> Set { get; init; }

    /// <summary>How the sheet says it, where that is not how the card says it.</summary>
    public Func<TValue, string>? Printed { get; init; }

    /// <summary>What is entered together with it: with any of that entered, an empty one is meant to be empty.</summary>
    public Func<T, bool>? Together { get; init; }

    public override T Read(FieldReader fields, T onto) => Set(onto, Entered(fields));

    public override string Print(T from) => IsEmpty(from) || Printed is null ? PrintValue(Get(from)) : Printed(Get(from));

    public override T Import(IColumns columns, T onto) => Column?.Name is { } name ? Set(onto, ImportValue(columns, name)) : onto;

    public override T Take(T earlier, T onto) => Set(onto, Get(earlier));

    public override bool IsEmpty(T record) => PrintValue(Get(record)).Length == 0;

    public override bool IsFree(T record) => IsEmpty(record) && Together?.Invoke(record) != true;

    /// <summary>What was entered; with nothing, a required field says so.</summary>
    protected TValue Entered(FieldReader fields)
    {
        var value = ReadValue(fields);
        if (Required is { } missing && PrintValue(value).Length == 0 && !fields.Errors.ContainsKey(Id))
        {
            fields.Fail(Id, missing);
        }

        return value;
    }

    protected abstract TValue ReadValue(FieldReader fields);

    protected abstract TValue ImportValue(IColumns columns, string column);

    protected abstract string PrintValue(TValue value);
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

/// <summary>Whether an earlier record's value is taken over by 前回から複写.</summary>
internal sealed record Copying
{
    public static readonly Copying Taken = new((string?)null);

    private Copying(string? reason) => Reason = reason;

    /// <summary>Why it is not copied; null when it is.</summary>
    public string? Reason { get; }

    public static Copying None(string reason) => new(reason);
}
