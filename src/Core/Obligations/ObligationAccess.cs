using KobanBot.Core.Councils;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Obligations;

/// <summary>
/// Who may enter what ends an obligation: the post that is responsible, and the section and its chiefs for their station (H1). Who is only
/// next in the chain does not decide for the responsible one, for example that nobody is reappointed.
/// </summary>
public static class ObligationAccess
{
    /// <summary>済み and its 取り消し; denied for what ends only with the facts.</summary>
    public static bool MayMarkDone(CouncilAccess access, Obligation obligation) =>
        obligation.CanBeEntered && (obligation.Leg == 2 ? MayAct(access, obligation.Chain) : MayAct(access, obligation.Kind));

    /// <summary>The same for what was marked: its 取り消し.</summary>
    public static bool MayWithdraw(CouncilAccess access, Fulfilment done) =>
        // What the 方面本部 passes on is not the station's to take back.
        !done.Subject.EndsWith(CouncilObligations.Transit(""), StringComparison.Ordinal) && MayAct(access, done.Kind);

    public static bool MayAct(CouncilAccess access, ObligationKind kind) => access.HasAny(ToAct(kind));

    /// <summary>The rights of which one is needed to act for an obligation of the kind.</summary>
    public static CouncilRights ToAct(ObligationKind kind) =>
        // Why a year had no meeting, and whether one of another form counts, the station says.
        kind == ObligationKind.RegularMeeting
            ? CouncilRights.Section | CouncilRights.Chief
            : ToAct(ObligationTraits.Of(kind).Chain);

    private static bool MayAct(CouncilAccess access, IReadOnlyList<Responsible> chain) => access.HasAny(ToAct(chain));

    private static CouncilRights ToAct(IReadOnlyList<Responsible> chain) =>
        // The second leg of a transmission begins at the 方面本部: nobody of the station acts for it.
        chain[0] is Responsible.AreaHeadquarters or Responsible.Headquarters
            ? CouncilRights.None
            : CouncilRights.Section
                | CouncilRights.Chief
                | (chain[0] is Responsible.LeadOfficer or Responsible.OperatingOfficers ? CouncilRights.Operate : CouncilRights.None)
                | (chain.Contains(Responsible.Supervisors) ? CouncilRights.Supervise : CouncilRights.None);
}
