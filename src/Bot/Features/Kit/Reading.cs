using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Kit;

/// <summary>What a handler that only reads gets: the step, and the ways to what is kept. The right is checked on the way.</summary>
internal class Reading(Step step, Verb verb, Partitions partitions)
{
    public Step Step => step;

    protected Verb Verb => verb;

    protected Partitions Partitions => partitions;

    /// <summary>Shows something of the council that the button names.</summary>
    public Task<Reply> CouncilAsync(Func<Sitting, Reply> show, CancellationToken cancellation) =>
        CouncilAsync(step.Council, show, cancellation);

    public Task<Reply> CouncilAsync(CouncilId council, Func<Sitting, Reply> show, CancellationToken cancellation) =>
        CouncilAsync(council, (at, _) => ValueTask.FromResult(show(at)), cancellation);

    /// <summary>The same, where more is read once the right is known, for example the body of a record.</summary>
    public async Task<Reply> CouncilAsync(
        CouncilId council,
        Func<Sitting, CancellationToken, ValueTask<Reply>> show,
        CancellationToken cancellation
    ) =>
        await FindAsync(council, cancellation) is not { } at ? Replies.NotYours()
        : !at.Access.HasAny(verb.Rights) ? Replies.NotAllowed()
        : await ShowAsync(at, show, cancellation);

    /// <summary>
    /// For whoever has a right on one matter of a council without being able to read the council: the counterpart of a 協議. Nothing else is shown.
    /// </summary>
    /// <param name="refuse">The answer to whoever has no right by the posts of today, else null.</param>
    public async Task<Reply> FromAboveAsync(
        CouncilId council,
        Func<CouncilFacts, Reply?> refuse,
        Func<CouncilFacts, Reply> show,
        CancellationToken cancellation
    ) =>
        council.IsWellFormed && await partitions.Councils.FindAsync(council, cancellation) is { Facts: var facts }
            ? refuse(facts) ?? show(facts)
            : Replies.NotYours();

    /// <summary>
    /// Writes down that this person reads what is personal in a council: contacts, reasons, names beside figures. Await it before the answer; a
    /// verb that says what it <see cref="Kit.Verb.Discloses"/> need not.
    /// </summary>
    /// <param name="what">A code, for example <c>read.contacts</c>.</param>
    /// <param name="subject">Whose: an id, never a name; null for all of the council.</param>
    public Task AuditAsync(CouncilId council, string what, string? subject, CancellationToken cancellation) =>
        partitions.ReadAudit.KeepAsync(council, Entry(what, subject), cancellation);

    /// <summary>The same of an office: a station, an area, the headquarters.</summary>
    public Task AuditAsync(string unit, string what, string? subject, CancellationToken cancellation) =>
        partitions.ReadAudit.KeepAsync(unit, Entry(what, subject), cancellation);

    /// <summary>The councils that a list goes over: the button's, or all of the officer that the words after the command choose.</summary>
    public Task<ReadCouncils?> CouncilsAsync(CancellationToken cancellation) =>
        CouncilLists.ReadAsync(partitions.Councils, step, cancellation);

    /// <summary>Of the councils those that this person may read, side by side.</summary>
    public async Task<IReadOnlyList<CouncilFacts>> FactsOfAsync(IReadOnlyList<CouncilLink> councils, CancellationToken cancellation) =>
        [.. (await Task.WhenAll(councils.Select(c => FindAsync(c.Id, cancellation)))).OfType<Sitting>().Select(s => s.Facts)];

    /// <summary>All councils of the officer, whatever the words or the button name.</summary>
    public async Task<ReadCouncils> AllCouncilsAsync(CancellationToken cancellation) =>
        await CouncilLists.ReadAsync(partitions.Councils, step with { Words = "", Data = CardData.Empty }, cancellation)
        ?? new ReadCouncils(Only: null, "", []);

    /// <summary>One revision of a confirmed record; null when there is none. Ask only once the right is known.</summary>
    public Task<MeetingRecordBody?> RecordAsync(CouncilId council, MeetingRecord record, CancellationToken cancellation) =>
        partitions.Councils.FindRecordAsync(council, record.Id, record.Revision, cancellation);

    /// <summary>A form that was issued; null when there is none of that number. Ask only once the right is known.</summary>
    public Task<IssuedForm?> IssuedAsync(CouncilId council, int number, CancellationToken cancellation) =>
        partitions.Councils.FindIssuedAsync(council, number, cancellation);

    /// <summary>The file of a template by its digest; null when it was not kept.</summary>
    public Task<byte[]?> TemplateAsync(string digest, CancellationToken cancellation) =>
        partitions.Offices.FindTemplateAsync(digest, cancellation);

    /// <summary>
    /// Addresses and telephone numbers of a council's members. Who has seen whose is written before they are given, so that there is no answer
    /// without the entry; the card that shows them has no refresh, which would be another look.
    /// </summary>
    public async Task<IReadOnlyDictionary<MemberId, MemberContact>> ContactsAsync(
        Sitting at,
        IReadOnlyList<MemberId> members,
        CancellationToken cancellation
    )
    {
        if (!at.Access.Contacts)
        {
            throw new InvalidOperationException("Contacts are asked for only once the right is known.");
        }

        // An id of its own: the step that looks may change something too, with an entry at the same moment.
        var access = CommandSteps.AuditOf(at.Audit("contacts.read", string.Join(',', members)), 1);
        var all = await partitions.Councils.ReadContactsAsync(at.Council.Id, access, cancellation);
        return all.Where(c => members.Contains(c.Member)).ToDictionary(c => c.Member);
    }

