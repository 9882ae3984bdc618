namespace KobanBot.Bot.Features.Kit;

/// <summary>Carries on what spans partitions once it is stored with an office.</summary>
internal interface ISequences
{
    /// <summary>
    /// Takes the steps of all sequences of the office, as many as a person can wait for; never fails. What is left is done behind the answer.
    /// </summary>
    Task CarryOnAsync(string unit, CancellationToken cancellation);
}
