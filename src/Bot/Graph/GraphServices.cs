using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Core.Correspondence;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Graph;

internal static class GraphServices
{
    /// <summary>Mail, set by the section "Mail"; off without a mailbox. The bot's own identity sends it.</summary>
    public static IServiceCollection AddGraph(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.TryAddSingleton(provider => new MailCredential(() =>
            Credentials.Create(provider.GetRequiredService<IOptions<BotOptions>>().Value)
        ));
        services.AddSingleton<MailRoom>();
        services.AddSingleton<ILetterSender, GraphLetterSender>();
        return services;
    }
}
