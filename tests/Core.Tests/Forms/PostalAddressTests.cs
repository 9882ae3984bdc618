using KobanBot.Core.Forms;

namespace KobanBot.Core.Tests.Forms;

public sealed class PostalAddressTests
{
    [Theory]
    [InlineData("〒085-0000　北都市中央1-1", "0850000", "北都市中央1-1")]
    [InlineData("〒０８５−００００北都市中央１丁目", "0850000", "北都市中央１丁目")]
    [InlineData("085-0000 北都市", "0850000", "北都市")]
    [InlineData("〒0850000、北都市", "0850000", "北都市")]
    [InlineData("北都市中央1-1", "", "北都市中央1-1")]
    [InlineData("0850000 北都市", "", "0850000 北都市")]
    [InlineData("085-00001 北都市", "", "085-00001 北都市")]
    [InlineData("葛\U000E0100城市", "", "葛\U000E0100城市")]
    [InlineData("", "", "")]
    public void The_postcode_stands_apart_and_the_rest_as_it_was_entered(string address, string code, string text) =>
        PostalAddress.Of(address).ShouldBe(new PostalAddress(code, text));

    [Fact]
    public void Without_a_postcode_its_boxes_are_left_to_be_filled_by_hand()
    {
        PostalAddress.Of("〒085-1234 北都市").Digit(3).ShouldBe("1");
        PostalAddress.Of("北都市").Digit(3).ShouldBe("\u3000");
    }
}
