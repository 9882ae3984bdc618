using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

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
        : await show(at, cancellation);

    /// <summary>The councils that a list goes over: the button's, or all of the officer that the words after the command choose.</summary>
    public Task<ReadCouncils?> CouncilsAsync(CancellationToken cancellation) =>
        CouncilLists.ReadAsync(partitions.Councils, step, cancellation);

    /// <summary>One revision of a confirmed record; null when there is none. Ask only once the right is known.</summary>
    public Task<MeetingRecordBody?> RecordAsync(CouncilId council, MeetingRecord record, CancellationToken cancellation) =>
        partitions.Councils.FindRecordAsync(council, record.Id, record.Revision, cancellation);

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

    /// <summary>What the person was told and has set; null when the person is not on any list.</summary>
    public Task<LoadedReader?> ReaderAsync(CancellationToken cancellation) =>
        partitions.Readers.FindReaderAsync(step.Officer.Id, step.Today, cancellation);

    /// <summary>The council, if this person may read it.</summary>
    private async Task<Sitting?> FindAsync(CouncilId council, CancellationToken cancellation) =>
        council.IsWellFormed
        && await partitions.Councils.FindAsync(council, cancellation) is { Facts: var facts }
        && Access.Of(step.Officer, facts, step.Today) is { Read: true } access
            ? new Sitting(step, facts, access)
            : null;
}
