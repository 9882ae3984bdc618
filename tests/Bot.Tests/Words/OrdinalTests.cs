using KobanBot.Bot.Features.Turns.Choosing;

namespace KobanBot.Bot.Tests.Words;

/// <summary>Which words are the number of a row.</summary>
public sealed class OrdinalTests
{
    [Theory]
    [InlineData("2", 2)]
    [InlineData("２", 2)]
    [InlineData(" ２ ", 2)]
    [InlineData("②", 2)]
    [InlineData("2番", 2)]
    [InlineData("２番です", 2)]
    [InlineData("二番目", 2)]
    [InlineData("二", 2)]
    [InlineData("3つ目をお願いします。", 3)]
    [InlineData("一つ目", 1)]
    [InlineData("2番目のものを見せてください", 2)]
    [InlineData("No.2", 2)]
    [InlineData("2.", 2)]
    [InlineData("にばんめ", 2)]
    [InlineData("十番", 10)]
    [InlineData("十二番", 12)]
    [InlineData("二十三番", 23)]
    [InlineData("0", 0)]
    [InlineData("104番", 104)]
    public void A_number_of_a_row(string words, int number) => Ordinal.Of(words).ShouldBe(number);

    [Theory]
    [InlineData("2日")]
    [InlineData("12月2日")]
    [InlineData("12/2")]
    [InlineData("11.24")]
    [InlineData("令和8年")]
    [InlineData("2026")]
    [InlineData("104")]
    [InlineData("14時")]
    [InlineData("14:00")]
    [InlineData("2人")]
    [InlineData("第2")]
    [InlineData("5-2")]
    [InlineData("要綱 5")]
    [InlineData("に")]
    [InlineData("さん")]
    [InlineData("二十二十")]
    [InlineData("2 3")]
    [InlineData("110番通報")]
    [InlineData("ホーム")]
    [InlineData("")]
    public void Everything_else_is_none(string words) => Ordinal.Of(words).ShouldBeNull();
}
