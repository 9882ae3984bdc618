using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Reminders;

namespace KobanBot.Core.Facts;

/// <summary>The kinds of facts that the headquarters alone have, beside those of every office.</summary>
public static class HeadquartersKinds
{
    /// <summary>組織の変更 that the headquarters have registered.</summary>
    public static readonly FactKind<OfficeFacts, RegisteredReform> Reform = new(
        "reform",
        r => [r.Id],
        f => f.Reforms,
        (f, all) => f with { Reforms = all }
    )
    {
        Live = r => !r.IsOver,
    };

    /// <summary>Those of them that are being carried out, or taken back.</summary>
    public static readonly FactKind<OfficeFacts, Sequence<ReformStep>> Reforming = new(
        "reforming",
        s => [s.Id],
        f => f.Reformings,
        (f, all) => f with { Reformings = all }
    )
    {
        Contention = Contention.Own,
        IsUnfinished = true,
        Live = s => !s.IsOver,
    };

    /// <summary>Of the headquarters: 利用の申請 that are open, and those that were answered of late.</summary>
    public static readonly FactKind<OfficeFacts, Enlistment> Enlistment = new(
        "enlistment",
        e => [e.Id],
        f => f.Enlistments,
        (f, all) => f with { Enlistments = all }
    )
    {
        Live = e => !e.IsOver,
    };
}
