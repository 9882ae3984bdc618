using KobanBot.Core.Text;

namespace KobanBot.Core.Tests.Text;

public sealed class VisibleTests
{
    [Theory]
    [InlineData("公民館\ud83d", "公民館")]
    [InlineData("\udc00公民館", "公民館")]
    [InlineData("公\u200B民\uFEFF館\u00AD", "公民館")]
    [InlineData("\u202E公民館\u2066", "公民館")]
    [InlineData("　公民館\u00A0", "公民館")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("葛\U000E0100城", "葛\U000E0100城")] // The variant of a kanji belongs to a name.
    [InlineData("👨‍👩‍👧", "👨‍👩‍👧")]
    [InlineData("か\u3099", "か\u3099")]
    public void What_nobody_sees_is_left_out_and_what_belongs_to_a_character_is_kept(string text, string clean) =>
        Visible.Clean(text).ShouldBe(clean);

    [Theory]
    [InlineData("\u200B\u200C\u200D\u2060")]
    [InlineData("\u3164\u115F\u1160\uFFA0")]
    [InlineData("\u2800\u2800")]
    [InlineData("\uFE0F")]
    [InlineData("\u034F \u3000")]
    [InlineData("\ud83d")]
    [InlineData("\0\u0007")]
    public void Text_that_shows_nothing_is_empty(string text) => Visible.Clean(text).ShouldBeEmpty();

    [Theory]
    [InlineData("試験\n一郎", "試験 一郎")]
    [InlineData("概況\u00A0\t 令和7年度", "概況 令和7年度")]
    public void A_line_has_no_ends_of_lines(string text, string line) => Visible.Line(text).ShouldBe(line);
}
