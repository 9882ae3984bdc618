using KobanBot.Core.Text;

namespace KobanBot.Core.Tests.Text;

/// <summary>Both ends of the full-width forms, and everything that only looks like one.</summary>
public sealed class WidthTests
{
    [Theory]
    [InlineData("！", "!")]
    [InlineData("～", "~")]
    [InlineData("１０月３日", "10月3日")]
    [InlineData("試験\u3000一郎", "試験 一郎")]
    [InlineData("\uFF00", "\uFF00")]
    [InlineData("\uFF5F", "\uFF5F")]
    [InlineData("ｶﾅ、かな、カナ", "ｶﾅ、かな、カナ")]
    [InlineData("", "")]
    public void Full_width_forms_become_narrow_and_nothing_else_changes(string written, string narrow) =>
        Width.Narrow(written).ShouldBe(narrow);

    [Fact]
    public void What_has_none_is_the_same_text()
    {
        const string Text = "令和8年10月3日 14:00";

        Width.Narrow(Text).ShouldBeSameAs(Text);
    }
}
