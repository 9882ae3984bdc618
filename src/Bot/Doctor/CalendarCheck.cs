using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Doctor;

/// <summary>Whether the holidays of the coming half-year are published ones. Computed ones are nearly always right.</summary>
internal sealed class CalendarCheck(ObligationRules rules, TimeProvider clock) : IDoctorCheck
{
    private const int DaysAhead = 180;

    public string Name => "祝日";

    public Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var last = $"公表された祝日は{rules.Calendar.LastPublishedYear}年分まで登録されています。";
        return Task.FromResult(
            rules.Calendar.IsProvisional(clock.Today().AddDays(DaysAhead))
                ? new Finding(Name, Verdict.Watch, $"{last}その後は法律により計算しています。", "次の版に更新してください。")
                : new Finding(Name, Verdict.Fine, last)
        );
    }
}
