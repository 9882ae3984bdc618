using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Races;

/// <summary>
/// One dismisses a member and another renews the same one at the same moment: a renewal that comes second is told so and goes on for the others, and
/// whoever is dismissed does not come back by a renewal that was a hair faster.
/// </summary>
public sealed class DismissAndRenewRaceTests : IAsyncLifetime
{
    private static readonly MemberId Member = new("M3");

    private BotUnderTest _bot = null!; // Set before every test.
    private Chat _section = null!;
    private Chat _chief = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync();
        _bot.Clock.SetUtcNow(new DateTimeOffset(2027, 2, 1, 1, 0, 0, TimeSpan.Zero));
        (_section, _chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.SectionChief));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R044")]
    public async Task Whoever_renews_second_is_told_and_the_dismissal_stays()
    {
        await _section.OpenAsync("terms.preview", ("council", "C1"), ("ends", "2027-03-31"));
        await ReadyToDismissAsync();
        OnceBeforeTheWrite(() => _chief.PressAsync("解嘱を記録"));

        await _section.PressAsync("再任を記録", ("members", "M3,M4"), ("asked", "true"));

        _section.Card.Text.ShouldContain("満了しない方がいます");
        var facts = await _bot.FactsAsync(World.Central);
        var dismissed = facts.Member(Member)!;
        dismissed.Commissions.ShouldHaveSingleItem().Dismissal.ShouldNotBeNull();
        facts.Member(new MemberId("M4"))!.Commissions.Count.ShouldBe(2);
    }

    [Fact]
    [Trait("Rule", "R044")]
    public async Task Whoever_dismisses_second_ends_the_renewal_too()
    {
        await _section.OpenAsync("terms.preview", ("council", "C1"), ("ends", "2027-03-31"));
        await ReadyToDismissAsync();
        OnceBeforeTheWrite(() => _section.PressAsync("再任を記録", ("members", "M3"), ("asked", "true")));

        await _chief.PressAsync("解嘱を記録");

        _chief.Card.Text.ShouldContain("解嘱を記録しました。");
        var member = (await _bot.FactsAsync(World.Central)).Member(Member)!;
        member.Commissions.Count.ShouldBe(2);
        member.InOfficeOn(new DateOnly(2027, 4, 1)).ShouldBeFalse();
    }

    private async Task ReadyToDismissAsync()
    {
        await _chief.OpenAsync("dismiss.open", ("council", "C1"));
        await _chief.PressAsync("次へ", ("member", "M3"));
        await _chief.PressAsync("内容を確認", ("reason", "Resignation"), ("text", "一身上の都合"));
    }

    /// <summary>The other one is faster by a hair: when the first transaction on councils is about to be written.</summary>
    private void OnceBeforeTheWrite(Func<Task> other)
    {
        var done = false;
        _bot.Storage.Hooks.Councils.OnBefore = async call =>
        {
            if (!done && $"{call.Operation}" == "Transaction")
            {
                done = true;
                await other();
            }
        };
    }
}
