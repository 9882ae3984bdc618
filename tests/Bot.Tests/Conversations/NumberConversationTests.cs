using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>A number that is typed while a list is the newest card.</summary>
public sealed class NumberConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before any test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("2")]
    [InlineData("２番")]
    [InlineData("二番目をお願いします")]
    public async Task It_chooses_the_row_of_a_list_of_councils(string words)
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("開催計画");
        section.Card.Text.ShouldContain("連絡協議会を選択してください。");

        await section.SayAsync(words);

        section.Card.Heading.ShouldBe("開催計画");
        section.Card.Text.ShouldContain("東駐在所連絡協議会");
        section.Card.Text.ShouldNotContain("連絡協議会を選択してください。");
    }

    [Fact]
    public async Task It_chooses_what_was_offered_for_unclear_words()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("議事録");
        var offered = lead.Card;
        offered.Text.ShouldContain("次のどれでしょうか。");

        await lead.SayAsync("2番");

        lead.Card.Text.ShouldNotContain("次のどれでしょうか。");
        lead.Card.Heading.ShouldBe("会議一覧");
    }

    [Fact]
    public async Task A_number_beyond_the_list_brings_it_again_and_then_counts()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("委員名簿");

        await section.SayAsync("9");

        section.Card.Text.ShouldContain("その番号の行はありません。1から2までの番号を送信するか、行を押してください。");
        section.Card.Text.ShouldContain("2　東駐在所連絡協議会");
        await section.SayAsync("2");
        section.Card.Text.ShouldContain("東駐在所連絡協議会");
        section.Card.Heading.ShouldNotBe("番号での選択");
    }

    [Fact]
    public async Task After_another_card_it_means_nothing()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("委員名簿");
        await section.SayAsync("委員を追加 中央");
        section.Card.InputElements.ShouldNotBeEmpty();

        await section.SayAsync("2");

        section.Card.Text.ShouldContain("この言葉は分かりませんでした。");
    }

    [Fact]
    public async Task After_a_while_the_list_is_shown_again_first()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("委員名簿");
        _bot.Clock.Advance(TimeSpan.FromMinutes(31));

        await section.SayAsync("2");
        section.Card.Text.ShouldContain("この一覧を表示してから時間がたっています。");
        await section.SayAsync("2");

        section.Card.Text.ShouldContain("東駐在所連絡協議会");
        section.Card.Text.ShouldNotContain("この一覧を表示してから時間がたっています。");
    }

    [Fact]
    public async Task It_does_no_more_than_words_could()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("委員名簿");
        var before = _bot.Storage.Councils.Version;

        await section.SayAsync("1番");

        _bot.Storage.Councils.Version.ShouldBe(before, "the row only reads");
    }

    [Fact]
    public async Task Others_see_no_list_of_this_person()
    {
        var (section, chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.SectionChief));
        await section.SayAsync("委員名簿");
        await chief.SayAsync("委員を追加 中央");

        await chief.SayAsync("2");

        chief.Card.Text.ShouldContain("この言葉は分かりませんでした。");
    }
}
