using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Outbox;

/// <summary>The section "Outbox". Every number is INFERRED: the guideline states none.</summary>
internal sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>How often all councils are searched for messages that a crash left behind; also at start.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long one replica keeps a message in hand before another may take it.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Tries of one message; then it ends, with an entry in the log.</summary>
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
