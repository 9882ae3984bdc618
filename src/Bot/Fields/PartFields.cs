using AdaptiveCards;

namespace KobanBot.Bot.Fields;

/// <summary>A field of a record within the record.</summary>
internal sealed record PartField<T, TPart> : InputField<T>
    where T : class
    where TPart : class
{
    public required InputField<TPart> Inner { get; init; }

    public required Func<T, TPart> Get { get; init; }

    public required Func<T, TPart, T> Set { get; init; }

    public override IReadOnlyList<AdaptiveElement> Draw(FormState form, T? stored) => Inner.Draw(form, stored is null ? null : Get(stored));

    public override T Read(FieldReader fields, T onto) => Set(onto, Inner.Read(fields, Get(onto)));

    public override string Print(T from) => Inner.Print(Get(from));

    public override T Import(IColumns columns, T onto) => Set(onto, Inner.Import(columns, Get(onto)));

    public override T Take(T earlier, T onto) => Set(onto, Inner.Take(Get(earlier), Get(onto)));

    public override bool IsEmpty(T record) => Inner.IsEmpty(Get(record));

    public override bool IsFree(T record) => Inner.IsFree(Get(record));
}

/// <summary>Makes fields of a part to fields of the whole.</summary>
internal static class Part
{
    /// <param name="name">The property that holds the part.</param>
    public static InputField<T> Of<T, TPart>(string name, InputField<TPart> field, Func<T, TPart> get, Func<T, TPart, T> set)
        where T : class
        where TPart : class =>
        new PartField<T, TPart>
        {
            Property = $"{name}.{field.Property}",
            Id = field.Id,
            Label = field.Label,
            Name = field.Name,
            Column = field.Column,
            Copied = field.Copied,
            Inner = field,
            Get = get,
            Set = set,
        };
}

/// <summary>A list of records, each entered by a form of its own, which has the fields of the item.</summary>
internal sealed record ItemsField<T, TItem> : Field<T>
    where T : class
    where TItem : class
{
    public required Func<T, IReadOnlyList<TItem>> Get { get; init; }

    public required Func<T, IReadOnlyList<TItem>, T> Set { get; init; }

    public required IReadOnlyList<InputField<TItem>> Fields { get; init; }

    /// <summary>An item to be copied into, by its place in the list.</summary>
    public required Func<int, TItem> Blank { get; init; }

    public override string Print(T from) =>
        string.Join('\n', Get(from).Select(item => string.Join('　', Fields.Select(f => f.Print(item)).Where(t => t.Length > 0))));

    /// <summary>Items have a file of their own, a row each.</summary>
    public override T Import(IColumns columns, T onto) => onto;

    /// <summary>Of each item only what is copied of it.</summary>
    public override T Take(T earlier, T onto) =>
        Set(
            onto,
            [
                .. Get(earlier)
                    .Select(
                        (item, i) => Fields.Where(f => f.Copied is { Reason: null }).Aggregate(Blank(i), (copy, f) => f.Take(item, copy))
                    ),
            ]
        );

    public override bool IsEmpty(T record) => Get(record).Count == 0;
}
