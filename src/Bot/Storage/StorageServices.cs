using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using KobanBot.Bot.Storage.Backup;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Summaries;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Storage;

internal static class StorageServices
{
    /// <summary>Name and tag of the health check.</summary>
    public const string HealthCheck = "storage";

    public const string ReadyTag = "ready";

    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton(provider => Connect(provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CouncilStore>();
        services.AddSingleton<ICouncilStore, FollowedCouncilStore>();
        services.AddSingleton<IPersonStore, PersonStore>();
        services.AddSingleton<IImportStore, ImportStore>();
        services.AddSingleton<IValidateOptions<SummaryOptions>, SummaryOptionsValidator>();
        services.AddOptions<SummaryOptions>().Bind(configuration.GetSection(SummaryOptions.Section)).ValidateOnStart();
        services.AddSingleton<ISummaryStore, SummaryStore>();
        services.AddSingleton<SummaryProjection>();
        services.AddSingleton<SummaryWorker>();
        services.AddSingleton<IOfficeStore, OfficeStore>();
        services.AddSingleton<IReminderStore, ReminderStore>();
        services.AddSingleton<IReadAudit, ReadAuditStore>();
        services.AddSingleton<IKeptForms, KeptFormStore>();
        services.AddSingleton<IShownLists, ShownListStore>();
        services.AddSingleton<IFileLinks, FileLinkStore>();
        services.AddSingleton<IContactDisposal, ContactDisposalStore>();
        services.AddSingleton<IHistoryDisposal, HistoryDisposalStore>();
        services.AddSingleton<IPersonnelStore, PersonnelStore>();
        services.AddSingleton<IAuditStore, AuditStore>();
        services.AddSingleton<IReplicaStore, ReplicaStore>();
        services.AddHostedService<TableCreation>();
        services.AddHealthChecks().AddCheck<StorageHealthCheck>(HealthCheck, tags: [ReadyTag]);
        return services;
    }

    public static StorageTables Connect(StorageOptions options)
    {
        var client = Client(options);
        ITable Table(string name) => new MeteredTable(name, new AzureTable(client.GetTableClient(options.TablePrefix + name)));
        return new StorageTables(Table(Tables.Councils), Table(Tables.Stations), Table(Tables.People), Table(Tables.Accounts));
    }

    /// <summary>All tables row by row, by their names, for export and restore.</summary>
    public static IReadOnlyDictionary<string, ServiceRows> Rows(StorageOptions options)
    {
        // Nobody waits before a card: a page of big rows may take its time.
        var retry = new TableClientOptions { Retry = { MaxRetries = 5, NetworkTimeout = TimeSpan.FromSeconds(60) } };
        var client = Client(options, retry);
        return Tables.All.ToDictionary(name => name, name => new ServiceRows(client.GetTableClient(options.TablePrefix + name)));
    }

    private static TableServiceClient Client(StorageOptions options)
    {
        // A person waits: three tries within a few seconds, then one clear sentence.
        var clientOptions = new TableClientOptions
        {
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = 2,
                Delay = TimeSpan.FromMilliseconds(400),
                MaxDelay = TimeSpan.FromSeconds(1),
                NetworkTimeout = TimeSpan.FromSeconds(3),
            },
        };
        return Client(options, clientOptions);
    }

    private static TableServiceClient Client(StorageOptions options, TableClientOptions clientOptions) =>
        options.AccountUri is { } uri
            ? new TableServiceClient(uri, Credential(options), clientOptions)
            : new TableServiceClient(options.ConnectionString, clientOptions);

    /// <summary>The identity towards tables and blobs.</summary>
    public static TokenCredential Credential(StorageOptions options) =>
        options.ManagedIdentityClientId is { Length: > 0 } id
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id))
            : new DefaultAzureCredential();
}
