using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Pacing;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Hosting;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Support.Conversations;

/// <summary>The whole bot on Kestrel and tables in memory, with a fake connector over HTTP and a clock that the test moves.</summary>
internal sealed class BotUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lazy<Rehearsal> _rehearsal;

    private BotUnderTest(WebApplication app, FakeConnector connector, MemoryStorage storage, FakeTimeProvider clock, CapturedLogs logs)
    {
        (_app, Connector, Storage, Clock, Logs) = (app, connector, storage, clock, logs);
        _rehearsal = new Lazy<Rehearsal>(() => new Rehearsal(this));
        Http = new HttpClient { BaseAddress = LoopbackServer.AddressOf(app) };
    }

    /// <summary>Where the buttons of its cards are pressed first.</summary>
    public Rehearsal Rehearsal => _rehearsal.Value;

    public HttpClient Http { get; }

    public FakeConnector Connector { get; }

    public MemoryStorage Storage { get; }

    public FakeTimeProvider Clock { get; }

    public CapturedLogs Logs { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>What the verbs have left behind so far.</summary>
    public required EffectsWatch Effects { get; init; }

    /// <param name="customise">What a test sets otherwise, for example a calendar.</param>
    public static async Task<BotUnderTest> StartAsync(Action<WebApplicationBuilder>? customise = null) =>
        await StartAsync(await World.CopyAsync(), World.Now, customise);

    /// <summary>On the fictitious prefecture: small or full.</summary>
    /// <inheritdoc cref="StartAsync(Action{WebApplicationBuilder}?)"/>
    public static async Task<BotUnderTest> StartOnSampleAsync(string sample, Action<WebApplicationBuilder>? customise = null) =>
        await StartAsync(await SamplePrefecture.CopyAsync(sample), SamplePrefecture.Now, customise);

    private static async Task<BotUnderTest> StartAsync(
        MemoryStorage storage,
        DateTimeOffset now,
        Action<WebApplicationBuilder>? customise = null
    )
    {
        var (clock, logs, watch) = (new LeapingClock(now), new CapturedLogs(), new EffectsWatch());
        var connector = await FakeConnector.StartAsync();
        var app = KobanBotApp.Build(
            // The morning's digests would come in between what a test says and hears.
            ["--environment", "Development", "--urls", "http://127.0.0.1:0", "--Delivery:Enabled", "false"],
            builder =>
            {
                builder.Logging.ClearProviders().AddProvider(logs);
                builder.Services.UseMemoryStorage(storage);
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));

                // The storage of a test is filled with extracts that are right.
                builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(SummaryComparison)));

                Watch(builder.Services, watch);
                customise?.Invoke(builder);

                // On a clock that stands still everything would lie within one second.
                builder.Services.Replace(
                    ServiceDescriptor.Singleton(provider => new SendPace(
                        provider.GetRequiredService<IOptions<BotOptions>>(),
                        provider.GetRequiredService<ProtocolTelemetry>(),
                        new HastyClock(clock)
                    ))
                );
            }
        );
        await app.StartAsync(CancellationToken.None);
        return new BotUnderTest(app, connector, storage, clock, logs) { Effects = watch };
    }

    /// <summary>The personal chat of an officer, before the first word.</summary>
    public Chat ChatOf(Officer officer, string? account = null) => new(this, officer, account);

    /// <summary>The same after the first contact, with the welcome card on top.</summary>
    public async Task<Chat> OpenChatOf(Officer officer)
    {
        var chat = ChatOf(officer);
        await chat.InstallAsync();
        return chat;
    }

    /// <summary>Waits until the summaries have followed what was committed.</summary>
    public async Task SummariesFollowAsync()
    {
        var worker = Services.GetRequiredService<SummaryWorker>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!worker.IsIdle)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>What the council's partition holds now.</summary>
    public async Task<CouncilFacts> FactsAsync(CouncilId council) =>
        (await Storage.CouncilStore.FindAsync(council, CancellationToken.None))!.Facts; // Imported by the world.

    /// <summary>A confirmed record of a meeting, as if it had been entered earlier.</summary>
    public async Task RecordAsync(CouncilId council, string id, DateOnly date, params IReadOnlyList<string> absent)
    {
        var sample = StorageSamples.Record(id);
        var header = sample.Header with
        {
            Date = date,
            PlannedFor = null,
            JointHost = null,
            Supplement = null,
            Absent = [.. absent.Select(m => new MemberId(m))],
        };
        await CommitAsync(council, new CouncilWrite.AddRecord(sample with { Header = header }));
    }

    /// <summary>A change that no flow of the test makes.</summary>
    public async Task CommitAsync(CouncilId council, params IReadOnlyList<CouncilWrite> writes)
    {
        var loaded = await Storage.CouncilStore.FindAsync(council, CancellationToken.None);
        var change = new CouncilChange
        {
            Audit = new AuditEntry(Clock.GetUtcNow(), World.Section.Id, "test", new Guid(1, 2, 3, new byte[8])),
            Writes = writes,
        };
        if (!await Storage.CouncilStore.TryCommitAsync(loaded!.Version, change, CancellationToken.None)) // Imported by the world.
        {
            throw new InvalidOperationException("Somebody else changed the council meanwhile.");
        }
    }

    /// <exception cref="InvalidOperationException">A verb has left behind what its flow does not declare.</exception>
    public async ValueTask DisposeAsync()
    {
        var undeclared = Effects.Undeclared(Services.GetRequiredService<FlowTable>());
        await StopAsync();
        if (undeclared.Count > 0)
        {
            throw new InvalidOperationException($"Declare it beside the verb (Effects of its flow):\n{string.Join('\n', undeclared)}");
        }
    }

    private static void Watch(IServiceCollection services, EffectsWatch watch)
    {
        services.Replace(
            ServiceDescriptor.Singleton<ICouncilStore>(p => new WatchedCouncils(
                ActivatorUtilities.CreateInstance<FollowedCouncilStore>(p),
                watch,
                p.GetRequiredService<TimeProvider>(),
                p.GetRequiredService<ObligationRules>()
            ))
        );
        services.Replace(
            ServiceDescriptor.Singleton<IOfficeStore>(p => new WatchedOffices(ActivatorUtilities.CreateInstance<OfficeStore>(p), watch))
        );
        services.Replace(
            ServiceDescriptor.Singleton<IReminderStore>(p => new WatchedReaders(ActivatorUtilities.CreateInstance<ReminderStore>(p), watch))
        );
        services.Replace(
            ServiceDescriptor.Singleton<IPersonnelStore>(p => new WatchedPersonnel(
                ActivatorUtilities.CreateInstance<PersonnelStore>(p),
                watch
            ))
        );
    }

    private async Task StopAsync()
    {
        if (_rehearsal.IsValueCreated)
        {
            Rehearsal.Dispose();
        }

        Http.Dispose();
        await _app.DisposeAsync();
        await Connector.DisposeAsync();
    }

    /// <summary>The day of another clock, but an hour goes by between any two looks at the stop watch.</summary>
    private sealed class HastyClock(TimeProvider clock) : TimeProvider
    {
        private long _hours;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => Interlocked.Increment(ref _hours) * TimeSpan.TicksPerHour;
    }
}
