using KobanBot.Bot.BotFramework;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Graph.Mail;

/// <summary>The section "Mail".</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>Exchange Online takes 30 messages a minute from one mailbox (Exchange Online limits, sending limits).</summary>
    public const int MostPerMinute = 30;

    /// <summary>And 10,000 recipients a day (the same).</summary>
    public const int MostPerDay = 10_000;

    /// <summary>Graph takes 4 requests at once per app and mailbox (Graph throttling limits, Outlook service).</summary>
    public const int MostConcurrent = 4;

    /// <summary>The address of the mailbox that mail is sent from; the channel is off without one.</summary>
    public string Mailbox { get; set; } = "";

    /// <summary>Mails within any minute, of all replicas.</summary>
    public int PerMinute { get; set; } = MostPerMinute;

    /// <summary>Mails within any 24 hours, of all replicas; counted since the process began.</summary>
    public int PerDay { get; set; } = MostPerDay;

    /// <summary>Requests at once, of all replicas.</summary>
    public int Concurrent { get; set; } = MostConcurrent;

    /// <summary>One mail with its waits; a longer one is postponed.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Another cloud's Graph.</summary>
    public string BaseUrl { get; set; } = "https://graph.microsoft.com/v1.0";

    public bool IsOn => Mailbox.Length > 0;
}

internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var failures = Faults(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Faults(MailOptions options)
    {
        if (options.IsOn && options.Mailbox.Split('@') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            yield return "Mail:Mailbox must be the address of a mailbox, or empty for no mail.";
        }

        (string Name, int Value, int Most)[] limits =
        [
            (nameof(options.PerMinute), options.PerMinute, MailOptions.MostPerMinute),
            (nameof(options.PerDay), options.PerDay, MailOptions.MostPerDay),
            (nameof(options.Concurrent), options.Concurrent, MailOptions.MostConcurrent),
        ];
        foreach (var (limit, value, most) in limits.Where(l => l.Value < 1 || l.Value > l.Most))
        {
            yield return $"Mail:{limit} must lie between 1 and {most}, what Exchange Online takes, and is {value}.";
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(10))
        {
            yield return "Mail:Timeout must be positive and at most ten minutes.";
        }

        if (!ServiceUrls.IsSecure(options.BaseUrl))
        {
            yield return "Mail:BaseUrl must be an https address.";
        }
    }
}
