using KobanBot.Support.Cards;

namespace KobanBot.EndToEnd.Tests.Cards;

/// <summary>Cards drawn by the official renderer in a real browser, 320 px (a phone) and 640 px wide, folded and unfolded.</summary>
public sealed class CardLayoutTests
{
    [Fact]
    public async Task Every_approved_card_fits_its_width()
    {
        var cards = CardScripts.ApprovedCards();
        cards.ShouldNotBeEmpty();

        var layouts = await CardScripts.MeasureAsync(cards, TestContext.Current.CancellationToken);

        layouts.Count.ShouldBe(2 * cards.Count);
        layouts.Where(l => l.Problems.Count > 0).Select(l => $"{l.File} at {l.Width} px: {string.Join("; ", l.Problems)}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "type": "ActionSet", "actions": [{ "type": "Action.Submit", "title": "$" }] }""", "is cut at the right")]
    [InlineData("""{ "type": "TextBlock", "text": "$", "wrap": false }""", "is cut")]
    public async Task A_card_that_does_not_fit_is_found_on_a_phone_and_passes_on_a_desktop(string element, string problem)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            $$"""{ "type": "AdaptiveCard", "version": "1.5", "body": [{{element.Replace("$", new string('長', 30), StringComparison.Ordinal)}}] }""",
            TestContext.Current.CancellationToken
        );

        var layouts = await CardScripts.MeasureAsync([file], TestContext.Current.CancellationToken);

        File.Delete(file);
        layouts.Single(l => l.Width == 320).Problems.ShouldContain(p => p.EndsWith(problem));
        layouts.Single(l => l.Width == 640).Problems.ShouldBeEmpty();
    }
}
