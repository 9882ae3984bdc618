using KobanBot.Core.Facts;

namespace KobanBot.Core.Tests.Councils;

public sealed class SpecialPurposeExamplesTests
{
    [Theory]
    [InlineData(
        SpecialPurposeExample.HousingManagers,
        "団地・アパート・マンション等の管理者",
        "住民の入れ替わりが激しい団地、アパート、マンション等における防犯指導等を推進するため"
    )]
    [InlineData(
        SpecialPurposeExample.EntertainmentDistrict,
        "繁華街・歓楽街の商店の経営者・雑居ビルの管理者等",
        "総合的な繁華街・歓楽街対策を推進するため"
    )]
    [InlineData(SpecialPurposeExample.ForeignResidents, "外国人居住者等", "外国人居住者等の保護対策を推進するため")]
    [InlineData(SpecialPurposeExample.Other, "その他", null)]
    [Trait("Rule", "R094")]
    [Trait("Rule", "R095")]
    [Trait("Rule", "R096")]
    public void An_example_suggests_the_purpose_that_the_guideline_gives(SpecialPurposeExample example, string label, string? purpose)
    {
        example.Japanese().ShouldBe(label);
        example.SuggestedPurpose().ShouldBe(purpose);
    }
}
