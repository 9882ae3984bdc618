using KobanBot.Core.Reminders;

namespace KobanBot.Core.Tests.Reminders;

public sealed class QuietHoursTests
{
    private static readonly QuietHours Night = new(new TimeOnly(20, 0), new TimeOnly(7, 30));
    private static readonly QuietHours Noon = new(new TimeOnly(12, 0), new TimeOnly(13, 0));

    [Theory]
    [InlineData("2026-11-25T19:59:59.9999999+09:00", false)]
    [InlineData("2026-11-25T20:00:00+09:00", true)]
    [InlineData("2026-11-25T23:59:59.9999999+09:00", true)]
    [InlineData("2026-11-26T00:00:00+09:00", true)]
    [InlineData("2026-11-26T07:29:59.9999999+09:00", true)]
    [InlineData("2026-11-26T07:30:00+09:00", false)]
    [InlineData("2026-11-25T12:30:00+09:00", false)]
    public void The_night_begins_with_its_first_instant_and_ends_before_its_last(string now, bool quiet) =>
        Night.IsQuiet(Instant(now)).ShouldBe(quiet);

    [Theory]
    [InlineData("2026-11-25T20:00:00+09:00", "2026-11-26T07:30:00+09:00")]
    [InlineData("2026-11-25T23:59:59+09:00", "2026-11-26T07:30:00+09:00")]
    [InlineData("2026-11-26T00:00:00+09:00", "2026-11-26T07:30:00+09:00")]
    [InlineData("2026-11-26T07:29:59+09:00", "2026-11-26T07:30:00+09:00")]
    [InlineData("2026-12-31T22:00:00+09:00", "2027-01-01T07:30:00+09:00")]
    public void It_ends_in_the_next_morning_also_across_midnight(string now, string end) =>
        Night.EndsAt(Instant(now)).ShouldBe(Instant(end));

    [Theory]
    [InlineData("2026-11-25T07:30:00+09:00", "2026-11-25T20:00:00+09:00")]
    [InlineData("2026-11-25T19:59:59+09:00", "2026-11-25T20:00:00+09:00")]
    public void It_begins_in_the_evening(string now, string begin) => Night.BeginsAt(Instant(now)).ShouldBe(Instant(begin));

    [Fact]
    public void After_hours_within_a_day_the_next_are_tomorrow_and_where_there_are_none_nothing_begins()
    {
        Noon.BeginsAt(Instant("2026-11-25T13:00:00+09:00")).ShouldBe(Instant("2026-11-26T12:00:00+09:00"));
        QuietHours.None.BeginsAt(Instant("2026-11-25T13:00:00+09:00")).ShouldBeNull();
    }

    [Fact]
    public void The_hours_are_those_of_japan_and_not_of_utc()
    {
        // 20:30 UTC is 05:30 in Japan, and 08:00 UTC is 17:00.
        Night.IsQuiet(new DateTimeOffset(2026, 11, 25, 20, 30, 0, TimeSpan.Zero)).ShouldBeTrue();
        Night.IsQuiet(new DateTimeOffset(2026, 11, 25, 23, 0, 0, TimeSpan.Zero)).ShouldBeFalse();
        Night.IsQuiet(new DateTimeOffset(2026, 11, 25, 11, 0, 0, TimeSpan.Zero)).ShouldBeTrue();
        Night.EndsAt(new DateTimeOffset(2026, 11, 25, 11, 0, 0, TimeSpan.Zero)).ShouldBe(Instant("2026-11-25T22:30:00Z"));
    }

    [Theory]
    [InlineData("2026-11-25T11:59:59+09:00", false)]
    [InlineData("2026-11-25T12:00:00+09:00", true)]
    [InlineData("2026-11-25T12:59:59+09:00", true)]
    [InlineData("2026-11-25T13:00:00+09:00", false)]
    public void Hours_within_one_day_are_understood_too(string now, bool quiet)
    {
        Noon.IsQuiet(Instant(now)).ShouldBe(quiet);
        Noon.EndsAt(Instant(now)).ShouldBe(quiet ? Instant("2026-11-25T13:00:00+09:00") : Instant(now));
    }

    [Theory]
    [InlineData("2026-11-25T00:00:00+09:00")]
    [InlineData("2026-11-25T20:00:00+09:00")]
    public void The_same_time_twice_means_none(string now)
    {
        new QuietHours(new TimeOnly(20, 0), new TimeOnly(20, 0)).IsQuiet(Instant(now)).ShouldBeFalse();
        QuietHours.None.IsQuiet(Instant(now)).ShouldBeFalse();
        QuietHours.None.EndsAt(Instant(now)).ShouldBe(Instant(now));
    }

    [Fact]
    public void Outside_of_them_there_is_nothing_to_wait_for() =>
        Night.EndsAt(Instant("2026-11-25T09:00:00+09:00")).ShouldBe(Instant("2026-11-25T09:00:00+09:00"));

    [Theory]
    [InlineData(8, 44, true)]
    [InlineData(8, 45, true)]
    [InlineData(8, 46, false)]
    public void The_digest_lies_outside_of_them(int hour, int minute, bool isWell) =>
        new ReminderSettings { QuietTo = new TimeOnly(hour, minute) }
            .Problems()
            .Any(p => p.Contains("quiet hours"))
            .ShouldBe(!isWell);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
