using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>What 配信状況 shows.</summary>
internal sealed record DeliveryView
{
    public required Drawing Drawing { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Since when sending is stopped, and when it goes on by itself; null while it is not.</summary>
    public (DateTimeOffset Since, DateTimeOffset Until)? Stop { get; init; }

    /// <summary>The newest morning; null before the first.</summary>
    public DateOnly? Day { get; init; }

    public int Offices { get; init; }

    public int Done { get; init; }

    public int Due { get; init; }

    public int Sent { get; init; }

    public int Unreachable { get; init; }

    public int Failed { get; init; }

    /// <summary>What became of the app for those who had no chat.</summary>
    public IReadOnlyList<InstallationCount> Installations { get; init; } = [];

    /// <summary>Null while the scan has not ended.</summary>
    public int? Checked { get; init; }

    public int Unannounced { get; init; }

    /// <summary>Offices that are not done.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>Today's reminders should have begun.</summary>
    public bool IsDue { get; init; }

    public bool Asking { get; init; }

    /// <summary>After so many hours a stop ends by itself.</summary>
    public int StopHours { get; init; } = new ReminderSettings().StopHours;

    public string? Note { get; init; }
}
