using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Turns.Speech;

/// <summary>What words mean.</summary>
internal abstract record Meaning
{
    /// <summary>One command, for certain.</summary>
    /// <param name="Words">What is said beside it: a council, a clause, a period.</param>
    internal sealed record Certain(Spoken Command, string Words) : Meaning;

    /// <summary>At most three commands, the likeliest first, or none where the sentence says all.</summary>
    /// <param name="Sentence">What the bot cannot do; null where it only asks which was meant.</param>
    internal sealed record Perhaps(string? Sentence, IReadOnlyList<Spoken> Commands) : Meaning;

    /// <summary>Nothing that is known.</summary>
    internal sealed record Unknown : Meaning;
}

/// <summary>Who speaks, as far as it matters for what is meant.</summary>
/// <param name="IsOffered">The command is one of this person's, in this conversation.</param>
/// <param name="Councils">Names of the councils of today's postings.</param>
internal sealed record Speaker(Func<Spoken, bool> IsOffered, IReadOnlyList<string> Councils);
