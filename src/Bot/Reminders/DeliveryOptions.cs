using System.ComponentModel.DataAnnotations;
using KobanBot.Bot.Graph.Mail;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Reminders;

/// <summary>The section "Delivery": how the replicas share the morning's work. When reminders go out is a matter of "Reminders".</summary>
internal sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Off on a desk that wants no digests.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often a replica looks for work: at the time of the digests, and for what another has left.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an office, or a digest, stays in one replica's hand. Longer than a send with its retries.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// Offices that one replica works on at once. In a station only the police boxes are many; above them one is sent to after another, so it takes
    /// several stations to use what the channel allows.
    /// </summary>
    [Range(1, 64)]
    public int OfficesAtOnce { get; set; } = 8;

    /// <summary>Councils that are read, and digests that are sent, at once for one office.</summary>
    [Range(1, 64)]
    public int AtOnce { get; set; } = 8;

    /// <summary>Tries of one scheduled summary; a digest is tried again until the day's hours are over.</summary>
    [Range(1, 20)]
    public int MostAttempts { get; set; } = 4;

    /// <summary>The offices above the stations go last; after so long they do not wait for a station that is not done.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "12:00:00")]
    public TimeSpan AboveWaits { get; set; } = TimeSpan.FromMinutes(30);
}

[OptionsValidator]
internal sealed partial class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>;

/// <summary>A mail ends within the lease of its digest, or another replica would take the digest over and send a second one.</summary>
internal sealed class LeaseValidator(IOptions<MailOptions> mail) : IValidateOptions<DeliveryOptions>
{
    /// <summary>For what comes before the mail and for the record after it.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(10);

    public ValidateOptionsResult Validate(string? name, DeliveryOptions options) =>
        mail.Value.IsOn && mail.Value.Timeout > options.Lease - Around
            ? ValidateOptionsResult.Fail($"Delivery:Lease must be {Around.TotalSeconds} s longer than Mail:Timeout.")
            : ValidateOptionsResult.Success;
}
