namespace KobanBot.Core.Catalogue;

/// <summary>How a rule makes itself felt (RULES 2.1); a rule may do so in several ways.</summary>
[Flags]
public enum RuleForce
{
    None = 0,

    /// <summary>Blocks 確定 of that one record, or is a derived value without an input.</summary>
    Hard = 1,

    /// <summary>A finding that asks for a reason and never blocks.</summary>
    WarnPlus = 2,

    /// <summary>A hint.</summary>
    Warn = 4,

    /// <summary>Something becomes due.</summary>
    Task = 8,

    /// <summary>A form is produced.</summary>
    Document = 16,

    Field = 32,

    Permission = 64,

    View = 128,

    /// <summary>Text only.</summary>
    Info = 256,
}

/// <summary>Something that the product answers for, with code and tests: docs/traceability.md.</summary>
/// <param name="Places">Names of the types where it lives.</param>
/// <param name="NotTested">Why no test can prove it; null when one does.</param>
public abstract record Traced(string Id, IReadOnlyList<string> Places, string? NotTested);

/// <summary>A rule of the guideline.</summary>
/// <param name="Clauses">Where it is written, as a finding would cite it.</param>
/// <param name="Says">What it asks, in our words.</param>
public sealed record Rule(string Id, string Clauses, string Says, RuleForce Force, IReadOnlyList<string> Places, string? NotTested = null)
    : Traced(Id, Places, NotTested);

/// <summary>One of the few things that block 確定, or refuse an action (RULES 2.3). Everything else is a finding.</summary>
public sealed record HardError(string Id, string Says, IReadOnlyList<string> Places, string? NotTested = null)
    : Traced(Id, Places, NotTested);

/// <summary>A question that the guideline leaves open (RULES 2.4).</summary>
/// <param name="Choice">What the product does.</param>
public sealed record Ambiguity(string Id, string Question, string Choice, IReadOnlyList<string> Places, string? NotTested = null)
    : Traced(Id, Places, NotTested);
