namespace KobanBot.Core.Facts;

/// <summary>One property that a change has changed, with its former and its new value; empty where there was, or is, none.</summary>
/// <param name="Fact">Whose: a code and an id, for example <c>member/M3</c>.</param>
/// <param name="Property">A code; the words are Bot's.</param>
/// <param name="Before">Days as yyyy-MM-dd, codes by name, texts as they were, in their first part.</param>
/// <param name="After">The same of the new value.</param>
public sealed record AuditedValue(string Fact, string Property, string Before, string After)
{
    /// <summary>Stands in the new value's place where only is kept that it was changed: the value lies with the contacts, and is disposed of with them.</summary>
    public const string Withheld = "*";

    public bool IsWithheld => After == Withheld;
}
