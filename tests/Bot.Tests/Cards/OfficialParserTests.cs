using KobanBot.Support.Cards;

namespace KobanBot.Bot.Tests.Cards;

/// <summary>Needs node; the packages are installed on first use.</summary>
public sealed class OfficialParserTests
{
    [Fact]
    public async Task The_official_library_reads_every_approved_card_without_complaint()
    {
        var cards = CardScripts.ApprovedCards();
        cards.ShouldNotBeEmpty();

        var parsed = await CardScripts.ParseAsync(cards, TestContext.Current.CancellationToken);

        parsed.Count.ShouldBe(cards.Count);
        parsed.Where(c => c.Messages.Count > 0).Select(c => $"{c.File}: {string.Join("; ", c.Messages)}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "type": "TextBlok", "text": "a" }""", "Unknown element type")]
    [InlineData("""{ "type": "TextBlock", "text": "a", "size": "Huge" }""", "Invalid value \"Huge\"")]
    [InlineData("""{ "type": "Input.Text", "label": "場所" }""", "unique Id")]
    public async Task The_official_library_finds_a_bad_card(string element, string complaint)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            $$"""{ "type": "AdaptiveCard", "version": "1.5", "lang": "ja", "body": [{{element}}] }""",
            TestContext.Current.CancellationToken
        );

        var parsed = await CardScripts.ParseAsync([file], TestContext.Current.CancellationToken);

        File.Delete(file);
        parsed.ShouldHaveSingleItem().Messages.ShouldHaveSingleItem().Message.ShouldContain(complaint);
    }
}
