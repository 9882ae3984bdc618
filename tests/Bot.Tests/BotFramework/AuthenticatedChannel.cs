using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Support.BotFramework;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.BotFramework;

/// <summary>A host in Production with a fake channel on both sides of it, and a clock that stands at a fixed instant.</summary>
internal sealed class AuthenticatedChannel : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    private int _turns;

    public required TestKey Key { get; init; }
    public required FakeOpenId OpenId { get; init; }
    public required FakeConnector Connector { get; init; }
    public required FakeTimeProvider Clock { get; init; }
    public required FakeCredential Credential { get; init; }
    public ProtocolHost Host { get; private set; } = null!;

    public int Turns => Volatile.Read(ref _turns);

    public TestTokens Token => new(Key, Clock.GetUtcNow());

    public static async Task<AuthenticatedChannel> StartAsync(
        Func<ITurnContext, CancellationToken, Task>? handler = null,
        FakeTimeProvider? clock = null,
        params KeyValuePair<string, string?>[] settings
    )
    {
        var key = new TestKey("key-1", "msteams");
        clock ??= new FakeTimeProvider(Now);
        var channel = new AuthenticatedChannel
        {
            Key = key,
            OpenId = await FakeOpenId.StartAsync(key),
            Connector = await FakeConnector.StartAsync(),
            Clock = clock,
            Credential = new FakeCredential(clock),
        };
        channel.Host = await ProtocolHost.StartAsync(
            (turn, cancellation) =>
            {
                Interlocked.Increment(ref channel._turns);
                return handler?.Invoke(turn, cancellation) ?? Task.CompletedTask;
            },
            Settings(channel.OpenId, settings),
            clock: clock,
            services: channel.Replace
        );
        return channel;
    }

    public async Task<int> StatusOfAsync(string? token, string? body = null)
    {
        using var answer = await Host.PostAsync(body ?? Payloads.Message(), TestContext.Current.CancellationToken, token);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        return (int)answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await OpenId.DisposeAsync();
        await Connector.DisposeAsync();
        Key.Dispose();
    }

    private void Replace(IServiceCollection services)
    {
        services.AddSingleton(Credential.ToConnectorCredential());
        services.AddSingleton(new ConnectorTransport(new RedirectToFake(Connector.Address)));
    }

    private static Dictionary<string, string?> Settings(FakeOpenId openId, KeyValuePair<string, string?>[] more)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Bot:AppId"] = TestTokens.AppId,
            ["Bot:TenantId"] = TestTokens.TenantId,
            ["Bot:ClientSecret"] = "not-a-secret",
            ["Bot:OpenIdMetadata"] = openId.MetadataUrl,
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return settings;
    }
}
