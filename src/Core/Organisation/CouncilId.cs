namespace KobanBot.Core.Organisation;

/// <summary>The short code by which the import names a council; it is a storage key.</summary>
public readonly record struct CouncilId(string Value)
{
    private const int Longest = 40;

    /// <summary>False for what cannot be a code: empty, too long, or with other than ASCII letters, digits, - and _.</summary>
    public bool IsWellFormed => Value is { Length: > 0 and <= Longest } && Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public override string ToString() => Value;
}
