using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Kit;

/// <summary>
/// What one verb costs and what it leaves behind, declared with its flow. docs/effects.md is made of it; the tests compare it with what really
/// happens. That a change tells at once what it makes urgent, and that what was typed is kept when a form
/// is left (a read and a transaction more, only then), holds for every verb and is not repeated.
/// </summary>
/// <param name="Verb">The name of the verb.</param>
/// <param name="Budget">Reads and transactions of one step, "2/1"; several where it depends on the person or on what is there.</param>
internal sealed record Effect(string Verb, string Budget)
{
    /// <summary>Kinds of rows, as "council.plan"; none for what only reads.</summary>
    public IReadOnlyList<string> Writes { get; init; } = [];

    /// <summary>Codes of the audit lines.</summary>
    public IReadOnlyList<string> Audits { get; init; } = [];

    public IReadOnlyList<MessageKind> Messages { get; init; } = [];

    /// <summary>What can become due by it.</summary>
    public IReadOnlyList<ObligationKind> Opens { get; init; } = [];

    /// <summary>What can be done by it, or fall away.</summary>
    public IReadOnlyList<ObligationKind> Ends { get; init; } = [];
}
