using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>Where councils are kept. One council is one consistency unit (ADR one-council-one-partition).</summary>
public interface ICouncilStore
{
    /// <summary>Reads a council's live facts in one request, with the version to commit against; null when there is no such council.</summary>
    Task<LoadedCouncil?> FindAsync(CouncilId id, CancellationToken cancellation);

    /// <summary>
    /// Writes one change against the version that it was decided on, all or nothing. False when another change was first; nothing
    /// is written then. A change of facts (anything but saved drafts and sent messages; a new draft is one) fails against every other
    /// change of facts since that version; a change of a draft fails against every other change of that draft.
    /// </summary>
    Task<bool> TryCommitAsync(CouncilVersion version, CouncilChange change, CancellationToken cancellation);

    /// <summary>Sets a council up with the change's audit line, in one transaction. False when there is one of that id already; nothing is written then.</summary>
    /// <param name="change">Its writes are facts of the new council.</param>
    Task<bool> TryCreateAsync(Council council, CouncilChange change, CancellationToken cancellation);

    /// <summary>Reads one revision of a confirmed record from the history; null when there is none.</summary>
    Task<MeetingRecordBody?> FindRecordAsync(CouncilId id, MeetingId meeting, int revision, CancellationToken cancellation);

    /// <summary>Reads a form that was issued; null when there is none of that number.</summary>
    Task<IssuedForm?> FindIssuedAsync(CouncilId id, int number, CancellationToken cancellation);

    /// <summary>
    /// Reads the contacts of a council's members. Who has seen them is written first: without the entry there is no answer.
    /// </summary>
    Task<IReadOnlyList<MemberContact>> ReadContactsAsync(CouncilId id, AuditEntry access, CancellationToken cancellation);

    /// <summary>What a correction replaces. It is never shown; whoever shows contacts reads them by <see cref="ReadContactsAsync"/>.</summary>
    Task<MemberContact?> FindContactAsync(CouncilId id, MemberId member, CancellationToken cancellation);

    /// <summary>履歴 of a member: what was corrected, the oldest first.</summary>
    Task<IReadOnlyList<MemberAmendment>> FindAmendmentsAsync(CouncilId id, MemberId member, CancellationToken cancellation);

    /// <summary>The councils that have messages to send or open drafts: a scan of the live ranges, for start-up and the daily sweep.</summary>
    IAsyncEnumerable<CouncilId> FindUnfinishedAsync(CancellationToken cancellation);
}

public sealed record LoadedCouncil(CouncilFacts Facts, CouncilVersion Version);

/// <summary>What was read, as the store recognises it again. Opaque to Core.</summary>
public abstract class CouncilVersion
{
    public abstract CouncilId Council { get; }
}

/// <summary>Everything that one command changes in one council.</summary>
public sealed record CouncilChange
{
    public required AuditEntry Audit { get; init; }

    public IReadOnlyList<CouncilWrite> Writes { get; init; } = [];

    /// <summary>Messages to be sent because of this change.</summary>
    public IReadOnlyList<OutgoingMessage> Messages { get; init; } = [];

    /// <summary>The answer of the command, kept on the council unless a draft among the writes carries it.</summary>
    public AnsweredCommand? Answer { get; init; }
}

/// <summary>Who did what, when, and what was there before. Codes and ids; what was there before is the older version of the row.</summary>
/// <param name="Before">The former value in short where nothing else keeps it; of a form with personal data what it was made for; else null.</param>
public sealed record AuditEntry(DateTimeOffset At, OfficerId By, string What, Guid Command, string? Subject = null, string? Before = null)
{
    /// <summary>Old and new values; null where nothing of them is told, and in lines of former releases.</summary>
    public IReadOnlyList<AuditedValue>? Values { get; init; }
}

/// <summary>One row's worth of a change.</summary>
public abstract record CouncilWrite
{
    private CouncilWrite() { }

    /// <summary>The kind of fact that it changes.</summary>
    public abstract FactKind<CouncilFacts> KindOfFact { get; }

    /// <summary>The facts once it is stored.</summary>
    public abstract CouncilFacts After(CouncilFacts facts);

    /// <summary>Keeps one fact, whatever its kind.</summary>
    public abstract record Keep : CouncilWrite
    {
        private protected Keep() { }

        public abstract object Written { get; }
    }

    /// <summary>Keeps a fact: adds it, or replaces the one with the same id. What has ended goes to the history.</summary>
    public record Put<T>(FactKind<CouncilFacts, T> Kind, T Fact) : Keep
        where T : class
    {
        public sealed override FactKind<CouncilFacts> KindOfFact => Kind;

        public sealed override object Written => Fact;

        public sealed override CouncilFacts After(CouncilFacts facts) => Kind.Put(facts, Fact);
    }

    public sealed record PutPlan(MeetingPlan Fact) : Put<MeetingPlan>(CouncilKinds.Plan, Fact);

    public sealed record PutInvitation(Invitation Fact) : Put<Invitation>(CouncilKinds.Invitation, Fact);

    /// <summary>Adds a member, or replaces what is known of one: commissions are only ever added to or marked.</summary>
    public sealed record PutMember(Member Fact) : Put<Member>(CouncilKinds.Member, Fact);

