namespace KobanBot.Bot.Features.Turns.Speech;

/// <summary>Something that people say and that starts nothing: what the bot cannot do, or cannot do yet, and who can; a courtesy.</summary>
/// <param name="Name">
/// What it is called. A command of the same name takes its signs over, and the sentence is never said again: a flow that comes later needs
/// nothing but its declaration.
/// </param>
/// <param name="Sentence">The answer.</param>
/// <param name="Signs">As <see cref="Kit.Spoken.Signs"/>.</param>
internal sealed record Topic(string Name, string Sentence, params IReadOnlyList<string> Signs)
{
    /// <summary>Commands that lead on, by the first way to say them.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    /// <summary>Meant only where nothing else is said.</summary>
    public bool IsCourtesy { get; init; }
}
