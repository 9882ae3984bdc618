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

    [Fact]
    public async Task A_card_that_does_not_fit_is_found_on_a_phone_and_passes_on_a_desktop()
    {
        var folder = Directory.CreateTempSubdirectory();
        var button = Write("button", """{ "type": "ActionSet", "actions": [{ "type": "Action.Submit", "title": "$" }] }""");
        var text = Write("text", """{ "type": "TextBlock", "text": "$", "wrap": false }""");

        var layouts = await CardScripts.MeasureAsync([button, text], TestContext.Current.CancellationToken);

        folder.Delete(recursive: true);
        ProblemsOf(button, 320).ShouldContain(p => p.EndsWith("is cut at the right"));
        ProblemsOf(text, 320).ShouldContain(p => p.EndsWith("is cut"));
        ProblemsOf(button, 640).Concat(ProblemsOf(text, 640)).ShouldBeEmpty();

        IReadOnlyList<string> ProblemsOf(string file, int width) => layouts.Single(l => l.File == file && l.Width == width).Problems;

        string Write(string name, string element)
        {
            var file = Path.Combine(folder.FullName, $"{name}.json");
            File.WriteAllText(
                file,
                $$"""{ "type": "AdaptiveCard", "version": "1.5", "body": [{{element.Replace("$", new string('長', 30), StringComparison.Ordinal)}}] }"""
            );
            return file;
        }
    }
}