    /// <summary>Keeps what was corrected about a member, beside the correction itself.</summary>
    public sealed record PutAmendment(MemberAmendment Fact) : Put<MemberAmendment>(CouncilKinds.Amendment, Fact);

    /// <summary>Keeps address and telephone of a member. They are not among the facts.</summary>
    public sealed record PutContact(MemberContact Contact) : CouncilWrite
    {
        public override FactKind<CouncilFacts> KindOfFact => CouncilKinds.Member;

        public override CouncilFacts After(CouncilFacts facts) => facts;
    }

    /// <summary>Adds a draft, or replaces the version that was loaded.</summary>
    public sealed record PutDraft(MeetingDraft Fact) : Put<MeetingDraft>(CouncilKinds.Draft, Fact);

    /// <summary>Keeps a feedback: in the live range while open, in the history afterwards.</summary>
    /// <param name="OfItsRecord">
    /// The record in which it arose says so. One that is closed already was not among the facts; it stays closed, by <see cref="Feedback.Over"/>.
    /// </param>
    public sealed record PutFeedback(Feedback Fact, bool OfItsRecord = false) : Put<Feedback>(CouncilKinds.Feedback, Fact);

    /// <summary>Keeps a 済み, or its 取り消し.</summary>
    public sealed record PutFulfilment(Fulfilment Fact) : Put<Fulfilment>(CouncilKinds.Done, Fact);

    /// <summary>Keeps a 支援依頼: in the live range until its answer was read, in the history afterwards.</summary>
    public sealed record PutSupport(SupportRequest Fact) : Put<SupportRequest>(CouncilKinds.Support, Fact);

    /// <summary>Keeps a 署への連絡: in the live range until its answer was read, in the history afterwards.</summary>
    public sealed record PutReport(MemberReport Fact) : Put<MemberReport>(CouncilKinds.Report, Fact);

    /// <summary>Keeps a 引継書: in the live range until another takes its place, in the history afterwards.</summary>
    public sealed record PutHandover(Handover Fact) : Put<Handover>(CouncilKinds.Handover, Fact);

    /// <summary>Keeps a 再通知 or 引継ぎ. It is no fact that a decision depends on.</summary>
    public sealed record PutReminderMark(ReminderMark Fact) : Put<ReminderMark>(CouncilKinds.Mark, Fact);

    /// <summary>Keeps the code of a 会議キット.</summary>
    public sealed record PutKit(MeetingKit Fact) : Put<MeetingKit>(CouncilKinds.Kit, Fact);

    /// <summary>Keeps that a form was issued.</summary>
    public sealed record PutIssue(FormIssue Fact) : Put<FormIssue>(CouncilKinds.Issue, Fact);

    /// <summary>Keeps what was issued, in the history; it is read by its number.</summary>
    public sealed record PutIssued(IssuedForm Fact) : Put<IssuedForm>(CouncilKinds.Issued, Fact);

    public sealed record PutMessage(OutgoingMessage Fact) : Put<OutgoingMessage>(CouncilKinds.Message, Fact);

    /// <summary>Changes what is known of the council itself: its name, its lead officers, its end.</summary>
    public sealed record PutCouncil(Council Fact) : Put<Council>(CouncilItself.Kind, Fact);

    public sealed record PutRoster(RosterEntry Fact) : Put<RosterEntry>(CouncilKinds.Roster, Fact);

    /// <summary>Takes an entry off the roster: it is derived from the officers' postings, and the posting has been taken back.</summary>
    public sealed record DropRoster(RosterEntry Fact) : CouncilWrite
    {
        public override FactKind<CouncilFacts> KindOfFact => CouncilKinds.Roster;

        public override CouncilFacts After(CouncilFacts facts) => CouncilKinds.Roster.Drop(facts, [.. CouncilKinds.Roster.IdOf(Fact)]);
    }

    /// <summary>Changes what is not content: state, day of report, supplement request. The content of a record never changes.</summary>
    public sealed record MarkRecord(MeetingRecord Header) : CouncilWrite
    {
        public override FactKind<CouncilFacts> KindOfFact => CouncilKinds.Meeting;

        public override CouncilFacts After(CouncilFacts facts) => CouncilKinds.Meeting.Put(facts, Header);
    }

    /// <summary>Adds a revision with its body and makes it the newest; the older ones stay in the history.</summary>
    public sealed record AddRecord(MeetingRecordBody Body) : CouncilWrite
    {
        public override FactKind<CouncilFacts> KindOfFact => CouncilKinds.Meeting;

        public override CouncilFacts After(CouncilFacts facts) => CouncilKinds.Meeting.Put(facts, Body.Header);
    }

    /// <summary>Removes a draft that has ended: the only rows, with sent messages, that are ever deleted.</summary>
    public sealed record DropDraft(MeetingId Draft) : CouncilWrite
    {
        public override FactKind<CouncilFacts> KindOfFact => CouncilKinds.Draft;

        public override CouncilFacts After(CouncilFacts facts) => CouncilKinds.Draft.Drop(facts, Draft.Value);
    }

    public sealed record DropMessage(Guid Message) : CouncilWrite
    {
        public override FactKind<CouncilFacts> KindOfFact => CouncilKinds.Message;

        public override CouncilFacts After(CouncilFacts facts) => CouncilKinds.Message.Drop(facts, $"{Message:N}");
    }
}
