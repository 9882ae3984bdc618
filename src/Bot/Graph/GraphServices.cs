using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.Documents.Pdf;
using KobanBot.Bot.Graph.Calendars;
using KobanBot.Bot.Graph.Files;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Core.Correspondence;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Graph;

internal static class GraphServices
{
    /// <summary>Mail, calendar and PDF, set by the sections "Mail", "Calendar" and "Pdf"; each is off until it is set. The bot's own identity sends it.</summary>
    public static IServiceCollection AddGraph(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.TryAddSingleton(provider => new MailCredential(() =>
            Credentials.Create(provider.GetRequiredService<IOptions<BotOptions>>().Value)
        ));
        services.AddOptions<MeetingCalendarOptions>().Bind(configuration.GetSection(MeetingCalendarOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MeetingCalendarOptions>, MeetingCalendarOptionsValidator>();
        services.AddSingleton<IMeetingCalendar, GraphCalendar>();
        services.AddSingleton<MailRoom>();
        services.AddSingleton<ILetterSender, GraphLetterSender>();
        services.TryAddSingleton(provider => new FilesCredential(() =>
            Credentials.Create(provider.GetRequiredService<IOptions<BotOptions>>().Value)
        ));
        services.AddSingleton<IPdfSource, GraphPdf>();
        return services;
    }
}
