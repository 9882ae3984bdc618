using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns.Choosing;
using KobanBot.Bot.Features.Turns.Leaving;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KobanBot.Bot.Features.Turns;

internal static class TurnServices
{
    /// <summary>The bot itself, and what brings an activity to a flow and a reply to the person.</summary>
    public static void AddTurns(this IServiceCollection services)
    {
        services.AddSingleton<IBot, KobanBot>();
        services.AddSingleton<Words>();
        services.AddSingleton<SentLists>();
        services.AddSingleton<SentTemplates>();
        services.AddSingleton<CardActions>();
        services.AddSingleton<Extensions>();
        services.AddSingleton<FileRequests>();
        services.AddSingleton<Arrivals>();
        services.AddSingleton<LeftForms>();
        services.AddSingleton<ShownLists>();
        services.AddSingleton<PrivateAnswers>();
        services.AddSingleton<FlowCalls>();
        services.AddSingleton<TurnSteps>();
        services.TryAddSingleton(new FilePage(null));
        services.AddSingleton<FileWays>();
        services.AddSingleton<LinkedFiles>();
        services.AddOptions<PeopleOptions>().BindConfiguration(PeopleOptions.Section);
        services.AddSingleton<FirstAdministrators>();
        services.AddSingleton<Senders>();
        services.AddSingleton<IMovedChats, MovedChats>();
        services.AddSingleton<StepTelemetry>();
        services.AddSingleton<UnreadableFacts>();
        services.AddSingleton<Answers>();
        services.AddSingleton<CardUpdates>();
        services.AddHostedService(provider => provider.GetRequiredService<CardUpdates>());
        services.AddSingleton<FollowUps>();
        services.AddHostedService(provider => provider.GetRequiredService<FollowUps>());
        services.AddSingleton<FlowTable>();
        services.AddSingleton(provider => new Lazy<FlowTable>(provider.GetRequiredService<FlowTable>));
        services.AddSingleton<FileDeliveries>();
        services.AddHostedService(provider => provider.GetRequiredService<FileDeliveries>());
    }
}
