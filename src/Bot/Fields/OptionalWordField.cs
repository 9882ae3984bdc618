using AdaptiveCards;

namespace KobanBot.Bot.Fields;

/// <summary>One of a list of words, or none of them.</summary>
internal sealed record OptionalWordField<T> : InputField<T, string?>
    where T : class
{
    /// <summary>Stands on the card for no answer; a drop-down has no other way back to it.</summary>
    private const string None = "未記入";

    public required IReadOnlyList<string> Words { get; init; }

    public override IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored)
    {
        var said = stored is null ? null : Get(stored);
        // A word of an import that the list does not have stays as it is.
        var words = said is null || Words.Contains(said) ? Words : [said, .. Words];
        return
        [
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = Id,
                    Label = Label,
                    Choices = [new AdaptiveChoice(None, None), .. words.Select(w => new AdaptiveChoice(w, w))],
                    Value = form.Value(Id, said) is { } value && words.Contains(value) ? value : None,
                }
            ),
        ];
    }

    /// <summary>A word that the card did not offer changes nothing.</summary>
    public override T Read(FieldReader fields, T onto)
    {
        var typed = fields.Data.Text(Id);
        return typed == None || typed.Length == 0 ? Set(onto, null)
            : Words.Contains(typed) ? Set(onto, typed)
            : onto;
    }

    protected override string? ReadValue(FieldReader fields) => fields.Data.Text(Id) is var typed && Words.Contains(typed) ? typed : null;

    protected override string? ImportValue(IColumns columns, string column) => columns.Line(column) is { Length: > 0 } line ? line : null;

    protected override string PrintValue(string? value) => value ?? "";
}
