using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.Documents.Pdf;
using KobanBot.Bot.Graph.Calendars;
using KobanBot.Bot.Graph.Files;
using KobanBot.Bot.Graph.Installations;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Core.Correspondence;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Graph;

internal static class GraphServices
{
    /// <summary>
    /// Mail, calendar, installation and PDF, set by the sections "Mail", "MeetingCalendar", "Installation" and "Pdf"; each is off unless it is set. The
    /// bot's own identity asks.
    /// </summary>
    public static IServiceCollection AddGraph(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.TryAddSingleton(provider => new MailCredential(() =>
            Credentials.Create(provider.GetRequiredService<IOptions<BotOptions>>().Value)
        ));
        services.TryAddSingleton(provider => MailboxGraph.As(provider.GetRequiredService<MailCredential>()));
        services.AddSingleton<IMailboxProbe, MailboxProbe>();
        services.AddOptions<MeetingCalendarOptions>().Bind(configuration.GetSection(MeetingCalendarOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MeetingCalendarOptions>, MeetingCalendarOptionsValidator>();
        services.AddSingleton<IMeetingCalendar, GraphCalendar>();
        services.AddOptions<InstallationOptions>().Bind(configuration.GetSection(InstallationOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InstallationOptions>, InstallationOptionsValidator>();
        services.TryAddSingleton(provider => new InstallationGraph(() =>
            new GraphConnection(
                provider.GetRequiredService<MailCredential>().Create(),
                provider.GetRequiredService<IOptions<InstallationOptions>>().Value.BaseUrl
            )
        ));
        services.AddSingleton<IAppInstaller, GraphInstaller>();
        services.AddSingleton<MailRoom>();
        services.AddSingleton<ILetterSender, GraphLetterSender>();
        services.TryAddSingleton(provider => new FilesCredential(() =>
            Credentials.Create(provider.GetRequiredService<IOptions<BotOptions>>().Value)
        ));
        services.AddSingleton<IPdfSource, GraphPdf>();
        return services;
    }
}
