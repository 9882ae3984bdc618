using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>
/// Where stations, areas and the headquarters keep what is their own: who and what belongs to them, what a station has marked as done, its
/// channels, and how far the morning's reminders have got. One office, one partition.
/// </summary>
public interface IOfficeStore
{
    /// <summary>
    /// The units of all offices that an import has listed: a scan for one row each, some 70 for a prefecture, in a table that holds little
    /// else.
    /// </summary>
    IAsyncEnumerable<string> FindOfficesAsync(CancellationToken cancellation);

    /// <summary>
    /// The offices that have something to carry on: a scan of the part of the live ranges that holds it, for start-up and at intervals.
    /// </summary>
    IAsyncEnumerable<string> FindUnfinishedAsync(CancellationToken cancellation);

    /// <summary>Reads an office in one request; null when no import has listed it.</summary>
    Task<LoadedOffice?> FindAsync(string unit, CancellationToken cancellation);

    /// <summary>
    /// Writes against the version that was read, all or nothing. False when another was first; nothing is written then. A change of facts on
    /// which decisions depend (<see cref="Contention"/>), or with an answer, fails against every other such change since that version; any other
    /// only against changes of the same rows.
    /// </summary>
    Task<bool> TryCommitAsync(OfficeVersion version, OfficeChange change, CancellationToken cancellation);

    /// <summary>
    /// Keeps the file of a template under its digest, for good: what was issued is made again with it. The same file again changes nothing.
    /// </summary>
    Task KeepTemplateAsync(string digest, byte[] file, CancellationToken cancellation);

    /// <summary>The file of a template; null when none of that digest was kept.</summary>
    Task<byte[]?> FindTemplateAsync(string digest, CancellationToken cancellation);
}

/// <summary>What an import knows of an office.</summary>
/// <param name="Unit">The code that assignments to it carry: of the station, of the area, or `HQ`.</param>
/// <param name="Area">Of an area's headquarters; null for the others.</param>
/// <param name="Councils">Of a station: every council that ever belonged to it or to a predecessor.</param>
/// <param name="Predecessors">Of a station: those that were merged into it, directly or by steps.</param>
/// <param name="Roster">Who is, was and will be posted there; of a station, those of its own posts and not of its police boxes.</param>
public sealed record OfficeDirectory(
    string Unit,
    OfficeKind Kind,
    Area? Area,
    IReadOnlyList<CouncilLink> Councils,
    IReadOnlyList<StationId> Predecessors,
    IReadOnlyList<RosterEntry> Roster
);

/// <summary>Everything that one office's partition holds now.</summary>
public sealed record OfficeFacts
{
    public required OfficeDirectory Directory { get; init; }

    /// <summary>The station itself; null for the offices above.</summary>
    public Station? Station
    {
        get => First(Stations);
        init => Stations = Single(value);
    }

    public IReadOnlyList<Fulfilment> Fulfilments { get; init; } = [];

    /// <summary>半期の送付, those taken back too.</summary>
    public IReadOnlyList<HalfYearDispatch> Dispatches { get; init; } = [];

    /// <summary>Of the headquarters: templates of their own, withdrawn ones too.</summary>
    public IReadOnlyList<OwnTemplate> Templates { get; init; } = [];

    public IReadOnlyList<ReminderMark> ReminderMarks { get; init; } = [];

    /// <summary>会則等 of the station, ended ones too.</summary>
    public IReadOnlyList<Bylaw> Bylaws { get; init; } = [];

    /// <summary>Channels of the station's police boxes.</summary>
    public IReadOnlyList<BoxChannel> Channels { get; init; } = [];

    /// <summary>How far the reminders of the newest day have got.</summary>
    public OfficeMorning? Morning
    {
        get => First(Mornings);
        init => Mornings = Single(value);
    }

    /// <summary>Of the headquarters: whether sending is stopped.</summary>
    public SendingSwitch? Switch
    {
        get => First(Switches);
        init => Switches = Single(value);
    }

    /// <summary>That 引継ぎ時の確認事項 of the station was looked at; null until then.</summary>
    public OlderChecked? OlderChecked
    {
        get => First(OlderChecks);
        init => OlderChecks = Single(value);
    }

    /// <summary>異動 that can be taken back, and those whose day has just passed.</summary>
    public IReadOnlyList<RegisteredMove> Moves { get; init; } = [];

    /// <summary>異動 that are being carried out; those that are over are history.</summary>
    public IReadOnlyList<Sequence<TransferStep>> Transfers { get; init; } = [];

    /// <summary>代行 that run or are to come, and those that have just ended.</summary>
    public IReadOnlyList<Deputy> Deputies { get; init; } = [];

    /// <summary>第2号様式 of the running year: 4月1日現在 and its 補正; those of former years are history.</summary>
    public IReadOnlyList<OperationEdition> Editions { get; init; } = [];

    /// <summary>補正 that are being entered in the councils.</summary>
    public IReadOnlyList<Sequence<OperationStep>> Corrections { get; init; } = [];

    /// <summary>設置, 統合 and 分割 that can be taken back, and those whose day has just passed.</summary>
    public IReadOnlyList<Reorganisation> Reorganisations { get; init; } = [];

