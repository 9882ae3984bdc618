using KobanBot.Bot.Fields;

namespace KobanBot.Bot.Tests.Fields;

public sealed class TickedTests
{
    private static readonly IReadOnlyList<(string, string)> Offered =
    [
        ("M1", "阿寒 一"),
        ("M2", "石狩 二葉"),
        ("M3", "町内会、自治会等"),
        ("M4", "同名"),
        ("M5", "同名"),
    ];

    [Theory]
    [InlineData("M1,M2", "M1,M2")]
    [InlineData("M1;M2", "M1,M2")]
    [InlineData(" M1 ; M2 ", "M1,M2")]
    [InlineData("[\"M1\",\"M2\"]", "M1,M2")]
    [InlineData("阿寒 一;石狩　二葉", "M1,M2")]
    [InlineData("阿寒一", "M1")]
    [InlineData("m1", "M1")]
    [InlineData("町内会、自治会等,M1", "M3,M1")]
    [InlineData("M1,M1", "M1")]
    [InlineData("", "")]
    public void A_list_in_any_form_is_the_same_list(string sent, string ids)
    {
        var ticked = Ticked.Of(sent, Offered);

        string.Join(',', ticked.Ids).ShouldBe(ids);
        ticked.Unknown.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("M1,M9", "M1", "M9")]
    [InlineData("同名", "", "同名")] // Nobody can tell which.
    [InlineData("X", "", "X")]
    public void What_was_not_offered_is_kept_apart(string sent, string ids, string unknown)
    {
        var ticked = Ticked.Of(sent, Offered);

        string.Join(',', ticked.Ids).ShouldBe(ids);
        ticked.Unknown.ShouldBe([unknown]);
    }
}
