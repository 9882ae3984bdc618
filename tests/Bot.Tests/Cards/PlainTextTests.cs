using KobanBot.Bot.Cards;

namespace KobanBot.Bot.Tests.Cards;

/// <summary>What a TextBlock would read out of what a person has typed.</summary>
public sealed class PlainTextTests
{
    [Theory]
    [InlineData("{{DATE(2026-11-20T00:00:00Z, SHORT)}}", "｛｛DATE(2026-11-20T00:00:00Z, SHORT)｝｝")]
    [InlineData("題\n===", "題\n\u200b===")]
    [InlineData("題\n---", "題\n\u200b---")]
    [InlineData("題\n -", "題\n \u200b-")]
    [InlineData("- 一", "\u200b- 一")]
    [InlineData("一\n- 二\n2. 三", "一\n\u200b- 二\n\u200b2. 三")]
    [InlineData("https://example.jp/a", "https:\u200b//example.jp/a")]
    [InlineData("www.example.jp", "www.\u200bexample.jp")]
    [InlineData("a@example.jp", "a@\u200bexample.jp")]
    [InlineData("<https://example.jp>", "＜https:\u200b//example.jp＞")]
    [InlineData("&copy;\\*", "＆copy;＼＊")]
    [InlineData("[a](b)", "［a］(b)")]
    public void Marks_functions_headings_and_links_are_made_harmless(string typed, string shown) => PlainText.Of(typed).ShouldBe(shown);

    [Theory]
    [InlineData("中央町内会館 1階")]
    [InlineData("14:00～15:20")]
    [InlineData("2026-11-20")]
    [InlineData("要望は3件。")]
    [InlineData("-")]
    public void Usual_text_stays_as_it_is(string typed) => PlainText.Of(typed).ShouldBeSameAs(typed);
}
