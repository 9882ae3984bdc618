using System.Text.Json;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Guideline;

/// <summary>Gives Core its settings and its calendar: the sections "Guideline", "Obligations" and "Calendar".</summary>
internal static class GuidelineServices
{
    private const string Holidays = "holidays.json";

    public static IServiceCollection AddGuideline(this IServiceCollection services)
    {
        services.AddSingleton(provider => Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => new ReminderRules(
            provider.GetRequiredService<ObligationRules>(),
            ReadReminders(provider.GetRequiredService<IConfiguration>())
        ));
        services.AddHostedService<GuidelineStart>();
        services.AddHealthChecks().AddCheck<CalendarHealthCheck>("calendar", tags: [Storage.StorageServices.ReadyTag]);
        return services;
    }

    /// <summary>The rules as they are set. A wrong value, or a name that is no setting, is an error with one sentence each.</summary>
    public static ObligationRules Read(IConfiguration configuration)
    {
        var guideline = Bind(configuration.GetSection("Guideline"), new GuidelineSettings());
        var settings = Bind(configuration.GetSection("Obligations"), new ObligationSettings());
        var calendar = Bind(configuration.GetSection("Calendar"), new CalendarOptions());

        // A list is replaced as a whole; the binder would append to the default.
        var section = configuration.GetSection("Guideline");
        guideline = guideline with
        {
            ReportingChain =
                section.GetSection(nameof(GuidelineSettings.ReportingChain)).Get<Role[]>() ?? new GuidelineSettings().ReportingChain,
            SupervisorRanks = section.GetSection(nameof(GuidelineSettings.SupervisorRanks)).Get<string[]>() ?? [],
        };
        string[] problems = [.. guideline.Problems(), .. settings.Problems(), .. calendar.Problems()];
        return problems.Length == 0
            ? new ObligationRules(
                guideline,
                settings,
                new BusinessCalendar(Published(), calendar.HolidayPolicy, calendar.YearEndFrom, calendar.YearEndTo)
            )
            : throw new OptionsValidationException("Guideline", typeof(ObligationRules), problems);
    }

    /// <summary>When reminders go out, as it is set; the same errors.</summary>
    public static ReminderSettings ReadReminders(IConfiguration configuration)
    {
        var settings = Bind(configuration.GetSection("Reminders"), new ReminderSettings());
        string[] problems = [.. settings.Problems()];
        return problems.Length == 0 ? settings : throw new OptionsValidationException("Reminders", typeof(ReminderSettings), problems);
    }

    /// <summary>The published holidays that this release knows.</summary>
    public static IReadOnlyList<Holiday> Published()
    {
        // Embedded by Bot.csproj, so neither can be absent.
        using var stream = typeof(GuidelineServices).Assembly.GetManifestResourceStream(Holidays)!;
        return JsonSerializer.Deserialize<HolidayFile>(stream, JsonSerializerOptions.Web)!.Holidays;
    }

    private static T Bind<T>(IConfigurationSection section, T defaults)
        where T : class
    {
        try
        {
            section.Bind(defaults, o => o.ErrorOnUnknownConfiguration = true);
            return defaults;
        }
        catch (InvalidOperationException exception)
        {
            throw new OptionsValidationException(section.Key, typeof(T), [exception.Message]);
        }
    }

    private sealed record HolidayFile(string Source, IReadOnlyList<Holiday> Holidays);
}

/// <summary>The section "Calendar": what the guideline does not say about days off (RULES 3.4).</summary>
internal sealed record CalendarOptions
{
    /// <summary>Where a deadline on a day off is aimed.</summary>
    public HolidayPolicy HolidayPolicy { get; init; }

    /// <summary>First of the year-end days off; typical ordinances have 29 December.</summary>
    public MonthDay YearEndFrom { get; init; } = new(12, 29);

    /// <summary>Last of them; typical ordinances have 3 January.</summary>
    public MonthDay YearEndTo { get; init; } = new(1, 3);

    public IEnumerable<string> Problems()
    {
        if (YearEndFrom is not { Month: 12, Day: >= 1 and <= 31 } || YearEndTo is not { Month: 1, Day: >= 1 and <= 31 })
        {
            yield return "YearEndFrom must lie in December and YearEndTo in January.";
        }
    }
}

/// <summary>Reads the settings before the first turn, so that a wrong one stops the start.</summary>
internal sealed class GuidelineStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<ReminderRules>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Says when deadlines are reckoned with holidays that nobody has published yet.</summary>
internal sealed class CalendarHealthCheck(ObligationRules rules, TimeProvider clock) : IHealthCheck
{
    /// <summary>The longest look ahead of an obligation, with the days until a new list is rolled out.</summary>
    private const int DaysAhead = 180;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var calendar = rules.Calendar;
        return Task.FromResult(
            calendar.IsProvisional(clock.Today().AddDays(DaysAhead))
                ? HealthCheckResult.Degraded($"Public holidays are published up to {calendar.LastPublishedYear}; later ones are computed.")
                : HealthCheckResult.Healthy($"Public holidays are published up to {calendar.LastPublishedYear}.")
        );
    }
}
