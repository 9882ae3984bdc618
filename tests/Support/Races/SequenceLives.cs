using KobanBot.Bot.Storage;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Support.Reminders;

namespace KobanBot.Support.Races;

/// <summary>
/// One sequence, lived as often as a test wants: the process dies at an await of its way, and another carries on. Every row of every table is
/// compared at the end.
/// </summary>
/// <param name="unit">The office that keeps the sequence.</param>
/// <param name="kind">Under which it is kept.</param>
/// <param name="steps">Takes its steps.</param>
/// <param name="begin">A world in which the sequence has just been stored.</param>
/// <param name="what">The audit code of the sequence: lines of others have ids of their own in each world.</param>
internal sealed class SequenceLives<TStep>(
    string unit,
    FactKind<OfficeFacts, Sequence<TStep>> kind,
    Func<MorningDock, ISequenceSteps<TStep>> steps,
    Func<Task<(MorningDock Dock, string Id)>> begin,
    string what
)
    where TStep : ISequenceStep
{
    private (MorningDock Dock, string Id)? _beginning;

    public SequenceRunner<TStep> Runner(MorningDock dock) => new(dock.Offices, new AuditStore(dock.Storage.Tables), kind, steps(dock));

    /// <summary>Stores a sequence as a command would.</summary>
    public async Task PutAsync(MorningDock dock, Sequence<TStep> sequence, params IReadOnlyList<OfficeWrite> more)
    {
        var office = (await dock.Offices.FindAsync(unit, CancellationToken.None))!; // Imported.
        var change = new OfficeChange { Audit = sequence.Audit, Writes = [new OfficeWrite.Put<Sequence<TStep>>(kind, sequence), .. more] };
        if (!await dock.Offices.TryCommitAsync(office.Version, change, CancellationToken.None))
        {
            throw new InvalidOperationException("The sequence of a test lost a race.");
        }
    }

    /// <summary>The imported world with a sequence that was just stored; one that takes back comes when the former was carried out.</summary>
    public async Task<MorningDock> LoadedAsync(Sequence<TStep> sequence, Sequence<TStep>? back, params IReadOnlyList<OfficeWrite> more)
    {
        var dock = await MorningDock.OfWorldAsync();
        await PutAsync(dock, sequence, more);
        if (back is not null)
        {
            await RunAsync(dock, sequence.Id);
            await PutAsync(dock, back);
        }

        return dock;
    }

    /// <summary>To its end; false when it was given up.</summary>
    public Task<bool> RunAsync(MorningDock dock, string id) => Runner(dock).RunAsync(unit, id, CancellationToken.None);

    /// <summary>The awaits of a life without a death, and what is stored at its end.</summary>
    public async Task<(IReadOnlyList<string> Way, string End)> WayAsync()
    {
        var (dock, id) = await BeginAsync();
        var way = new List<string>();
        dock.OnPoint = point =>
        {
            way.Add(point);
            return Task.CompletedTask;
        };
        await RunAsync(dock, id);
        return (way, StoredIn(dock));
    }

    /// <summary>Dies at the given awaits, one after another; what is stored once somebody has carried on, and whether the last death came.</summary>
    public async Task<(string Stored, bool Died)> AfterDeathsAsync(params IReadOnlyList<int> at)
    {
        var (dock, id) = await BeginAsync();
        var died = false;
        foreach (var point in at)
        {
            died = await DieAtAsync(dock, id, point);
        }

        await RunAsync(dock, id);
        return (StoredIn(dock), died);
    }

    /// <summary>Another carries the sequence on in the middle of an await of the first; what is stored when both are through.</summary>
    public async Task<string> WithAnotherAtAsync(int at)
    {
        var (dock, id) = await BeginAsync();
        var seen = 0;
        dock.OnPoint = async _ =>
        {
            if (seen++ == at)
            {
                dock.OnPoint = null;
                await RunAsync(dock, id);
            }
        };
        await RunAsync(dock, id);
        return StoredIn(dock);
    }

    /// <summary>Every row of every table with its body; versions aside.</summary>
    public string StoredIn(MorningDock dock) =>
        string.Join('\n', RowsIn(dock).Where(IsOfTheSequence).Select(r => $"{r.Partition} {r.Key} {r.Body}"));

    /// <summary>The audit lines of the sequence, by place.</summary>
    public IReadOnlyList<string> AuditsIn(MorningDock dock) =>
        [.. RowsIn(dock).Where(r => IsAudit(r) && IsOfTheSequence(r)).Select(r => $"{r.Partition} {r.Key}")];

    private static IEnumerable<Row> RowsIn(MorningDock dock) =>
        new[] { dock.Storage.Councils, dock.Storage.Stations, dock.Storage.People }.SelectMany(t => t.Rows);

    private bool IsOfTheSequence(Row row) => !IsAudit(row) || row.Body.Contains(what, StringComparison.Ordinal);

    private static bool IsAudit(Row row) => row.Key.StartsWith("7audit|", StringComparison.Ordinal);

    /// <summary>Made once: each life begins with a copy.</summary>
    private async Task<(MorningDock Dock, string Id)> BeginAsync()
    {
        _beginning ??= await begin();
        return (_beginning.Value.Dock.Fork(), _beginning.Value.Id);
    }

    /// <summary>False when the way was shorter.</summary>
    private async Task<bool> DieAtAsync(MorningDock dock, string id, int at)
    {
        var seen = 0;
        dock.OnPoint = _ => seen++ == at ? throw new DeathException() : Task.CompletedTask;
        try
        {
            await RunAsync(dock, id);
            return false;
        }
        catch (DeathException)
        {
            return true;
        }
        finally
        {
            dock.OnPoint = null;
        }
    }

    private sealed class DeathException : Exception;
}
