using AdaptiveCards;

namespace KobanBot.Bot.Fields;

/// <summary>One of several values, each with its word.</summary>
internal sealed record ChoiceField<T, TEnum> : InputField<T, TEnum?>
    where T : class
    where TEnum : struct, Enum
{
    public required Func<TEnum, string> Word { get; init; }

    /// <summary>In the order of the card.</summary>
    public IReadOnlyList<TEnum> Values { get; init; } = Enum.GetValues<TEnum>();

    /// <summary>What it is while nothing was chosen; null where nothing is a possible answer.</summary>
    public TEnum? Otherwise { get; init; }

    /// <summary>expanded for a few choices that shall be seen at once.</summary>
    public string? Style { get; init; }

    /// <summary>The words of the import, where they are not those of the card.</summary>
    public IReadOnlyDictionary<string, TEnum>? ImportWords { get; init; }

    /// <summary>What goes without saying on the sheet.</summary>
    public TEnum? Unsaid { get; init; }

    public override IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored) =>
        [
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = Id,
                    Label = Label,
                    Style = Style,
                    Choices = [.. Values.Select(v => new AdaptiveChoice(Word(v), v.ToString()))],
                    Value = Typed(form) ?? (stored is null ? Otherwise : Get(stored))?.ToString(),
                }
            ),
        ];

    /// <summary>What is no choice of this card leaves the one that is stored.</summary>
    private string? Typed(FormState form) => Values.Select(v => v.ToString()).FirstOrDefault(v => v == form.Value(Id, null));

    /// <summary>A client leaves an input out that has no value; a choice that always has one keeps it then.</summary>
    public override T Read(FieldReader fields, T onto) =>
        Entered(fields) is { } value ? Set(onto, value)
        : Otherwise is null ? Set(onto, null)
        : onto;

    protected override TEnum? ReadValue(FieldReader fields) => fields.Data.Choice<TEnum>(Id);

    protected override TEnum? ImportValue(IColumns columns, string column) =>
        columns.OptionalOneOf(column, ImportWords ?? Values.ToDictionary(Word, v => v, StringComparer.Ordinal)) ?? Otherwise;

    protected override string PrintValue(TEnum? value) => value is { } said && !Equals(said, Unsaid) ? Word(said) : "";
}

/// <summary>Yes or no.</summary>
internal sealed record ToggleField<T> : InputField<T, bool>
    where T : class
{
    private const string On = "true";

    public override IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored) =>
        [
            new AdaptiveToggleInput
            {
                Id = Id,
                Title = Label,
                Value = form.Value(Id, stored is not null && Get(stored) ? On : "false") ?? "false",
            },
        ];

    protected override bool ReadValue(FieldReader fields) => fields.Data.IsOn(Id);

    protected override bool ImportValue(IColumns columns, string column) => columns.Line(column) is "1" or "はい" or "有" or "○";

    protected override string PrintValue(bool value) => value ? Name : "";
}

/// <summary>One of a list of words.</summary>
internal sealed record WordField<T> : InputField<T, string>
    where T : class
{
    public required IReadOnlyList<string> Words { get; init; }

    public override IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored) =>
        [
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = Id,
                    Label = Label,
                    Choices = [.. Words.Select(w => new AdaptiveChoice(w, w))],
                    Value = form.Value(Id, stored is null ? null : Get(stored)),
                }
            ),
        ];

    protected override string ReadValue(FieldReader fields) => Words.Contains(fields.Data.Text(Id)) ? fields.Data.Text(Id) : "";

    protected override string ImportValue(IColumns columns, string column) => columns.Line(column);

    protected override string PrintValue(string value) => value;
}

/// <summary>Any of a list of words.</summary>
internal sealed record ChoicesField<T> : InputField<T, IReadOnlyList<string>>
    where T : class
{
    public required IReadOnlyList<string> Words { get; init; }

    public override IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored) =>
        [
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = Id,
                    Label = Label,
                    Style = "expanded",
                    IsMultiSelect = true,
                    Choices = [.. Words.Select(w => new AdaptiveChoice(w, w))],
                    Value = form.Value(Id, stored is null ? null : string.Join(',', Get(stored))),
                }
            ),
        ];

    protected override IReadOnlyList<string> ReadValue(FieldReader fields) => fields.Ticked(Id, Words.Select(w => (w, w))).Ids;

    protected override IReadOnlyList<string> ImportValue(IColumns columns, string column) => columns.Split(column);

    protected override string PrintValue(IReadOnlyList<string> value) => string.Join('、', value);
}
