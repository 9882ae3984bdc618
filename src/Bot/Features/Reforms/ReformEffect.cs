using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Reforms;

/// <summary>What a change of the organisation leaves behind, registered or taken back.</summary>
internal static class ReformEffect
{
    private static readonly ObligationKind[] Touched =
    [
        ObligationKind.LeadVacant,
        ObligationKind.OperationListCorrection,
        ObligationKind.HalfYearSubmission,
    ];

    public static Effect Of(string verb, string budget, string audit) =>
        new(verb, budget)
        {
            Writes = ["office.reforming", "office.reform", "office.head", "office.directory", "person", "council", "council.roster"],
            Audits = [audit],
            Opens = Touched,
            Ends = Touched,
        };
}
