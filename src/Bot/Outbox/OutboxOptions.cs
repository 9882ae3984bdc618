using System.ComponentModel.DataAnnotations;
using KobanBot.Bot.BotFramework;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Outbox;

/// <summary>The section "Outbox". Every number is INFERRED: the guideline states none.</summary>
internal sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>The end of the lease in which nothing is sent any more: time to record what was.</summary>
    public static readonly TimeSpan ForRecord = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often all councils are searched for messages that a crash left behind; also at start, and when another process falls silent. The
    /// service walks the whole table for it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How often a process gives a sign of life, and looks at those of the others. Who gives none three times over is taken for dead, and
    /// another searches for what it had in hand.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Beat { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long one replica keeps a message in hand before another may take it. Longer than a call to the channel and the record of it
    /// (<see cref="OutboxLeaseValidator"/>).
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Tries of one message, each after twice the time of the one before, so that the usual number outlasts an outage of two hours; then it goes
    /// to the next person.
    /// </summary>
    [Range(1, 100)]
    public int MostAttempts { get; set; } = 8;

    /// <summary>A draft that nobody has saved for so long expires with a notice.</summary>
    [Range(1, 3650)]
    public int DraftDays { get; set; } = 90;

    /// <summary>How long an ended draft's row answers old cards.</summary>
    [Range(1, 365)]
    public int EndedDraftDays { get; set; } = 14;
}

[OptionsValidator]
internal sealed partial class OutboxOptionsValidator : IValidateOptions<OutboxOptions>;

/// <summary>A lease that a slow call outlasts would be no lease.</summary>
internal sealed class OutboxLeaseValidator(IOptions<BotOptions> bot) : IValidateOptions<OutboxOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboxOptions options) =>
        options.Lease >= bot.Value.ProactiveTimeout + OutboxOptions.ForRecord
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Outbox:Lease must be at least {OutboxOptions.ForRecord.TotalSeconds} seconds longer than Bot:ProactiveTimeout, so that nobody takes over what is still on its way."
            );
}
