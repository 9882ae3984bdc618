using System.Diagnostics.Metrics;
using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Pacing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.BotFramework.Pacing;

public sealed class SendPaceTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(AuthenticatedChannel.Now);
    private readonly BotOptions _options = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ProtocolTelemetry _telemetry;

    public SendPaceTests() => _telemetry = new ProtocolTelemetry(_services.GetRequiredService<IMeterFactory>());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _telemetry.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task A_tenant_gets_its_reminders_of_a_second_and_no_more()
    {
        var pace = Pace();

        var sent = await FitAsync(pace, chats: 100);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var next = await FitAsync(pace, chats: 100);

        sent.ShouldBe(44);
        next.ShouldBe(44);
    }

    [Fact]
    public async Task Another_tenant_has_limits_of_its_own()
    {
        var pace = Pace();
        await FitAsync(pace, chats: 100);

        var other = await FitAsync(pace, chats: 100, tenant: "other");

        other.ShouldBe(44);
    }

    [Fact]
    public async Task Replicas_divide_what_one_alone_may_send()
    {
        (_options.SendsPerSecond, _options.Replicas) = (48, 4);

        (await FitAsync(Pace(), chats: 100)).ShouldBe(11);
        (await FitAsync(Pace(), chats: 1)).ShouldBe(1);
    }

    [Fact]
    public async Task A_turn_never_waits_and_reminders_wait_for_it()
    {
        var pace = Pace();

        for (var i = 0; i < 200; i++)
        {
            pace.Answered(pace.Count("tenant", "chat"), isTaken: true);
        }

        (await FitAsync(pace, chats: 1)).ShouldBe(0);
    }

    [Fact]
    public async Task A_reminder_waits_until_it_fits()
    {
        var pace = Pace();
        await FitAsync(pace, chats: 100);

        var waiting = WaitAsync(pace, "late").AsTask();
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        var early = waiting.IsCompleted;
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        early.ShouldBeFalse();
        (await waiting.WaitAsync(TimeSpan.FromSeconds(5), Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_wait_that_would_end_at_the_deadline_is_not_begun()
    {
        var pace = Pace();
        pace.Pause("tenant", TimeSpan.FromSeconds(30));

        var refused = await pace.WaitAsync("tenant", "chat", _clock.GetUtcNow().AddSeconds(30), Cancellation);
        var waiting = pace.WaitAsync("tenant", "chat", _clock.GetUtcNow().AddSeconds(30.001), Cancellation).AsTask();

        refused.ShouldBeNull();
        waiting.IsCompleted.ShouldBeFalse();
        pace.NotBefore("tenant", "chat").ShouldBe(_clock.GetUtcNow().AddSeconds(30));
    }

    [Fact]
    public async Task A_pause_holds_every_chat_of_its_tenant_and_no_turn()
    {
        var pace = Pace();
        pace.Pause("tenant", TimeSpan.FromSeconds(20));
        pace.Pause("tenant", TimeSpan.FromSeconds(3));

        _clock.Advance(TimeSpan.FromSeconds(20) - TimeSpan.FromTicks(1));
        var paused = await FitAsync(pace, chats: 1);
        var elsewhere = await FitAsync(pace, chats: 1, tenant: "other");
        pace.Count("tenant", "turn");
        _clock.Advance(TimeSpan.FromTicks(1));
        var over = await FitAsync(pace, chats: 1);

        paused.ShouldBe(0);
        elsewhere.ShouldBe(1);
        over.ShouldBe(1);
    }

    [Fact]
    public void A_pause_is_cut_at_an_hour()
    {
        var pace = Pace();

        pace.Pause("tenant", TimeSpan.FromDays(7));

        pace.NotBefore("tenant", "chat").ShouldBe(_clock.GetUtcNow().AddHours(1));
    }

    [Fact]
    public async Task Idle_conversations_are_forgotten()
    {
        var pace = Pace();
        await FitAsync(pace, chats: 40);

        _clock.Advance(TimeSpan.FromMinutes(59));
        await FitAsync(pace, chats: 1);
        var kept = pace.Conversations;
        _clock.Advance(TimeSpan.FromMinutes(1));
        pace.Count("tenant", "another");

        kept.ShouldBe(40);
        pace.Conversations.ShouldBe(2);
    }

    [Fact]
    public async Task The_time_of_every_round_trip_costs_no_room_once_it_is_known()
    {
        var pace = Pace();
        for (var i = 0; i < 32; i++)
        {
            var learning = pace.Count("elsewhere", conversation: null);
            _clock.Advance(TimeSpan.FromMilliseconds(200));
            pace.Answered(learning, isTaken: true);
        }

        var sent = new List<SentRequest>();
        for (var i = 0; i < 44; i++)
        {
            sent.Add((await WaitAsync(pace, $"chat-{i}"))!);
        }

        _clock.Advance(TimeSpan.FromMilliseconds(200));
        sent.ForEach(s => pace.Answered(s, isTaken: true));

        pace.NotBefore("tenant", "next").ShouldBe(_clock.GetUtcNow().AddMilliseconds(800));
    }

    private SendPace Pace() => new(Options.Create(_options), _telemetry, _clock);

    private ValueTask<SentRequest?> WaitAsync(SendPace pace, string chat) =>
        pace.WaitAsync("tenant", chat, _clock.GetUtcNow().AddSeconds(30), Cancellation);

    /// <summary>How many of so many reminders, each to a chat of its own and answered at once, fit now.</summary>
    private async Task<int> FitAsync(SendPace pace, int chats, string tenant = "tenant")
    {
        for (var chat = 0; chat < chats; chat++)
        {
            if (await pace.WaitAsync(tenant, $"{tenant}-{chat}", _clock.GetUtcNow(), Cancellation) is not { } sent)
            {
                return chat;
            }

            pace.Answered(sent, isTaken: true);
        }

        return chats;
    }
}
