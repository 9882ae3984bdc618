using KobanBot.Bot.BotFramework;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Graph.Calendars;

/// <summary>The section "MeetingCalendar".</summary>
internal sealed class MeetingCalendarOptions
{
    public const string Section = "MeetingCalendar";

    /// <summary>The address of the mailbox in whose calendar planned meetings stand; none is entered without one.</summary>
    public string Mailbox { get; set; } = "";

    /// <summary>One request.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Another cloud's Graph.</summary>
    public string BaseUrl { get; set; } = "https://graph.microsoft.com/v1.0";

    public bool IsOn => Mailbox.Length > 0;
}

internal sealed class MeetingCalendarOptionsValidator : IValidateOptions<MeetingCalendarOptions>
{
    public ValidateOptionsResult Validate(string? name, MeetingCalendarOptions options)
    {
        var failures = Faults(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Faults(MeetingCalendarOptions options)
    {
        if (options.IsOn && options.Mailbox.Split('@') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            yield return "MeetingCalendar:Mailbox must be the address of a mailbox, or empty for no calendar.";
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(1))
        {
            yield return "MeetingCalendar:Timeout must be positive and at most one minute.";
        }

        if (!ServiceUrls.IsSecure(options.BaseUrl))
        {
            yield return "MeetingCalendar:BaseUrl must be an https address.";
        }
    }
}
