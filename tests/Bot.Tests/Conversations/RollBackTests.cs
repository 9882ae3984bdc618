using KobanBot.Bot.Storage;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>After a roll-back rows of the newer release lie in storage: what needs them says so, and the rest goes on.</summary>
public sealed class RollBackTests : IAsyncLifetime
{
    private const string Sentence =
        "この操作に必要な内容は、新しい版で保存されているため、今は表示も変更もできません。内容は失われていません。時間をおいて、もう一度操作してください。";

    private static readonly Row NewerPlan = new("C0101", "1plan|2040", 2, "{}");

    private BotUnderTest _bot = null!; // Set before any test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_step_that_needs_a_newer_kind_says_so_and_the_others_go_on()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        var row = NewerPlan with { Partition = Keys.Of(World.Central) };
        (await _bot.Storage.Tables.Councils.TryWriteAsync(row.Partition, [RowWrite.Insert(row)], CancellationToken.None)).ShouldBeTrue();

        await chat.SayAsync("開催計画");
        chat.Sentence.ShouldBe(Sentence);
        _bot.Logs.Lines.ShouldContain(l => l.Contains("Facts of kind plan cannot be read", StringComparison.Ordinal));

        await chat.SayAsync("会議を見る");
        chat.Card.Text.ShouldContain("会議");

        (await _bot.Storage.Tables.Councils.FindAsync(row.Partition, row.Key, CancellationToken.None))!.Body.ShouldBe("{}");
    }
}
