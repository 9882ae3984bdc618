using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Fields;

/// <summary>A day. Its long form stands below the input, since a picker shows none of the era and the day of the week.</summary>
internal sealed record DayField<T> : InputField<T, DateOnly?>
    where T : class
{
    /// <summary>Without the long form below, where the card has no room for it.</summary>
    public bool IsShort { get; init; }

    public override IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored)
    {
        var value = form.Value(Id, stored is null ? null : Get(stored)?.ToString("O"));
        return
        [
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = Id,
                    Label = Label,
                    Value = value,
                }
            ),
            .. !IsShort && JapaneseDate.TryParse(value, out var day)
                ? [Shapes.Small(JapaneseDate.Long(day))]
                : Array.Empty<AdaptiveElement>(),
        ];
    }

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
