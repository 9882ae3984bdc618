namespace KobanBot.Core.Organisation;

/// <summary>One dispatch of a document, from office to office.</summary>
public sealed record Leg(Office From, Office To);

/// <summary>The way of Form 1 and of the half-yearly documents to 警察本部地域企画課 (記 第2-2(5), 第2-7(2)).</summary>
public sealed record Route(IReadOnlyList<Leg> Legs)
{
    /// <summary>Outside 札幌方面 by way of the area's headquarters.</summary>
    public static Route From(Office station, Area area) =>
        Office.Of(area) is { } between
            ? new([new Leg(station, between), new Leg(between, Office.Headquarters)])
            : new([new Leg(station, Office.Headquarters)]);

    public bool IsSameAs(Route other) =>
        Legs.Count == other.Legs.Count
        && Legs.Zip(other.Legs).All(pair => pair.First.From.IsSameAs(pair.Second.From) && pair.First.To.IsSameAs(pair.Second.To));

    /// <summary>中央警察署→釧路方面本部地域課→警察本部地域企画課.</summary>
    public override string ToString() => string.Join('→', Legs.Take(1).Select(l => l.From.Name).Concat(Legs.Select(l => l.To.Name)));
}
