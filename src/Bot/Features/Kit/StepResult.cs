using KobanBot.Core.Facts;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Kit;

/// <summary>What a step does to a council: a change (or none) and the reply.</summary>
internal sealed record StepResult(CouncilChange? Change, Reply Reply)
{
    public static implicit operator StepResult(Reply reply) => new(null, reply);

    /// <summary>A change, and the reply that shows the council as it is then.</summary>
    public static StepResult Of(CouncilFacts facts, CouncilChange change, Func<CouncilFacts, Reply> reply) =>
        new(change, reply(facts.After(change)));
}

/// <summary>What a step does to an office: a change (or none) and the reply.</summary>
internal sealed record OfficeResult(OfficeChange? Change, Reply Reply)
{
    public static implicit operator OfficeResult(Reply reply) => new(null, reply);
}

/// <summary>What a step does to the person's own settings: a change (or none) and the reply.</summary>
internal sealed record ReaderResult(ReaderChange? Change, Reply Reply)
{
    public static implicit operator ReaderResult(Reply reply) => new(null, reply);
}
