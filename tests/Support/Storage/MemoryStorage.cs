using KobanBot.Bot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KobanBot.Support.Storage;

/// <summary>The bot's tables in memory, with the stores on them: everything above the tables is the product's own code.</summary>
internal sealed class MemoryStorage
{
    public MemoryStorage()
        : this(new MemoryTable(), new MemoryTable(), new MemoryTable(), new MemoryTable()) { }

    public MemoryStorage(MemoryTable councils, MemoryTable stations, MemoryTable people, MemoryTable accounts)
    {
        (Councils, Stations, People, Accounts) = (councils, stations, people, accounts);
        Hooks = new StorageHooks(
            new StorageTables(
                new MeteredTable("councils", Councils),
                new MeteredTable("stations", Stations),
                new MeteredTable("people", People),
                new MeteredTable("accounts", Accounts)
            )
        );
        Tables = Hooks.Tables;
        CouncilStore = new CouncilStore(Tables);
        PersonStore = new PersonStore(Tables);
        ImportStore = new ImportStore(Tables, TimeProvider.System);
        SummaryStore = new SummaryStore(Tables);
        SummaryProjection = new SummaryProjection(Tables);
        OfficeStore = new OfficeStore(Tables);
        ReminderStore = new ReminderStore(Tables);
    }

    public MemoryTable Councils { get; }

    public MemoryTable Stations { get; }

    public MemoryTable People { get; }

    public MemoryTable Accounts { get; }

    /// <summary>A storage of its own with the same rows.</summary>
    public MemoryStorage Copy() => new(Councils.Copy(), Stations.Copy(), People.Copy(), Accounts.Copy());

    /// <summary>Another one after every change of a row.</summary>
    public string Versions => $"{Councils.Version} {Stations.Version} {People.Version} {Accounts.Version}";

    /// <summary>Where a test steps in, to fail for example.</summary>
    public StorageHooks Hooks { get; }

    public StorageTables Tables { get; }

    public CouncilStore CouncilStore { get; }

    public PersonStore PersonStore { get; }

    public ImportStore ImportStore { get; }

    public SummaryStore SummaryStore { get; }

    public SummaryProjection SummaryProjection { get; }
    public OfficeStore OfficeStore { get; }

    public ReminderStore ReminderStore { get; }
}

/// <summary>Tables with a place to step in before each.</summary>
internal sealed class StorageHooks(StorageTables tables)
{
    public HookedTable Councils { get; } = new(tables.Councils);

    public HookedTable Stations { get; } = new(tables.Stations);

    public HookedTable People { get; } = new(tables.People);

    public HookedTable Accounts { get; } = new(tables.Accounts);

    public StorageTables Tables => new(Councils, Stations, People, Accounts);

    public IEnumerable<HookedTable> All => [Councils, Stations, People, Accounts];
}

internal static class MemoryStorageServices
{
    /// <summary>After AddStorage: the same services on tables in memory.</summary>
    public static IServiceCollection UseMemoryStorage(this IServiceCollection services, MemoryStorage storage)
    {
        services.RemoveAll<StorageTables>();
        services.AddSingleton(storage.Tables);
        services.PostConfigure<StorageOptions>(o => o.ConnectionString ??= "UseDevelopmentStorage=true");
        return services;
    }
}
