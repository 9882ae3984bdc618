using System.Collections.Concurrent;
using System.Text.Json;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Tests.Import;

/// <summary>Keeps what was put, and says, as the port demands, whether that was anything new.</summary>
internal sealed class RememberingImportStore : IImportStore
{
    private int _puts;

    public ConcurrentDictionary<string, string> Kept { get; } = new();

    /// <summary>Number of the put at which <see cref="Interruption"/> is asked for; none when 0.</summary>
    public int InterruptAt { get; init; }

    public CancellationTokenSource Interruption { get; } = new();

    public int Writes { get; private set; }

    public Task<bool> PutStationAsync(Station station, CancellationToken cancellation) => Put($"station {station.Id}", station);

    public Task<bool> PutOfficerAsync(Officer officer, CancellationToken cancellation) => Put($"officer {officer.Id}", officer);

    public Task<bool> PutCouncilAsync(CouncilImport council, CancellationToken cancellation) =>
        Put($"council {council.Council.Id}", council);

    private Task<bool> Put<T>(string key, T value)
    {
        if (Interlocked.Increment(ref _puts) == InterruptAt)
        {
            Interruption.Cancel();
        }

        var text = JsonSerializer.Serialize(value);
        lock (Kept)
        {
            if (Kept.TryGetValue(key, out var before) && before == text)
            {
                return Task.FromResult(false);
            }

            Kept[key] = text;
            Writes++;
            return Task.FromResult(true);
        }
    }
}
