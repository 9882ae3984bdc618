namespace KobanBot.Core;

/// <summary>Why something that a person asked for is not done; Bot turns the code into a sentence.</summary>
/// <param name="Code">Stable, "area.reason".</param>
/// <param name="Values">What the sentence needs, for example a date.</param>
public sealed record Refusal(string Code, params IReadOnlyList<string> Values);

/// <summary>What a decision comes to. An abstract record, so that a default value cannot pass for success.</summary>
public abstract record Outcome<T>
{
    private Outcome() { }

    public sealed record Accepted(T Value) : Outcome<T>;

    public sealed record Refused(Refusal Refusal) : Outcome<T>;

    public static implicit operator Outcome<T>(T value) => new Accepted(value);

    public static implicit operator Outcome<T>(Refusal refusal) => new Refused(refusal);
}
