namespace KobanBot.Bot.Features.Kit;

internal delegate Task<Reply> ReadHandler(Reading at, CancellationToken cancellation);

/// <summary>A verb that only reads: its handler gets nothing to commit with, so a client may ask for it by itself.</summary>
internal sealed record Reads(string Name, ReadHandler Run) : Verb(Name)
{
    /// <summary>Shows something of the council that the button names.</summary>
    public static Reads Council(string name, Func<Sitting, Reply> show) => new(name, (at, c) => at.CouncilAsync(show, c));

    /// <summary>By words too: of the officer's only council, or of the one chosen from a list under the title.</summary>
    public static Reads ChosenCouncil(string name, string title, Func<Sitting, Reply> show) =>
        new(name, (at, c) => CouncilPicker.WithCouncilAsync(at, title, name, council => at.CouncilAsync(council, show, c), c));

    public override Task<Reply> RunAsync(Step step, Partitions partitions, CancellationToken cancellation) =>
        Run(new Reading(step, this, partitions), cancellation);
}
