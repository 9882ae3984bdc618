using KobanBot.Bot.Doctor;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Hosting;

/// <summary>Every section of the settings, as the bot checks it at its start.</summary>
internal sealed class SettingsCheck(IStartupValidator settings) : IDoctorCheck
{
    private const string Title = "設定";

    public string Name => Title;

    public Task<Finding> LookAsync(CancellationToken cancellation)
    {
        try
        {
            settings.Validate();
            return Task.FromResult(new Finding(Name, Verdict.Fine, "全ての設定が有効です。"));
        }
        catch (Exception failure) when (WrongSettings.Of(failure) is { Count: > 0 } wrong)
        {
            return Task.FromResult(Wrong(wrong));
        }
    }

    public static Finding Wrong(IReadOnlyList<string> failures) =>
        new(Title, Verdict.Broken, string.Join(' ', failures), "docs/settings.md を参照して設定を直してください。");
}
