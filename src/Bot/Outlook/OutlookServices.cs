using System.Text.Json;
using KobanBot.Bot.BotFramework;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.Appointments;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Outlook;

internal static class OutlookServices
{
    /// <summary>The page beside an appointment in Outlook, set by the section "Outlook".</summary>
    public static IServiceCollection AddOutlook(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutlookOptions>().Bind(configuration.GetSection(OutlookOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutlookOptions>, OutlookOptionsValidator>();
        services.AddSingleton<PaneTokens>();
        services.AddSingleton<PaneSignIn>();
        services.AddSingleton<PaneEndpoint>();
        services.AddSingleton<FileEndpoint>();
        services.AddSingleton(provider => new FilePage(Page(provider)));
        return services;
    }

    public static void MapOutlook(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var pane = services.GetRequiredService<PaneEndpoint>();
        endpoints.MapPost("/outlook/open", http => pane.HandleAsync(http, AppointmentFlow.Open));
        endpoints.MapPost("/outlook/save", http => pane.HandleAsync(http, AppointmentFlow.Save));
        endpoints.MapPost("/outlook/file", services.GetRequiredService<FileEndpoint>().HandleAsync);
        endpoints.MapGet("/outlook/settings", http => http.Response.WriteAsJsonAsync(Settings(services), JsonSerializerOptions.Web));
        endpoints.MapGet(
            "/outlook/{file}",
            http =>
            {
                if (PaneFiles.Find((string)http.GetRouteValue("file")!) is { } found) // The route has matched.
                {
                    return PaneFiles.SendAsync(http, found);
                }

                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>Where the page that hands out files knows who signs in; else null.</summary>
    private static Uri? Page(IServiceProvider services) =>
        services.GetRequiredService<IOptions<OutlookOptions>>().Value is { PublicUrl.Length: > 0 } outlook
        && (outlook.IsOn || services.GetRequiredService<PaneSignIn>().IsForDevelopers)
            ? new Uri(outlook.PublicUrl)
            : null;

    /// <summary>What the page must know before anybody has signed in; nothing in it is secret.</summary>
    private static PaneSettings Settings(IServiceProvider services)
    {
        var outlook = services.GetRequiredService<IOptions<OutlookOptions>>().Value;
        var tenant = services.GetRequiredService<IOptions<BotOptions>>().Value.EffectiveTenants is [var first, ..] ? first : null;
        return new PaneSettings(
            services.GetRequiredService<PaneSignIn>().IsForDevelopers,
            outlook.IsOn ? outlook.ClientId : null,
            tenant is null ? null : $"https://login.microsoftonline.com/{tenant}",
            outlook.IsOn ? $"api://{outlook.ClientId}/{outlook.Permission}" : null,
            services.GetRequiredService<ChatLink>().To("会議を記録")
        );
    }

    /// <param name="Development">The account is named in the address, and no token is asked for.</param>
    /// <param name="Chat">The address that opens the chat; null where there is none.</param>
    private sealed record PaneSettings(bool Development, string? ClientId, string? Authority, string? Scope, string? Chat);
}
