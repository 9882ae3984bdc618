using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Time;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("午後7時半", 19, 30)]
    [InlineData("午後七時半", 19, 30)]
    [InlineData("19時", 19, 0)]
    [InlineData("19時05分00秒", 19, 5)]
    [InlineData("7:30PM", 19, 30)]
    [InlineData("7:30\u202FPM", 19, 30)]
    [InlineData("PM 7:30", 19, 30)]
    [InlineData("7:30 p.m.", 19, 30)]
    [InlineData("午後7:30", 19, 30)]
    [InlineData("午後0時30分", 12, 30)]
    [InlineData("午前0時", 0, 0)]
    [InlineData("12:05 AM", 0, 5)]
    [InlineData("正午", 12, 0)]
    [InlineData("零時", 0, 0)]
    [InlineData("14:00:00.000", 14, 0)]
    [InlineData("1899/12/30 14:00:00", 14, 0)]
    [InlineData("１９：００", 19, 0)]
    public void Times_are_read_as_phones_and_offices_write_them(string text, int hour, int minute)
    {
        TimeText.TryRead(text, out var time).ShouldBeTrue();

        time.ShouldBe(new TimeOnly(hour, minute));
    }

    [Theory]
    [InlineData("14")]
    [InlineData("9")]
    [InlineData("14:5")]
    [InlineData("930")]
    [InlineData("午前12時")]
    [InlineData("午後14時")]
    [InlineData("午後2時PM")]
    [InlineData("19:00～20:00")]
    [InlineData("0.5")]
    public void What_can_be_two_things_is_refused(string text) => TimeText.TryRead(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("0.583333333333333", 14, 0)]
    [InlineData("0.75", 18, 0)]
    [InlineData("14:00", 14, 0)]
    public void A_cell_may_hold_the_part_of_a_day(string text, int hour, int minute)
    {
        TimeText.TryReadCell(text, out var time).ShouldBeTrue();

        time.ShouldBe(new TimeOnly(hour, minute));
    }

    [Theory]
    [InlineData("0.12345")]
    [InlineData("1.5")]
    public void A_part_that_is_no_whole_minute_is_refused(string text) => TimeText.TryReadCell(text, out _).ShouldBeFalse();
}
