using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Inbound;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.BotFramework;

public sealed class RecentDeliveriesTests
{
    private readonly RecentDeliveries _deliveries = new(Options.Create(new BotOptions()), new FakeTimeProvider());

    [Fact]
    public async Task Large_answers_are_forgotten_oldest_first_so_that_memory_is_bounded()
    {
        for (var i = 0; i < 100; i++)
        {
            await DeliverAsync($"{i}", new byte[1024 * 1024]);
        }

        _deliveries.Count.ShouldBe(16);
        (await DeliverAsync("99", [])).Body!.Length.ShouldBe(1024 * 1024);
        (await DeliverAsync("0", [])).Body!.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_number_of_answers_is_bounded()
    {
        for (var i = 0; i < 50_010; i++)
        {
            await DeliverAsync($"{i}", []);
        }

        _deliveries.Count.ShouldBe(20_000);
    }

    [Fact]
    public async Task A_delivery_without_id_is_always_new()
    {
        var first = await DeliverAsync(null, [1]);
        var second = await DeliverAsync(null, [2]);

        first.Body.ShouldBe([1]);
        second.Body.ShouldBe([2]);
        _deliveries.Count.ShouldBe(0);
    }

    private Task<TurnAnswer> DeliverAsync(string? id, byte[] body)
    {
        var activity = new Activity
        {
            Type = "invoke",
            Id = id,
            Conversation = new ConversationAccount { Id = "c" },
        };
        return _deliveries.GetOrStart(activity, _ => Task.FromResult(new TurnAnswer(200, body))).Answer;
    }
}
