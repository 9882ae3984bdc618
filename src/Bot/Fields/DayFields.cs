using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Fields;

/// <summary>The input of a day, also for a card whose form has no declared fields.</summary>
internal static class DayInput
{
    /// <param name="stored">What is shown while nothing was typed.</param>
    /// <param name="isShort">Without the long form below.</param>
    public static IReadOnlyList<AdaptiveElement> Draw(FormState form, string id, string label, DateOnly? stored, bool isShort = false)
    {
        var value = form.Value(id, stored?.ToString("O"));
        return
        [
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = id,
                    Label = label,
                    Value = value,
                }
            ),
            .. !isShort && JapaneseDate.TryParse(value, out var day)
                ? [Shapes.Small(JapaneseDate.Long(day))]
                : Array.Empty<AdaptiveElement>(),
        ];
    }
}

/// <summary>A day. Its long form stands below the input, since a picker shows none of the era and the day of the week.</summary>
internal sealed record DayField<T> : InputField<T, DateOnly?>
    where T : class
{
    /// <summary>Without the long form below, where the card has no room for it.</summary>
    public bool IsShort { get; init; }

    public override IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored) =>
        DayInput.Draw(form, Id, Label, stored is null ? null : Get(stored), IsShort);

    protected override DateOnly? ReadValue(FieldReader fields) => fields.Date(Id);

    protected override DateOnly? ImportValue(IColumns columns, string column) => columns.OptionalDay(column);

    protected override string PrintValue(DateOnly? value) => value is { } day ? JapaneseDate.Long(day) : "";
}

/// <summary>A time of day.</summary>
internal sealed record TimeField<T> : InputField<T, TimeOnly?>
    where T : class
{
    public override IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored) =>
        [
            .. form.Field(
                new AdaptiveTimeInput
                {
                    Id = Id,
                    Label = Label,
                    Value = form.Value(Id, stored is null ? null : Get(stored)?.ToString("HH:mm")),
                }
            ),
        ];

    protected override TimeOnly? ReadValue(FieldReader fields) => fields.Time(Id);

    protected override TimeOnly? ImportValue(IColumns columns, string column) => columns.OptionalTime(column);

    protected override string PrintValue(TimeOnly? value) => value?.ToString("HH:mm") ?? "";
}
