using KobanBot.Bot.Doctor;

namespace KobanBot.Bot.Hosting;

internal static class DoctorServices
{
    /// <summary>All checks, for the command and for 診断 in the chat.</summary>
    public static IServiceCollection AddDoctorChecks(this IServiceCollection services)
    {
        services.AddHttpClient();
        services.AddSingleton<IDoctorCheck, SettingsCheck>();
        services.AddSingleton<IDoctorCheck, IdentityCheck>();
        services.AddSingleton<IDoctorCheck, TablesCheck>();
        services.AddSingleton<IDoctorCheck, GraphCheck>();
        services.AddSingleton<IDoctorCheck, InstallationCheck>();
        services.AddSingleton<IDoctorCheck, ClockCheck>();
        services.AddSingleton<IDoctorCheck, CalendarCheck>();
        services.AddSingleton<IDoctorCheck, RosterCheck>();
        services.AddSingleton<IDoctorCheck, ExportsCheck>();
        services.AddSingleton<IDoctorCheck, TelemetryCheck>();
        return services;
    }
}
