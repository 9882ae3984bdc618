using KobanBot.Bot.BotFramework.Connector;

namespace KobanBot.Bot.Tests.BotFramework;

public sealed class RetryRuleTests
{
    [Theory]
    [InlineData(1, 0.0, 100)]
    [InlineData(1, 0.999, 200)]
    [InlineData(4, 0.0, 800)]
    [InlineData(4, 0.999, 1600)]
    public void Waits_double_and_are_spread_over_their_upper_half(int attempt, double random, double milliseconds)
    {
        var delay = RetryRule.DelayAfter(attempt, 503, retryAfter: null, isSafe: true, random);

        delay.ShouldNotBeNull().TotalMilliseconds.ShouldBe(milliseconds, tolerance: 1);
    }

    [Theory]
    [InlineData(503, 5)]
    [InlineData(429, 8)]
    [InlineData(412, 8)]
    public void The_last_try_is_not_followed_by_another(int status, int tries)
    {
        var beforeLast = RetryRule.DelayAfter(tries - 1, status, TimeSpan.Zero, isSafe: true, random: 0);
        var last = RetryRule.DelayAfter(tries, status, TimeSpan.Zero, isSafe: true, random: 0);

        beforeLast.ShouldNotBeNull();
        last.ShouldBeNull();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(500)]
    public void What_will_not_get_better_is_not_repeated(int status)
    {
        var delay = RetryRule.DelayAfter(1, status, TimeSpan.Zero, isSafe: true, random: 0);

        delay.ShouldBeNull();
    }
}
