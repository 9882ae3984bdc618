using System.Collections.Concurrent;
using KobanBot.Bot.Import;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Dev;
using KobanBot.Support.Storage;

namespace KobanBot.Support.Conversations;

/// <summary>The fictitious prefecture, imported into tables in memory; each sample is imported once, and everyone gets a copy.</summary>
internal static class SamplePrefecture
{
    /// <summary>Noon of a day shortly after the sample's last.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 11, 25);

    private static readonly ConcurrentDictionary<string, Task<MemoryStorage>> Imported = new(StringComparer.Ordinal);

    public static async Task<MemoryStorage> CopyAsync(string sample) => (await Imported.GetOrAdd(sample, ImportAsync)).Copy();

    public static async Task<SummaryData> DataAsync(string sample, SummaryScope scope) =>
        await (await Imported.GetOrAdd(sample, ImportAsync)).SummaryStore.LoadAsync(scope, CancellationToken.None);

    /// <summary>An officer by the key in personas.csv: hq, area, section …</summary>
    public static async Task<Officer> PersonaAsync(MemoryStorage storage, string key)
    {
        var name = File.ReadLines(Path.Combine(Folder("small"), "personas.csv")).Select(l => l.Split(',')).First(c => c[0] == key)[2];
        return (await storage.PersonStore.FindByPrincipalNameAsync(name, CancellationToken.None))!.Officer;
    }

    private static string Folder(string sample) => RepositoryRoot.Combine("samples", sample);

    private static async Task<MemoryStorage> ImportAsync(string sample)
    {
        var storage = new MemoryStorage();
        var plan = await ImportPlan.ReadAsync(Folder(sample), Today, new ImportProblems(), CancellationToken.None);
        foreach (var station in plan!.Stations) // The samples have no error; another test says so.
        {
            await storage.ImportStore.PutStationAsync(station, CancellationToken.None);
        }

        foreach (var council in plan.Councils)
        {
            await storage.ImportStore.PutCouncilAsync(council, CancellationToken.None);
        }

        foreach (var officer in plan.Officers)
        {
            await storage.ImportStore.PutOfficerAsync(officer, CancellationToken.None);
        }

        foreach (var office in plan.Directories)
        {
            await storage.ImportStore.PutDirectoryAsync(office, CancellationToken.None);
        }

        await storage.SummaryProjection.RebuildAsync(CancellationToken.None);
        return storage;
    }
}
