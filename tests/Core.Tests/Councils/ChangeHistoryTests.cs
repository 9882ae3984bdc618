using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Councils;

/// <summary>履歴: which lines stand on a page, and in which order.</summary>
public sealed class ChangeHistoryTests
{
    private static readonly FiscalYear Year = new(2026);

    [Fact]
    public void The_newest_stands_first_and_a_year_ends_with_its_last_day_in_Japan()
    {
        AuditEntry[] lines =
        [
            Line("first", "2026-04-01T00:00:00+09:00"),
            Line("last", "2027-03-31T23:59:59+09:00"),
            Line("before", "2026-03-31T23:59:59+09:00"),
            Line("after", "2027-04-01T00:00:00+09:00"),
        ];

        ChangeHistory.Of(Year, lines, _ => true, member: null, 0).Entries.Select(l => l.What).ShouldBe(["last", "first"]);
    }

    [Theory]
    [InlineData(0, 6, 0)]
    [InlineData(2, 1, 2)]
    [InlineData(99, 1, 2)]
    [InlineData(-1, 6, 0)]
    public void A_page_that_is_not_there_is_the_nearest(int asked, int lines, int page)
    {
        var thirteen = Enumerable.Range(0, 13).Select(i => Line("x", $"2026-05-{i + 1:00}T10:00:00+09:00")).ToList();

        var history = ChangeHistory.Of(Year, thirteen, _ => true, member: null, asked);

        (history.Entries.Count, history.Page, history.Pages, history.Count).ShouldBe((lines, page, 3, 13));
    }

    [Fact]
    public void Of_one_member_are_the_lines_that_name_him_or_tell_a_value_of_his()
    {
        AuditEntry[] lines =
        [
            Line("named", subject: "M1"),
            Line("among", subject: "M3,M1"),
            Line("read", subject: "K1|M1"),
            Line("other", subject: "M10"),
            Line("none"),
            Line("value", subject: "5") with
            {
                Values = [new("member/M1", "letter", "", "2026-04-01")],
            },
            Line("others value", subject: "5") with
            {
                Values = [new("member/M10", "letter", "", "2026-04-01")],
            },
        ];

        ChangeHistory
            .Of(Year, lines, _ => true, new MemberId("M1"), 0)
            .Entries.Select(l => l.What)
            .ShouldBe(["named", "among", "read", "value"], ignoreOrder: true);
    }

    [Fact]
    public void What_is_not_told_is_not_counted() =>
        ChangeHistory.Of(Year, [Line("a"), Line("b")], what => what == "a", member: null, 0).Count.ShouldBe(1);

    private static AuditEntry Line(string what, string at = "2026-05-01T10:00:00+09:00", string? subject = null) =>
        new(
            DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
            new OfficerId("P1"),
            what,
            new Guid(1, 2, 3, new byte[8]),
            subject
        );
}
