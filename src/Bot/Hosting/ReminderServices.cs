using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Reminders;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Hosting;

internal static class ReminderServices
{
    /// <summary>Of the health check that /health/reminders answers with.</summary>
    public const string Tag = "reminders";

    /// <summary>The mornings: digests, lines for channels, scheduled summaries and what watches over them.</summary>
    public static void AddReminders(this IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsValidator>();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, LeaseValidator>();
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection(DeliveryOptions.Section)).ValidateOnStart();
        services.AddSingleton<StandingDigests>();
        services.AddSingleton<RefusalWatch>();
        services.AddSingleton<DigestLetters>();
        services.AddSingleton<DigestEnds>();
        services.AddSingleton<Newcomers>();
        services.AddSingleton<DigestSender>();
        services.AddSingleton<ChannelLines>();
        services.AddSingleton<MorningRun>();
        services.AddSingleton<InvariantScan>();
        services.AddSingleton<ReminderHealth>();
        services.AddSingleton<SummaryDelivery>();
        services.AddSingleton<SummarySender>();
        services.AddHostedService(provider => provider.GetRequiredService<SummarySender>());
        services.AddSingleton<ReminderWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<ReminderWorker>());
        services.AddHealthChecks().AddCheck<ReminderHealth>("reminders", tags: [Tag]);
    }
}
