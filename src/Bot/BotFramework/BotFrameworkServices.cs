using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Files;
using KobanBot.Bot.BotFramework.Inbound;
using KobanBot.Bot.BotFramework.Pacing;
using KobanBot.Bot.BotFramework.Proactive;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework;

internal static class BotFrameworkServices
{
    /// <summary>
    /// The Bot Connector protocol, set by the section "Bot". The application registers its <see cref="Microsoft.Bot.Builder.IBot"/> itself.
    /// </summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BotOptions>().Bind(configuration.GetSection(BotOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsValidator>();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ProtocolTelemetry>();
        services.AddSingleton<ServiceUrls>();
        AddConnector(services);
        AddInbound(services);
        return services;
    }

    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder endpoints)
    {
        var messages = endpoints.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        return endpoints.MapPost("/api/messages", messages.HandleAsync);
    }

    private static void AddConnector(IServiceCollection services)
    {
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<BotOptions>>().Value;
            return new ConnectorCredential(() => Credentials.Create(options));
        });
        services.TryAddSingleton(_ => new ConnectorTransport());
        services.AddSingleton<ConnectorTokens>();
        services.AddSingleton<SendPace>();
        services.AddSingleton<ConnectorRequests>();
        services.AddSingleton<ConnectorCalls>();
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<IProactiveMessenger, ProactiveMessenger>();
        services.TryAddSingleton<IMovedChats, UnkeptChats>();
        services.AddSingleton<FileUploads>();
        services.AddSingleton<FileDownloads>();
    }

    private static void AddInbound(IServiceCollection services)
    {
        services.AddSingleton<ChannelKeys>();
        services.AddSingleton<ChannelTokens>();
        services.AddSingleton<ActivityBody>();
        services.AddSingleton<ActivityGate>();
        services.AddSingleton<TurnSlots>();
        services.AddSingleton<RecentDeliveries>();
        services.AddSingleton<TurnLimits>();
        services.AddSingleton<TeamsAdapter>();
        services.AddSingleton<MessagesEndpoint>();
    }
}
