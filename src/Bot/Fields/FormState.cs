using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Text;

namespace KobanBot.Bot.Fields;

/// <summary>What was typed and what is wrong with it, laid over what is stored, when a card is drawn again.</summary>
internal sealed record FormState(IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Errors)
{
    public static readonly FormState Clean = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    public bool HasErrors => Errors.Count > 0;

    /// <summary>The form with one more error, found by a rule; without a field the error stands elsewhere.</summary>
    public FormState With(string? field, string error) =>
        field is null ? this : this with { Errors = new Dictionary<string, string>(Errors) { [field] = error } };

    public string? Value(string id, string? stored) =>
        (Typed.TryGetValue(id, out var typed) ? typed : stored) is { Length: > 0 } value ? value : null;

    /// <summary>The field, below it its error when it has one, and that not every machine shows what stands in it.</summary>
    public IEnumerable<AdaptiveElement> Field(AdaptiveElement input)
    {
        yield return input;
        if (input.Id is { } id && Errors.TryGetValue(id, out var error))
        {
            yield return Shapes.FieldError(error);
        }

        if (input is AdaptiveTextInput { Value: { } value } && PrivateUse.IsIn(value))
        {
            yield return Shapes.FieldDoubt(Shapes.PrivateUse);
        }
    }
}
