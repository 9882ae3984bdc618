using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Storage;

public sealed class StorageServicesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UseDevelopmentStorage=true", null, "")]
    [InlineData(null, "https://account.table.core.windows.net", "test1")]
    public void Settings_that_name_one_account_are_accepted(string? connection, string? account, string prefix) =>
        Validate(connection, account, prefix).Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData(null, null, "")]
    [InlineData(" ", null, "")]
    [InlineData("UseDevelopmentStorage=true", "https://account.table.core.windows.net", "")]
    [InlineData(null, "http://account.table.core.windows.net", "")]
    [InlineData("UseDevelopmentStorage=true", null, "1a")]
    [InlineData("UseDevelopmentStorage=true", null, "a-b")]
    [InlineData("UseDevelopmentStorage=true", null, "a2345678901234567890123456789012345678901")]
    public void Settings_that_name_none_or_two_or_an_impossible_table_are_refused(string? connection, string? account, string prefix) =>
        Validate(connection, account, prefix).Failed.ShouldBeTrue();

    [Fact]
    public void Every_port_has_its_store()
    {
        using var provider = Services(new MemoryStorage()).BuildServiceProvider(validateScopes: true);

        provider.GetRequiredService<ICouncilStore>().ShouldBeOfType<FollowedCouncilStore>();
        provider.GetRequiredService<IPersonStore>().ShouldBeOfType<PersonStore>();
        provider.GetRequiredService<IImportStore>().ShouldBeOfType<ImportStore>();
    }

    [Fact]
    public async Task The_bot_is_ready_when_its_tables_serve_and_not_ready_when_they_do_not()
    {
        var storage = new MemoryStorage();
        await using var provider = Services(storage).BuildServiceProvider();
        var health = provider.GetRequiredService<HealthCheckService>();

        (await health.CheckHealthAsync(c => c.Name == StorageServices.HealthCheck, Cancellation)).Status.ShouldBe(HealthStatus.Healthy);

        storage.Hooks.Councils.OnBefore = _ => throw new StorageUnavailableException("down", innerException: null);
        (await health.CheckHealthAsync(c => c.Name == StorageServices.HealthCheck, Cancellation)).Status.ShouldBe(HealthStatus.Unhealthy);
    }

    [Theory]
    [InlineData("true", 4)]
    [InlineData("false", 0)]
    public async Task Tables_are_created_at_start_unless_the_settings_say_no(string createTables, int created)
    {
        var storage = new MemoryStorage();
        await using var provider = Services(storage, ("Storage:CreateTables", createTables)).BuildServiceProvider();

        foreach (var service in provider.GetServices<IHostedService>())
        {
            await service.StartAsync(Cancellation);
        }

        storage.Hooks.All.Count(t => t.IsCreated).ShouldBe(created);
    }

    [Fact]
    public async Task Without_storage_the_bot_starts_and_creates_the_tables_once_it_is_there()
    {
        var storage = new MemoryStorage();
        var clock = new FakeTimeProvider();
        var outage = true;
        foreach (var table in storage.Hooks.All)
        {
            table.OnCreate = () => outage ? throw new StorageUnavailableException("down", innerException: null) : Task.CompletedTask;
        }

        var services = Services(storage);
        services.AddSingleton<TimeProvider>(clock);
        await using var provider = services.BuildServiceProvider();
        var creation = provider.GetServices<IHostedService>().OfType<TableCreation>().ShouldHaveSingleItem();
        await creation.StartAsync(Cancellation);
        storage.Hooks.All.ShouldAllBe(t => !t.IsCreated);

        outage = false;
        var execution = creation.ExecuteTask.ShouldNotBeNull();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!execution.IsCompleted)
        {
            // It begins in a thread of its own, and may have begun its wait after the clock was moved.
            limit.Token.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        await execution;

        storage.Hooks.All.ShouldAllBe(t => t.IsCreated);
    }

    private static ValidateOptionsResult Validate(string? connection, string? account, string prefix) =>
        new StorageOptionsValidator().Validate(
            name: null,
            new StorageOptions
            {
                ConnectionString = connection,
                AccountUri = account is null ? null : new Uri(account),
                TablePrefix = prefix,
            }
        );

    private static ServiceCollection Services(MemoryStorage storage, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build()
        );
        services.UseMemoryStorage(storage);
        return services;
    }
}
