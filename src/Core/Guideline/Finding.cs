namespace KobanBot.Core.Guideline;

/// <summary>A place in the guideline as it prints: 要綱 第5-2, 記 第2-4(1)ア.</summary>
public readonly record struct Clause(string Text)
{
    public override string ToString() => Text;
}

/// <summary>How much a finding weighs (RULES 2.1). Only <see cref="Hard"/> blocks, and only 確定 of that one record.</summary>
public enum FindingLevel
{
    /// <summary>参考.</summary>
    Info,

    /// <summary>留意.</summary>
    Warn,

    /// <summary>要確認（確定可）: a reason may be given.</summary>
    WarnPlus,

    /// <summary>確定できません.</summary>
    Hard,
}

/// <summary>What a rule has to say about a record.</summary>
/// <param name="Code">Stable name of the rule, for tests, logs and links.</param>
/// <param name="Sentence">One Japanese sentence.</param>
/// <param name="Clauses">Where the guideline says so; empty for an impossible fact, of which it need say nothing.</param>
/// <param name="Source">Whose guide value it is, where the guideline gives no number.</param>
public sealed record Finding(FindingLevel Level, string Code, string Sentence, string Clauses, string? Source = null);
