using KobanBot.Core.Text;

namespace KobanBot.Core.Tests.Text;

public sealed class KanaTests
{
    [Theory]
    [InlineData("カイギ", "かいぎ")]
    [InlineData("ｶｲｷﾞｷﾛｸ", "かいぎきろく")]
    [InlineData("ﾊﾟｿｺﾝ", "ぱそこん")]
    [InlineData("ｧｯｰｦﾝ", "ぁっーをん")]
    [InlineData("会議ヶ所", "会議ゖ所")]
    [InlineData("ﾞ", "ﾞ")]
    [InlineData("abc会議", "abc会議")]
    public void All_kana_become_hiragana(string text, string hiragana) => Kana.Hiragana(text).ShouldBe(hiragana);
}