    /// <summary>What is stored of a member's contact, for a correction that notes what it replaces; it is not shown.</summary>
    public Task<MemberContact?> StoredContactAsync(Sitting at, MemberId member, CancellationToken cancellation) =>
        partitions.Councils.FindContactAsync(at.Council.Id, member, cancellation);

    /// <summary>What was corrected about a member, the oldest first.</summary>
    public Task<IReadOnlyList<MemberAmendment>> AmendmentsAsync(Sitting at, MemberId member, CancellationToken cancellation) =>
        partitions.Councils.FindAmendmentsAsync(at.Council.Id, member, cancellation);

    /// <summary>Audit lines of the days, the oldest first: one request. Ask only once the right is known.</summary>
    public Task<IReadOnlyList<AuditEntry>> AuditLinesAsync(PartitionAddress partition, DayRange days, CancellationToken cancellation) =>
        partitions.Audits.FindAsync(partition, days, cancellation);

    /// <summary>The members of a council whose address or telephone is kept, and in how many rows; not what they are. Ask only once the right is known.</summary>
    public Task<IReadOnlyDictionary<MemberId, int>> ContactsKeptAsync(CouncilId council, CancellationToken cancellation) =>
        partitions.ContactDisposal.FindAsync(council, cancellation);

    /// <summary>How much of a council's history is due to be disposed of. Ask only once the right is known.</summary>
    public Task<DueHistory> DueHistoryAsync(CouncilId council, HistoryTest test, CancellationToken cancellation) =>
        partitions.HistoryDisposal.FindAsync(council, test, cancellation);

    /// <summary>
    /// Says how far a file of many parts is. False once its person has stopped it, on whichever machine the button was heard: nothing more is made
    /// then.
    /// </summary>
    public async Task<bool> GoesOnAsync(int done, int total, CancellationToken cancellation)
    {
        if (step.Making is not { } making)
        {
            return true;
        }

        making.Tell(done, total);
        return !making.IsShown || await ReaderAsync(cancellation) is not { } reader || reader.State.Answers.All(a => a.Id != making.Stop);
    }

    /// <summary>An office; null when no import has listed it. Who may see what of it is the flow's question.</summary>
    public async Task<OfficeSitting?> OfficeAsync(string unit, CancellationToken cancellation) =>
        unit.Length is > 0 and <= 40 && await partitions.Offices.FindAsync(unit, cancellation) is { } loaded
            ? new OfficeSitting(step, loaded.Facts)
            : null;

    /// <summary>All offices, one request each.</summary>
    public async Task<IReadOnlyList<OfficeFacts>> OfficesAsync(CancellationToken cancellation)
    {
        var all = new List<OfficeFacts>();
        await foreach (var unit in partitions.Offices.FindOfficesAsync(cancellation))
        {
            if (await partitions.Offices.FindAsync(unit, cancellation) is { } office)
            {
                all.Add(office.Facts);
            }
        }

        return all;
    }

    /// <summary>Officers by their numbers, one request each; numbers that are not known are left out. Who may ask is the flow's question.</summary>
    public async Task<IReadOnlyList<Officer>> OfficersAsync(IEnumerable<OfficerId> ids, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(ids.Distinct().Select(id => partitions.Personnel.FindAsync(id, cancellation)));
        return [.. found.OfType<LoadedPersonnel>().Select(l => l.Officer)];
    }

    /// <summary>Officers with a posting at one of the units: a walk over all officers. Who may ask is the flow's question.</summary>
    public Task<IReadOnlyList<Officer>> PostedAsync(IReadOnlyCollection<string> units, CancellationToken cancellation) =>
        partitions.Personnel.FindPostedAsync(units, cancellation);

    /// <summary>What the person was told and has set; null when the person is not on any list.</summary>
    public Task<LoadedReader?> ReaderAsync(CancellationToken cancellation) =>
        partitions.Readers.FindReaderAsync(step.Officer.Id, step.Today, cancellation);

    private AuditEntry Entry(string what, string? subject) =>
        ReadAudit.Of(step.Officer, step.Now, step.Today, what, step.Command.Id, subject);

    private async Task<Reply> ShowAsync(Sitting at, Func<Sitting, CancellationToken, ValueTask<Reply>> show, CancellationToken cancellation)
    {
        if (verb.Discloses is { } what)
        {
            await AuditAsync(at.Council.Id, what, step.Flow.Length > 0 ? step.Flow : null, cancellation);
        }

        return await show(at, cancellation);
    }

    /// <summary>The council, if this person may read it.</summary>
    private async Task<Sitting?> FindAsync(CouncilId council, CancellationToken cancellation) =>
        council.IsWellFormed
        && await partitions.Councils.FindAsync(council, cancellation) is { Facts: var facts }
        && Access.Of(step.Officer, facts, step.Today) is { Read: true } access
            ? new Sitting(step, facts, access)
            : null;
}
