using KobanBot.Architecture.Tests.Tools;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Graph.Calendars;
using KobanBot.Bot.Graph.Installations;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Bot.Guideline;
using KobanBot.Bot.Outbox;
using KobanBot.Bot.Outlook;
using KobanBot.Bot.Reminders;
using KobanBot.Bot.Storage.Backup;
using KobanBot.Core.Guideline;
using KobanBot.Core.Reminders;

namespace KobanBot.Architecture.Tests.Guideline;

/// <summary>docs/settings.md names every setting of the rules, with a source or the word INFERRED, and none that does not exist.</summary>
public sealed class SettingsPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Repository.At("docs", "settings.md"));

    [Theory]
    [InlineData("Guideline", typeof(GuidelineSettings))]
    [InlineData("Obligations", typeof(ObligationSettings))]
    [InlineData("Calendar", typeof(CalendarOptions))]
    [InlineData("Outbox", typeof(OutboxOptions))]
    [InlineData("Mail", typeof(MailOptions))]
    [InlineData("MeetingCalendar", typeof(MeetingCalendarOptions))]
    [InlineData("Installation", typeof(InstallationOptions))]
    [InlineData("Outlook", typeof(OutlookOptions))]
    [InlineData("Backup", typeof(BackupOptions))]
    [InlineData("People", typeof(PeopleOptions))]
    [InlineData("Reminders", typeof(ReminderSettings))]
    [InlineData("Delivery", typeof(DeliveryOptions))]
    public void Every_setting_is_on_the_page_and_no_other(string section, Type options)
    {
        var names = options
            .GetProperties()
            .Where(p => p.CanWrite)
            .Select(p => $"`{section}:{p.Name}`")
            .Order(StringComparer.Ordinal)
            .ToList();
        var rows = Page.Where(l => l.StartsWith($"| `{section}:", StringComparison.Ordinal)).ToList();
        var named = rows.SelectMany(r => r.Split('|')[1].Split(',')).Select(n => n.Trim()).Order(StringComparer.Ordinal);

        named.ShouldBe(names);
    }

    [Fact]
    public void Every_number_of_the_rules_has_a_source() =>
        Page.Where(l =>
                l.StartsWith("| `Guideline:", StringComparison.Ordinal)
                || l.StartsWith("| `Obligations:", StringComparison.Ordinal)
                || l.StartsWith("| `Calendar:", StringComparison.Ordinal)
                || l.StartsWith("| `Reminders:", StringComparison.Ordinal)
            )
            .ShouldAllBe(l =>
                l.Contains("INFERRED")
                || l.Contains("要綱 第")
                || l.Contains("記 第")
                || l.Contains("表紙")
                || l.Contains("地方自治法")
                || l.Contains("nothing that arose")
            );
}
