using KobanBot.Core.Organisation;

namespace KobanBot.Core.Tests.Organisation;

public sealed class RanksTests
{
    [Fact]
    [Trait("Rule", "R036")]
    public void Ranks_are_in_their_order_and_what_is_none_comes_last() =>
        new[] { "巡査", "主任", "警部補", "巡査部長", "警視", "巡査長", "警部" }
            .OrderBy(Ranks.Place)
            .ShouldBe(["警視", "警部", "警部補", "巡査部長", "巡査長", "巡査", "主任"]);
}
