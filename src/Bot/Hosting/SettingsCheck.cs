using KobanBot.Bot.BotFramework;
using KobanBot.Bot.Doctor;
using KobanBot.Bot.Graph.Calendars;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Bot.Outbox;
using KobanBot.Bot.Reminders;
using KobanBot.Bot.Storage;
using KobanBot.Bot.Storage.Backup;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Hosting;

/// <summary>Every section of the settings, as the bot checks it at its start.</summary>
internal sealed class SettingsCheck(IServiceProvider services) : IDoctorCheck
{
    public string Name => "設定";

    public Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var failures = Failures<BotOptions>()
            .Concat(Failures<StorageOptions>())
            .Concat(Failures<MailOptions>())
            .Concat(Failures<MeetingCalendarOptions>())
            .Concat(Failures<OutboxOptions>())
            .Concat(Failures<DeliveryOptions>())
            .Concat(Failures<BackupOptions>())
            .ToList();
        return Task.FromResult(
            failures.Count == 0
                ? new Finding(Name, Verdict.Fine, "全ての設定が有効です。")
                : new Finding(Name, Verdict.Broken, string.Join(' ', failures), "docs/settings.md を参照して設定を直してください。")
        );
    }

    private IEnumerable<string> Failures<TOptions>()
        where TOptions : class
    {
        try
        {
            _ = services.GetRequiredService<IOptions<TOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return wrong.Failures;
        }
    }
}
