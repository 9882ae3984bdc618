using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features;
using KobanBot.Bot.Features.Conversation;
using KobanBot.Bot.Features.Meetings.ConfirmMeeting;
using KobanBot.Bot.Features.Meetings.FollowUp;
using KobanBot.Bot.Features.Meetings.PlanMeeting;
using KobanBot.Bot.Features.Meetings.ReadMeetings;
using KobanBot.Bot.Features.Meetings.RecordMeeting;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Guideline;
using KobanBot.Bot.Outbox;
using KobanBot.Bot.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Hosting;

/// <summary>Puts the bot together; the tests and the benchmarks start it through here with their own edges.</summary>
internal static class KobanBotApp
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? customise = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddBotFramework(builder.Configuration);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddGuideline();
        builder.Services.AddFlows();
        builder.Services.AddOutbox(builder.Configuration);
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SummaryWorker>());
        builder.AddTelemetry();
        customise?.Invoke(builder);

        var app = builder.Build();
        app.MapBotFramework();
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(StorageServices.ReadyTag) });
        return app;
    }

    private static void AddFlows(this IServiceCollection services)
    {
        services.AddSingleton<ITurnHandler, BotTurnHandler>();
        services.AddSingleton<Senders>();
        services.AddSingleton<StepTelemetry>();
        services.AddSingleton<CardUpdates>();
        services.AddHostedService(provider => provider.GetRequiredService<CardUpdates>());
        services.AddSingleton<FlowTable>();
        services.AddSingleton<CouncilSteps>();
        services.AddSingleton<CouncilPicker>();
        services.AddSingleton<HomeFlow>();
        services.AddSingleton<GuidelineFlow>();
        services.AddSingleton<PlanMeetingFlow>();
        services.AddSingleton<RecordMeetingFlow>();
        services.AddSingleton<ConfirmMeetingFlow>();
        services.AddSingleton<ReadMeetingsFlow>();
        services.AddSingleton<FollowUpFlow>();
        services.AddSingleton<SummaryFlow>();
        services.AddSingleton<ExportFlow>();
        services.AddSingleton<FileDeliveries>();
        services.AddHostedService(provider => provider.GetRequiredService<FileDeliveries>());
    }

    private static void AddOutbox(this IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>();
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection(OutboxOptions.Section)).ValidateOnStart();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<DraftSweep>();
        services.AddSingleton<OutboxWorker>();
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<OutboxWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<OutboxWorker>());
    }
}
