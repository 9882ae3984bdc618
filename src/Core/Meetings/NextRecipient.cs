using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Meetings;

/// <summary>Who hears of a notice instead when it did not reach its officer: the posts of the day, in order.</summary>
public static class NextRecipient
{
    /// <summary>The next person to be told; null when nobody is left, or when others have the same notice.</summary>
    /// <param name="unreached">Everybody whom this notice has not reached.</param>
    public static OfficerId? Of(MessageKind kind, CouncilFacts facts, IReadOnlyCollection<OfficerId> unreached, DateOnly day) =>
        kind == MessageKind.CloseCard || OthersHaveIt(kind, facts, unreached, day)
            ? null
            : Chain(kind, facts, day).Select(r => (OfficerId?)r.Officer).FirstOrDefault(o => !unreached.Contains(o!.Value));

    /// <summary>Whether the notice went to several at once, one of whom it may have reached: then nobody else needs to hear of it.</summary>
    public static bool OthersHaveIt(MessageKind kind, CouncilFacts facts, IReadOnlyCollection<OfficerId> unreached, DateOnly day) =>
        Together(kind, facts, day).Any(r => !unreached.Contains(r.Officer));

    /// <summary>Those who get such a notice at once, a message each; empty where it goes to one person.</summary>
    public static IReadOnlyList<RosterEntry> Together(MessageKind kind, CouncilFacts facts, DateOnly day) =>
        kind switch
        {
            MessageKind.Confirmed => ConfirmMeeting.ToldOfConfirmation(facts, day),
            MessageKind.ConfirmationAsked when facts.LeadOn(day) is null => facts.SectionOn(day),
            MessageKind.MemberReported or MessageKind.PackageAsked or MessageKind.EnlistmentAsked => facts.SectionOn(day),
            MessageKind.SupportAsked => SupportMessages.AskedOn(facts, day),
            _ => [],
        };

    private static IEnumerable<RosterEntry> Chain(MessageKind kind, CouncilFacts facts, DateOnly day)
    {
        RosterEntry[] lead = facts.LeadOn(day) is { } one ? [one] : [];
        var chief = facts.SectionOn(day).OrderBy(r => r.Role == Role.SectionChief ? 0 : 1);
        var above = facts.SupervisorsOn(day).OrderBy(r => r.Role == Role.StationChief ? 1 : 0);
        return kind switch
        {
            // Whoever cannot confirm can still telephone the one who can.
            MessageKind.ConfirmationAsked or MessageKind.SupplementAsked => [.. lead, .. chief, .. above],

            // A draft belongs to the council: any of its officers can go on with it.
            MessageKind.Returned or MessageKind.DraftExpired or MessageKind.SupportAnswered or MessageKind.MemberReportAnswered =>
            [
                .. lead,
                .. facts.OperatingOn(day),
            ],
            MessageKind.Confirmed or MessageKind.MemberReported or MessageKind.PackageAsked or MessageKind.ConsultationAnswered =>
            [
                .. chief,
                .. above,
            ],
            MessageKind.SupportAsked => above,
            MessageKind.ConfirmationGiven => facts.OperatingOn(day),

            // Somebody at the station hears that a successor has not been reached; a giver who has left needs no other.
            MessageKind.HandoverGiven => chief,
            _ => [],
        };
    }
}
