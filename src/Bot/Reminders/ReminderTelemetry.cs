using System.Diagnostics.Metrics;

namespace KobanBot.Bot.Reminders;

/// <summary>What says from outside whether the reminders live; infra/alerts asks for it.</summary>
internal static class ReminderTelemetry
{
    public const string Name = "KobanBot.Reminders";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Looks = Meter.CreateCounter<long>(
        "kobanbot.reminders.looks",
        "{look}",
        "Looks for offices whose reminders are not done."
    );

    private static readonly Counter<long> Untold = Meter.CreateCounter<long>(
        "kobanbot.reminders.unannounced",
        "{obligation}",
        "Obligations that were due and that nobody responsible was told of, found by the scan of a day."
    );

    public static void Looked() => Looks.Add(1);

    public static void Unannounced(int count) => Untold.Add(count);
}
