using KobanBot.Core.Councils;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Core.Facts;

/// <summary>The kinds of facts that an office has. A new kind is one declaration here.</summary>
public static class OfficeKinds
{
    /// <summary>The station itself, under the name that the first rows of partitions have.</summary>
    public static readonly FactKind<OfficeFacts, Station> Station = new(
        "head",
        _ => [],
        f => f.Stations,
        (f, all) => f with { Stations = all }
    )
    {
        IsSingle = true,
    };

    /// <summary>Which councils and people belong to the office; without it there is no office.</summary>
    public static readonly FactKind<OfficeFacts, OfficeDirectory> Directory = new(
        "directory",
        _ => [],
        f => [f.Directory],
        (f, all) => f with { Directory = all[0] }
    )
    {
        IsSingle = true,
    };

    public static readonly FactKind<OfficeFacts, OfficeMorning> Morning = new(
        "morning",
        _ => [],
        f => f.Mornings,
        (f, all) => f with { Mornings = all }
    )
    {
        Contention = Contention.Own,
        IsSingle = true,
        IsUnfinished = true,
    };

    public static readonly FactKind<OfficeFacts, SendingSwitch> Switch = new(
        "switch",
        _ => [],
        f => f.Switches,
        (f, all) => f with { Switches = all }
    )
    {
        Contention = Contention.Own,
        IsSingle = true,
    };

    /// <summary>That 引継ぎ時の確認事項 of the station was looked at.</summary>
    public static readonly FactKind<OfficeFacts, OlderChecked> Older = new(
        "older",
        _ => [],
        f => f.OlderChecks,
        (f, all) => f with { OlderChecks = all }
    )
    {
        IsSingle = true,
    };

    public static readonly FactKind<OfficeFacts, Fulfilment> Done = new(
        "done",
        CouncilKinds.IdOf,
        f => f.Fulfilments,
        (f, all) => f with { Fulfilments = all }
    );

    public static readonly FactKind<OfficeFacts, HalfYearDispatch> Dispatch = new(
        "dispatch",
        d => [d.Owed.Value, FactId.Of(d.Half), $"{d.Number:D3}"],
        f => f.Dispatches,
        (f, all) => f with { Dispatches = all }
    );

    /// <summary>様式のひな形 of the headquarters.</summary>
    public static readonly FactKind<OfficeFacts, OwnTemplate> Template = new(
        "template",
        t => [t.Form, $"{t.Version:D3}"],
        f => f.Templates,
        (f, all) => f with { Templates = all }
    );

    public static readonly FactKind<OfficeFacts, ReminderMark> Mark = new(
        "mark",
        CouncilKinds.IdOf,
        f => f.ReminderMarks,
        (f, all) => f with { ReminderMarks = all }
    )
    {
        Contention = Contention.Own,
    };

    public static readonly FactKind<OfficeFacts, BoxChannel> Channel = new(
        "channel",
        c => [c.PoliceBox.Value],
        f => f.Channels,
        (f, all) => f with { Channels = all }
    )
    {
        Contention = Contention.Own,
    };

    public static readonly FactKind<OfficeFacts, Bylaw> Bylaw = new(
        "bylaw",
        b => [b.Id],
        f => f.Bylaws,
        (f, all) => f with { Bylaws = all }
    );

    /// <summary>異動 that were registered.</summary>
    public static readonly FactKind<OfficeFacts, RegisteredMove> Move = new(
        "move",
        m => [m.Id],
        f => f.Moves,
        (f, all) => f with { Moves = all }
    )
    {
        Live = m => !m.IsOver,
    };

    /// <summary>異動 that are being carried out.</summary>
    public static readonly FactKind<OfficeFacts, Sequence<TransferStep>> Transfer = new(
        "transfer",
        s => [s.Id],
        f => f.Transfers,
        (f, all) => f with { Transfers = all }
    )
    {
        Contention = Contention.Own,
        IsUnfinished = true,
        Live = s => !s.IsOver,
    };

    /// <summary>代行.</summary>
    public static readonly FactKind<OfficeFacts, Deputy> Deputy = new(
        "deputy",
        d => [d.Id],
        f => f.Deputies,
        (f, all) => f with { Deputies = all }
    )
    {
        Live = d => !d.IsOver,
    };

    /// <summary>第2号様式: 4月1日現在 and its 補正.</summary>
    public static readonly FactKind<OfficeFacts, OperationEdition> Edition = new(
        "edition",
        e => [FactId.Of(e.Year.StartYear), FactId.Of(e.Number)],
        f => f.Editions,
        (f, all) => f with { Editions = all }
    )
    {
        Live = e => !e.IsOver,
    };

    /// <summary>補正 that are being entered in the councils.</summary>
    public static readonly FactKind<OfficeFacts, Sequence<OperationStep>> Correction = new(
        "correction",
        s => [s.Id],
        f => f.Corrections,
        (f, all) => f with { Corrections = all }
    )
    {
        Contention = Contention.Own,
        IsUnfinished = true,
        Live = s => !s.IsOver,
    };

    /// <summary>設置, 統合 and 分割 that were registered.</summary>
    public static readonly FactKind<OfficeFacts, Reorganisation> Reorganisation = new(
        "reorganisation",
        r => [r.Id],
        f => f.Reorganisations,
        (f, all) => f with { Reorganisations = all }
    )
    {
        Live = r => !r.IsOver,
    };

    /// <summary>Those of them that are being carried out, or taken back.</summary>
    public static readonly FactKind<OfficeFacts, Sequence<ReorganisationStep>> Founding = new(
        "founding",
        s => [s.Id],
        f => f.Foundings,
        (f, all) => f with { Foundings = all }
    )
    {
        Contention = Contention.Own,
        IsUnfinished = true,
        Live = s => !s.IsOver,
    };

    /// <summary>連絡先の廃棄 and 記録の廃棄 that are being carried out.</summary>
    public static readonly FactKind<OfficeFacts, Sequence<DisposalStep>> Disposal = new(
        "disposal",
        s => [s.Id],
        f => f.Disposals,
        (f, all) => f with { Disposals = all }
    )
    {
        Contention = Contention.Own,
        IsUnfinished = true,
        Live = s => !s.IsOver,
    };

    /// <summary>Those that are carried on until they are over, by whatever process.</summary>
    public static IReadOnlyList<FactKind<OfficeFacts>> Sequences => [Transfer, Correction, Founding, Disposal, HeadquartersKinds.Reforming];

    public static readonly IReadOnlyList<FactKind<OfficeFacts>> All =
    [
        Station,
        Directory,
        Morning,
        Switch,
        Older,
        Done,
        Dispatch,
        Template,
        Mark,
        Channel,
        Move,
        Transfer,
        Deputy,
        Edition,
        Correction,
        Bylaw,
        Reorganisation,
        Founding,
        Disposal,
        HeadquartersKinds.Reform,
        HeadquartersKinds.Reforming,
        HeadquartersKinds.Enlistment,
    ];
}