    /// <summary>Those of them that are being carried out; those that are over are history.</summary>
    public IReadOnlyList<Sequence<ReorganisationStep>> Foundings { get; init; } = [];

    /// <summary>連絡先の廃棄 and 記録の廃棄 that are being carried out; those that are over are history.</summary>
    public IReadOnlyList<Sequence<DisposalStep>> Disposals { get; init; } = [];

    /// <summary>Of the headquarters: 組織の変更 that can be taken back, and those whose day has just passed.</summary>
    public IReadOnlyList<RegisteredReform> Reforms { get; init; } = [];

    /// <summary>Those of them that are being carried out; those that are over are history.</summary>
    public IReadOnlyList<Sequence<ReformStep>> Reformings { get; init; } = [];

    /// <summary>Of the headquarters: 利用の申請 that are open, and those that were answered of late.</summary>
    public IReadOnlyList<Enlistment> Enlistments { get; init; } = [];

    /// <summary>The last eight commands on the office, with their answers.</summary>
    public IReadOnlyList<AnsweredCommand> Answers { get; init; } = [];

    /// <summary>One at most, like those that follow: a list, because what a newer release wrote is neither there nor missing.</summary>
    internal IReadOnlyList<Station> Stations { get; init; } = [];

    internal IReadOnlyList<OfficeMorning> Mornings { get; init; } = [];

    internal IReadOnlyList<SendingSwitch> Switches { get; init; } = [];

    internal IReadOnlyList<OlderChecked> OlderChecks { get; init; } = [];

    private static T? First<T>(IReadOnlyList<T> all)
        where T : class => all.Count == 0 ? null : all[0];

    private static IReadOnlyList<T> Single<T>(T? value)
        where T : class => value is null ? [] : [value];
}

public sealed record LoadedOffice(OfficeFacts Facts, OfficeVersion Version);

/// <summary>What was read, as the store recognises it again. Opaque to Core.</summary>
public abstract class OfficeVersion
{
    public abstract string Unit { get; }
}

public sealed record OfficeChange
{
    /// <summary>Null for what no person does: claims and results of a morning.</summary>
    public AuditEntry? Audit { get; init; }

    public IReadOnlyList<OfficeWrite> Writes { get; init; } = [];

    /// <summary>The answer of the command, kept in the same transaction: of two deliveries of one command one has its effect.</summary>
    public AnsweredCommand? Answer { get; init; }
}

/// <summary>What an office's facts are once a change has been stored.</summary>
public static class OfficeFactsAfter
{
    public static OfficeFacts After(this OfficeFacts facts, OfficeChange change) => change.Writes.Aggregate(facts, (f, w) => w.After(f));
}

/// <summary>One row's worth of a change.</summary>
public abstract record OfficeWrite
{
    private OfficeWrite() { }

    public abstract FactKind<OfficeFacts> KindOfFact { get; }

    /// <summary>What is written.</summary>
    public abstract object Written { get; }

    /// <summary>The facts once it is stored.</summary>
    public abstract OfficeFacts After(OfficeFacts facts);

    /// <summary>Keeps a fact of any kind: adds it, or replaces the one with the same id.</summary>
    public record Put<T>(FactKind<OfficeFacts, T> Kind, T Fact) : OfficeWrite
        where T : class
    {
        public sealed override FactKind<OfficeFacts> KindOfFact => Kind;

        public sealed override object Written => Fact;

        public sealed override OfficeFacts After(OfficeFacts facts) => Kind.Put(facts, Fact);
    }

    public sealed record PutFulfilment(Fulfilment Fact) : Put<Fulfilment>(OfficeKinds.Done, Fact);

    public sealed record PutDispatch(HalfYearDispatch Fact) : Put<HalfYearDispatch>(OfficeKinds.Dispatch, Fact);

    public sealed record PutTemplate(OwnTemplate Fact) : Put<OwnTemplate>(OfficeKinds.Template, Fact);

    public sealed record PutReminderMark(ReminderMark Fact) : Put<ReminderMark>(OfficeKinds.Mark, Fact);

    public sealed record PutMorning(OfficeMorning Fact) : Put<OfficeMorning>(OfficeKinds.Morning, Fact);

    public sealed record PutChannel(BoxChannel Fact) : Put<BoxChannel>(OfficeKinds.Channel, Fact);

    public sealed record PutSwitch(SendingSwitch Fact) : Put<SendingSwitch>(OfficeKinds.Switch, Fact);

    public sealed record PutDirectory(OfficeDirectory Fact) : Put<OfficeDirectory>(OfficeKinds.Directory, Fact);

    public sealed record PutDeputy(Deputy Fact) : Put<Deputy>(OfficeKinds.Deputy, Fact);

    public sealed record PutEdition(OperationEdition Fact) : Put<OperationEdition>(OfficeKinds.Edition, Fact);

    public sealed record PutCorrection(Sequence<OperationStep> Fact) : Put<Sequence<OperationStep>>(OfficeKinds.Correction, Fact);

    public sealed record PutMove(RegisteredMove Fact) : Put<RegisteredMove>(OfficeKinds.Move, Fact);

    public sealed record PutTransfer(Sequence<TransferStep> Fact) : Put<Sequence<TransferStep>>(OfficeKinds.Transfer, Fact);
}
