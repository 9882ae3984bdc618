using System.Collections.Concurrent;
using System.Threading.Channels;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>
/// Brings the extract of a council up to date as soon as a change of it is committed, outside the person's turn. What a crash leaves behind is
/// found by <see cref="SummaryComparison"/>.
/// </summary>
internal sealed partial class SummaryWorker(SummaryProjection projection, ILogger<SummaryWorker> logger) : BackgroundService
{
    private readonly Channel<CouncilId> _changed = Channel.CreateUnbounded<CouncilId>();
    private readonly ConcurrentDictionary<CouncilId, bool> _waiting = new();
    private int _pending;

    /// <summary>Nothing that was committed here waits any more.</summary>
    public bool IsIdle => Volatile.Read(ref _pending) == 0;

    public void Changed(CouncilId council)
    {
        // A council that waits already will be read as it is then.
        if (_waiting.TryAdd(council, true))
        {
            Interlocked.Increment(ref _pending);
            _changed.Writer.TryWrite(council);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var council in _changed.Reader.ReadAllAsync(stoppingToken))
        {
            _waiting.TryRemove(council, out _);
            try
            {
                await projection.ProjectAsync(council, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.NotProjected(logger, failure, council);
            }
            finally
            {
                Interlocked.Decrement(ref _pending);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The extract of council {Council} is not up to date; the next rebuild puts it right."
        )]
        public static partial void NotProjected(ILogger logger, Exception failure, CouncilId council);
    }
}

/// <summary>The councils' store, which tells the summaries of every change.</summary>
internal sealed class FollowedCouncilStore(CouncilStore store, SummaryWorker summaries) : ICouncilStore
{
    public Task<LoadedCouncil?> FindAsync(CouncilId id, CancellationToken cancellation) => store.FindAsync(id, cancellation);

    public async Task<bool> TryCommitAsync(CouncilVersion version, CouncilChange change, CancellationToken cancellation)
    {
        var committed = await store.TryCommitAsync(version, change, cancellation);
        if (committed && change.Writes.Any(w => w is not (CouncilWrite.PutMessage or CouncilWrite.DropMessage)))
        {
            summaries.Changed(version.Council);
        }

        return committed;
    }

    public async Task<bool> TryCreateAsync(Council council, CouncilChange change, CancellationToken cancellation)
    {
        var created = await store.TryCreateAsync(council, change, cancellation);
        if (created)
        {
            summaries.Changed(council.Id);
        }

        return created;
    }

    public Task<MeetingRecordBody?> FindRecordAsync(CouncilId id, MeetingId meeting, int revision, CancellationToken cancellation) =>
        store.FindRecordAsync(id, meeting, revision, cancellation);

    public Task<IssuedForm?> FindIssuedAsync(CouncilId id, int number, CancellationToken cancellation) =>
        store.FindIssuedAsync(id, number, cancellation);

    public Task<IReadOnlyList<MemberContact>> ReadContactsAsync(CouncilId id, AuditEntry access, CancellationToken cancellation) =>
        store.ReadContactsAsync(id, access, cancellation);

    public Task<MemberContact?> FindContactAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
        store.FindContactAsync(id, member, cancellation);

    public Task<IReadOnlyList<MemberAmendment>> FindAmendmentsAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
        store.FindAmendmentsAsync(id, member, cancellation);

    public IAsyncEnumerable<CouncilId> FindUnfinishedAsync(CancellationToken cancellation) => store.FindUnfinishedAsync(cancellation);
}
