namespace KobanBot.Core;

/// <summary>Why something that a person asked for is not done; Bot turns the code into a sentence.</summary>
/// <param name="Code">Stable, "area.reason".</param>
/// <param name="Values">What the sentence needs, for example a date.</param>
public sealed record Refusal(string Code, params IReadOnlyList<string> Values)
{
    /// <summary>The property of the request that it is about; null when it is about the request as a whole.</summary>
    public string? Property { get; init; }
}

/// <summary>What a decision comes to. An abstract record, so that a default value cannot pass for success.</summary>
public abstract record Outcome<T>
{
    private Outcome() { }

    public sealed record Accepted(T Value) : Outcome<T>;

    public sealed record Refused(Refusal Refusal) : Outcome<T>;

    /// <summary>The one of two answers that fits; a third case cannot be forgotten, since there is none.</summary>
    public TResult Match<TResult>(Func<T, TResult> accepted, Func<Refusal, TResult> refused) =>
        this switch
        {
            Accepted(var value) => accepted(value),
            Refused(var refusal) => refused(refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static implicit operator Outcome<T>(T value) => new Accepted(value);

    public static implicit operator Outcome<T>(Refusal refusal) => new Refused(refusal);
}
