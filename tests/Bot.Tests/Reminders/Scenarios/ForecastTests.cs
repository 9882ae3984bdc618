using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Desks;
using KobanBot.Core.Guideline;
using KobanBot.Support.Reminders;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>通知の予定 says what the worker then does, to everybody, of everything: as long as nobody does anything.</summary>
public sealed class ForecastTests
{
    [Theory]
    [InlineData("2026-10-12", "2026-10-20", "section")] // A meeting, its record, and the report of the half-year before
    [InlineData("2027-03-03", "2027-03-20", "section")] // into the new fiscal year
    [InlineData("2027-03-29", "2027-04-20", "chief")]
    public async Task What_is_announced_is_what_is_sent(string start, string meeting, string asker)
    {
        var town = await OpenAsync(start, held: true);
        await town.PlanAsync(meeting);
        await town.MorningAsync(start);

        await ShouldComeTrueAsync(town, asker, days: 40);
    }

    [Fact]
    public async Task Who_wants_to_hear_nothing_of_a_kind_is_not_announced_to_hear_of_it()
    {
        var town = await OpenAsync("2027-03-03");
        await town.PlanAsync("2027-03-26");
        await town.MuteAsync("lead", ObligationKind.MeetingNotice);

        var forecast = await ShouldComeTrueAsync(town, "section", days: 50);

        forecast.Items.ShouldNotContain(i => i.Reader == town["lead"].Id && i.Item.Open!.Obligation.Kind == ObligationKind.MeetingNotice);
        forecast.Items.ShouldContain(i => i.Item.Open!.Obligation.Kind == ObligationKind.HalfYearSubmission);
    }

    [Fact]
    public async Task For_whom_nothing_reaches_the_next_is_announced()
    {
        var town = await OpenAsync("2026-10-12", held: true);
        await town.PlanAsync("2026-10-20");
        town.Dock.Answer = name => name is "lead" ? SendOutcome.Unreachable : SendOutcome.Sent;
        await town.UntilAsync("2026-10-21");

        var forecast = await ShouldComeTrueAsync(town, "section", days: 20);

        forecast.Unreached.ShouldBe([town["lead"].Id]);
        forecast.Items.ShouldContain(i => i.Reader == town["section"].Id && i.Item.Open!.Obligation.Kind == ObligationKind.MeetingRecord);
    }

    private static async Task<Forecast> ShouldComeTrueAsync(Town town, string asker, int days)
    {
        var dock = town.Dock;
        var desk = new ReaderDesk(new OfficeDesk(dock.Offices, dock.Councils, dock.Rules), dock.Rules);
        var today = town.Today;
        var last = today.AddDays(days);
        var forecast = await new ForecastDesk(desk, dock.Readers, dock.Rules).OfAsync(town[asker], today, CancellationToken.None);

        var sent = new List<string>();
        for (var day = today.AddDays(1); day <= last; day = day.AddDays(1))
        {
            await dock.MorningAsync(day);
            foreach (var reader in forecast.Readers)
            {
                if ((await dock.Readers.FindReaderAsync(reader.Id, day, CancellationToken.None))?.State.Digest is { } digest)
                {
                    sent.AddRange(digest.Announced.Select(a => $"{day:O} {reader.Id} {a.Key} {a.Stage}"));
                }
            }
        }

        sent.ShouldNotBeEmpty();
        forecast
            .Items.Where(i => i.Day <= last)
            .Select(i => $"{i.Day:O} {i.Reader} {i.Item.Key} {i.Item.Stage.Code}")
            .Order(StringComparer.Ordinal)
            .ShouldBe(sent.Order(StringComparer.Ordinal));
        return forecast;
    }
}
