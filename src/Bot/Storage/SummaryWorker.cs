using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Threading.Channels;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Storage;

/// <summary>The section "Summaries".</summary>
internal sealed class SummaryOptions
{
    public const string Section = "Summaries";

    /// <summary>How often all extracts are compared with the councils; also at start. INFERRED.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan RebuildInterval { get; set; } = TimeSpan.FromHours(6);
}

[OptionsValidator]
internal sealed partial class SummaryOptionsValidator : IValidateOptions<SummaryOptions>;

/// <summary>
/// Brings the extract of a council up to date as soon as a change of it is committed, outside the person's turn. What a crash leaves behind is
/// found by the rebuild at start and at intervals.
/// </summary>
internal sealed partial class SummaryWorker(
    SummaryProjection projection,
    ISummaryStore summaries,
    IOptions<SummaryOptions> options,
    TimeProvider clock,
    ILogger<SummaryWorker> logger
) : BackgroundService
{
    private readonly Channel<CouncilId> _changed = Channel.CreateUnbounded<CouncilId>();
    private readonly ConcurrentDictionary<CouncilId, bool> _waiting = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pending;

    /// <summary>The extracts have been read ahead and compared for the first time, or have not let themselves be.</summary>
    public Task Begun => _begun.Task;

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

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(FollowAsync(stoppingToken), CompareAsync(stoppingToken));

    /// <summary>Whoever opens the first card after a start need not wait until all extracts are read and parsed.</summary>
    private async Task ReadAheadAsync(CancellationToken stopping)
    {
        // The start does not wait for it.
        await Task.Yield();
        try
        {
            await summaries.LoadAsync(SummaryScope.Prefecture, stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Log.NotReadAhead(logger, failure);
        }
    }

    private async Task FollowAsync(CancellationToken stopping)
    {
        await foreach (var council in _changed.Reader.ReadAllAsync(stopping))
        {
            _waiting.TryRemove(council, out _);
            try
            {
                await projection.ProjectAsync(council, stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                Log.NotProjected(logger, failure, council);
            }
            finally
            {
                Interlocked.Decrement(ref _pending);
            }
        }
    }

    private async Task CompareAsync(CancellationToken stopping)
    {
        // Read first: the rebuild takes longer, and as a rule it changes nothing.
        await ReadAheadAsync(stopping);
        using var timer = new PeriodicTimer(options.Value.RebuildInterval, clock);
        do
        {
            try
            {
                var differences = await projection.RebuildAsync(stopping);
                if (differences.Count > 0)
                {
                    Log.PutRight(logger, differences.Count);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                Log.NotRebuilt(logger, failure);
            }

            _begun.TrySetResult();
        } while (await timer.WaitForNextTickAsync(stopping));
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The extract of council {Council} is not up to date; the next rebuild puts it right."
        )]
        public static partial void NotProjected(ILogger logger, Exception failure, CouncilId council);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The extracts could not be read ahead; the first card reads them.")]
        public static partial void NotReadAhead(ILogger logger, Exception failure);

        [LoggerMessage(Level = LogLevel.Information, Message = "A rebuild has put {Count} extracts right.")]
        public static partial void PutRight(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "The extracts could not be compared; the next rebuild tries again.")]
        public static partial void NotRebuilt(ILogger logger, Exception failure);
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
