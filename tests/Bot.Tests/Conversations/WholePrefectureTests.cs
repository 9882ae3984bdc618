using KobanBot.Support.Conversations;
using KobanBot.Support.Summaries;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>The summaries of 58 stations and 700 councils. Nothing here writes, so one bot serves all.</summary>
public sealed class WholePrefectureTests(WholePrefectureTests.Prefecture prefecture) : IClassFixture<WholePrefectureTests.Prefecture>
{
    [Theory]
    [InlineData("hq", 300, 170_000)]
    [InlineData("area", 400, 30_000)]
    [InlineData("section", 400, 2_400)]
    [InlineData("chief-section", 400, 2_400)]
    [InlineData("station-chief", 400, 2_400)]
    [InlineData("lead", 200, 200)]
    [InlineData("officer", 200, 200)]
    [InlineData("chuzaisho", 200, 200)]
    public async Task On_the_whole_prefecture_too_row_by_row(string persona, int atLeast, int rows)
    {
        var chat = await prefecture.ChatOfAsync(persona);
        var walk = new SummaryWalk(chat, isWhole: false);

        await walk.RunAsync(await chat.SayAsync("概況 令和8年度上半期"));
        await walk.RunAsync(await chat.SayAsync("概況"));

        walk.Numbers.ShouldBeGreaterThanOrEqualTo(atLeast);
        walk.Rows.ShouldBeGreaterThanOrEqualTo(rows);
    }

    [Fact]
    public async Task From_the_prefecture_to_a_record_each_level_is_one_tap()
    {
        var chat = await prefecture.ChatOfAsync("hq");
        await chat.SayAsync("概況");

        await chat.PressAsync("方面別");
        await chat.PressAsync("釧路を表示");
        chat.Card.Text.ShouldContain("釧路方面");
        await chat.PressAsync("署別");
        await chat.PressAsync("湿原署を表示");
        await chat.PressAsync("協議会別");
        await chat.PressAsync("交番を表示");
        await chat.PressAsync("平均出席率　");
        await chat.PressAsync("の記録を表示");

        chat.Card.Heading.ShouldBe("会議の記録");
        chat.Card.Text.ShouldContain("委員");
        chat.Card.HasButton("記録簿を見る").ShouldBeFalse();
    }

    /// <summary>A bot on the sample of a whole prefecture.</summary>
    public sealed class Prefecture : IAsyncLifetime
    {
        private BotUnderTest _bot = null!; // Set before any test.

        public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartOnSampleAsync("full");

        public ValueTask DisposeAsync() => _bot.DisposeAsync();

        internal async Task<Chat> ChatOfAsync(string persona) =>
            await _bot.OpenChatOf(await SamplePrefecture.PersonaAsync(_bot.Storage, persona));
    }
}
