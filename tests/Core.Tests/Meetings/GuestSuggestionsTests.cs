using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;

namespace KobanBot.Core.Tests.Meetings;

public sealed class GuestSuggestionsTests
{
    [Theory]
    [Trait("Rule", "R061")]
    [InlineData("児童に対する声掛け事案の連続発生")]
    [InlineData("通学路の不審者情報")]
    public void For_children_who_are_accosted_the_school_is_suggested(string topic) =>
        GuestSuggestions
            .For(topic)
            .ShouldBe([
                new Finding(
                    FindingLevel.Info,
                    "guests.children",
                    "この議題の例として、学校関係者、PTA役員等の参画が挙げられています。",
                    "記 第2-5(3)"
                ),
            ]);

    [Theory]
    [Trait("Rule", "R062")]
    [InlineData("街路灯の設置要望")]
    [InlineData("公園周辺の環境整備")]
    public void For_street_lamps_the_municipality_is_suggested(string topic) =>
        GuestSuggestions
            .For(topic)
            .ShouldBe([
                new Finding(
                    FindingLevel.Info,
                    "guests.environment",
                    "この議題の例として、対象地区の自治体役員、住民等の参画が挙げられています。",
                    "記 第2-5(3)"
                ),
            ]);

    [Theory]
    [Trait("Rule", "R063")]
    [InlineData("高齢者の交通安全対策")]
    [InlineData("高齢者への声掛け")]
    public void For_the_aged_volunteers_are_suggested(string topic) =>
        GuestSuggestions
            .For(topic)
            .ShouldBe([
                new Finding(
                    FindingLevel.Info,
                    "guests.aged",
                    "この議題の例として、自治体役員、ボランティア団体の関係者等の参画が挙げられています。",
                    "記 第2-5(3)"
                ),
            ]);

    [Theory]
    [Trait("Rule", "R061")]
    [InlineData("")]
    [InlineData("不審者の目撃")]
    [InlineData("児童の交通安全教室")]
    [InlineData("秋の夜間パトロール")]
    public void Other_topics_suggest_nobody(string topic) => GuestSuggestions.For(topic).ShouldBeEmpty();

    [Fact]
    public void A_topic_may_be_several_examples() =>
        GuestSuggestions.For("通学路の不審者と街路灯").Select(f => f.Code).ShouldBe(["guests.children", "guests.environment"]);
}
