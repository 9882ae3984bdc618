using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Kit;

/// <summary>A command that people say.</summary>
/// <param name="Verb">What it starts.</param>
/// <param name="Meaning">What ヘルプ says of it.</param>
/// <param name="Ways">Every way to say it; the first is the one that is shown.</param>
internal sealed record Spoken(string Verb, string Meaning, params IReadOnlyList<string> Ways)
{
    /// <summary>To whom ヘルプ and the manifest offer it; the rights are the verb's.</summary>
    public Audience Audience { get; init; } = Audience.Everybody;

    /// <summary>Where ヘルプ and the manifest offer it.</summary>
    public Scopes Scopes { get; init; } = Scopes.Personal;

    /// <summary>The manifest's list has ten places; these commands have one.</summary>
    public bool IsInManifest { get; init; }

    /// <summary>Words may follow without a space, for example 要綱5-2.</summary>
    public bool TakesWords { get; init; }

    /// <summary>What the handler gets of the way that was said and of the words after it; null when they mean something else.</summary>
    public Func<string, string, string?> Rest { get; init; } = static (_, rest) => rest.Trim();

    /// <summary>
    /// What else means it, as parts that are all said: "会議 延期|中止" is 会議 with one of the two, in any order. Its ways are signs by themselves.
    /// </summary>
    public IReadOnlyList<string> Signs { get; init; } = [];

    /// <summary>Data that a button for it carries, and that the words bring along.</summary>
    public IReadOnlyList<(string Key, string Value)> With { get; init; } = [];

    /// <summary>ヘルプ lists it. A way into the middle of a flow is understood, and not listed.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>It is offered to this person, in this kind of conversation.</summary>
    public bool IsOffered(Officer officer, DateOnly day, Scopes scope) => Scopes.HasFlag(scope) && Audience.Includes(officer, day);
}
