using KobanBot.Bot.Storage;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Hosting;

/// <summary>The bot's settings and its storage without the bot, for the commands of an operator.</summary>
internal static class CommandHost
{
    /// <exception cref="OptionsValidationException">A setting is wrong; nothing was asked of the storage.</exception>
    public static IHost Build()
    {
        // Settings lie beside the program; where it was called from is what a relative path of the caller is about.
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddStorage(builder.Configuration);
        var host = builder.Build();
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        return host;
    }
}
