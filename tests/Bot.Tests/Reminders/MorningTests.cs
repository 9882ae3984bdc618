using KobanBot.Core.Councils;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Support.Conversations;
using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Reminders;

/// <summary>A morning of the station through the real worker.</summary>
public sealed class MorningTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    [Fact]
    public async Task Whoever_has_news_gets_one_digest_and_nobody_else_gets_any()
    {
        var dock = await MorningDock.OfWorldAsync();

        await dock.MorningAsync(Tuesday);

        dock.Digests.GroupBy(d => d.To).ShouldAllBe(g => g.Count() == 1);
        dock.DigestsOf(World.Lead).Single().Says("開催結果記録簿").ShouldBeTrue();
        dock.DigestsOf(World.OtherStation).ShouldAllBe(d => d.Says("北警察署") && !d.Says("中央") && !d.Says("東駐在所"));
        dock.DigestsOf(World.Transferred).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_news_is_not_told_the_next_day()
    {
        var dock = await MorningDock.OfWorldAsync();
        await dock.MorningAsync(Tuesday);
        var first = dock.DigestsOf(World.EastOfficer).Count();

        await dock.MorningAsync(Tuesday.AddDays(1));

        first.ShouldBe(1);
        dock.DigestsOf(World.EastOfficer).Count().ShouldBe(1);
    }
}
