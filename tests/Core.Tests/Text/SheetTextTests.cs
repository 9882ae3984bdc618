using KobanBot.Core.Text;

namespace KobanBot.Core.Tests.Text;

/// <summary>What Excel and LibreOffice, in English and in Japanese, would make something else of.</summary>
public sealed class SheetTextTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData(" =1+1")]
    [InlineData("\u200B=1+1")]
    [InlineData("＝1+1")]
    [InlineData("＠SUM(A1)")]
    [InlineData("＋1")]
    [InlineData("−1")]
    [InlineData("\r=1")]
    [InlineData("0101")]
    [InlineData("００１")]
    [InlineData("123456789012")]
    [InlineData("1-2")]
    [InlineData("3/4")]
    [InlineData("10:30")]
    [InlineData("1E5")]
    [InlineData("3月4日")]
    [InlineData("4月")]
    public void What_a_sheet_would_change_is_marked_as_text(string text)
    {
        SheetText.Harmless(text).ShouldBe($"'{text}");
        SheetText.Plain(SheetText.Harmless(text)).ShouldBe(text);
    }

    [Theory]
    [InlineData("中央交番")]
    [InlineData("60代")]
    [InlineData("令和8年度")]
    [InlineData("12")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("'引用'")]
    public void Everything_else_stays(string text)
    {
        SheetText.Harmless(text).ShouldBe(text);
        SheetText.Plain(text).ShouldBe(text);
    }

    [Theory]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    public void A_cell_is_quoted_where_it_must_be(string text, string cell) => SheetText.Cell(text).ShouldBe(cell);
}
