namespace KobanBot.Bot.Features.Kit;

internal delegate Task<Reply> StepHandler(Step step, CancellationToken cancellation);

/// <summary>Handlers that still take the step alone.</summary>
internal static class Old
{
    public static Reads Reads(string name, StepHandler handler) => new(name, (at, c) => handler(at.Step, c));

    public static Changes Changes(string name, StepHandler handler) => new(name, (at, c) => handler(at.Step, c));
}
