using KobanBot.Core.Councils;

namespace KobanBot.Bot.Features.Kit;

internal delegate Task<Reply> ChangeHandler(Changing at, CancellationToken cancellation);

/// <summary>A verb that changes something; the same command has one effect and the same answer.</summary>
internal sealed record Changes(string Name, ChangeHandler Run) : Verb(Name)
{
    /// <summary>Decides on the council that the button names, for whoever has one of the rights.</summary>
    public static Changes Council(string name, CouncilRights rights, Func<Sitting, StepResult> decide) =>
        new(name, (at, c) => at.ChangeAsync(decide, c)) { Rights = rights };

    /// <summary>By words too: on the officer's only council, or on the one chosen from a list under the title.</summary>
    public static Changes ChosenCouncil(string name, string title, CouncilRights rights, Func<Sitting, StepResult> decide) =>
        new(name, (at, c) => CouncilPicker.WithCouncilAsync(at, title, name, council => at.ChangeAsync(council, decide, c), c))
        {
            Rights = rights,
        };

    public override Task<Reply> RunAsync(Step step, Partitions partitions, CancellationToken cancellation) =>
        Run(new Changing(step, this, partitions), cancellation);
}
