using KobanBot.Core.Organisation;

namespace KobanBot.Core.Tests.Organisation;

public sealed class RanksTests
{
    [Fact]
    [Trait("Rule", "R036")]
    public void Ranks_are_in_their_order_and_what_is_none_comes_last() =>
        new[] { "巡査", "主任", "警部補", "巡査部長", "警視", "巡査長", "警部", "警視監", "警視総監", "警視正", "警視長" }
            .OrderBy(Ranks.Place)
            .ShouldBe(["警視総監", "警視監", "警視長", "警視正", "警視", "警部", "警部補", "巡査部長", "巡査長", "巡査", "主任"]);

    [Fact]
    public void A_title_is_rank_and_name() =>
        new Officer
        {
            Id = new OfficerId("1000001"),
            Name = "試験 一郎",
            Rank = "巡査部長",
            UserPrincipalName = "p1@koban.example",
        }.Title.ShouldBe("巡査部長 試験 一郎");
}
