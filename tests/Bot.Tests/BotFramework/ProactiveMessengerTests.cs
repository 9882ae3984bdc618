using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Support.BotFramework;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.BotFramework;

/// <summary>Reminders: at least once, counted when in doubt, and patient when the channel asks for it.</summary>
public sealed class ProactiveMessengerTests : IAsyncLifetime
{
    // Waits below 9 s are skipped; the limit of one try is 10 s, that of a call 30 s.
    private readonly SkippingClock _clock = new(AuthenticatedChannel.Now, TimeSpan.FromSeconds(9));
    private AuthenticatedChannel _channel = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FakeConnector Connector => _channel.Connector;

    private IProactiveMessenger Messenger => _channel.Host.Services.GetRequiredService<IProactiveMessenger>();

    public async ValueTask InitializeAsync() => _channel = await AuthenticatedChannel.StartAsync(clock: _clock);

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_reminder_in_doubt_is_sent_again_and_the_repetitions_are_counted(int status)
    {
        var fault = status == 0 ? ConnectorFault.Reset : ConnectorFault.Answer(status);
        Connector.FailNext(fault, fault, fault);

        var result = await RemindAsync();

        result.ShouldBe(new SendResult(SendOutcome.Sent, "sent-4") { AmbiguousRepeats = 3 });
        Connector.Requests.Count(r => r.Json.TryGetProperty("replyToId", out _)).ShouldBe(0);
    }

    [Fact]
    public async Task After_three_repetitions_a_reminder_is_left_in_doubt()
    {
        Connector.FaultOf = _ => ConnectorFault.Answer(504);

        var result = await RemindAsync();

        result.ShouldBe(new SendResult(SendOutcome.Ambiguous, null) { AmbiguousRepeats = 3 });
        Connector.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_clear_refusal_after_a_doubtful_try_leaves_the_doubt()
    {
        Connector.FailNext(ConnectorFault.Reset, ConnectorFault.Code(400, "BadArgument"));

        var result = await RemindAsync();

        result.ShouldBe(new SendResult(SendOutcome.Ambiguous, null) { AmbiguousRepeats = 1 });
    }

    [Theory]
    [InlineData(500)]
    [InlineData(400)]
    public async Task What_will_not_get_better_is_not_repeated_for_a_reminder_either(int status)
    {
        Connector.FailNext(ConnectorFault.Answer(status));

        var result = await RemindAsync();

        result.AmbiguousRepeats.ShouldBe(0);
        result.Outcome.ShouldBe(status == 500 ? SendOutcome.Ambiguous : SendOutcome.Failed);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    public async Task What_certainly_did_not_arrive_is_repeated_without_doubt(int status)
    {
        Connector.FailNext(ConnectorFault.Answer(status), ConnectorFault.Answer(status));

        var result = await RemindAsync();

        result.ShouldBe(new SendResult(SendOutcome.Sent, "sent-3"));
    }

    [Fact]
    public async Task A_retry_after_holds_back_what_goes_to_others_too()
    {
        Connector.FailNext(ConnectorFault.Answer(429, retryAfter: "7"));
        var first = RemindAsync();
        await Connector.NextAsync(Cancellation);
        await first;
        var asked = _clock.Waits.Count;

        Connector.FailNext(ConnectorFault.Answer(429, retryAfter: "40"));
        var long1 = await RemindAsync();
        var other = await RemindAsync("another chat");

        asked.ShouldBeGreaterThan(0);
        long1.Outcome.ShouldBe(SendOutcome.Postponed);
        other.Outcome.ShouldBe(SendOutcome.Postponed);
        other.NotBefore.ShouldBe(_clock.GetUtcNow().AddSeconds(40));
        Connector.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    public async Task Throttling_that_does_not_say_how_long_postpones_all_for_a_minute(int status)
    {
        // So little time that the first answer is the last.
        var clock = new FakeTimeProvider(AuthenticatedChannel.Now);
        await using var channel = await AuthenticatedChannel.StartAsync(
            clock: clock,
            settings: KeyValuePair.Create("Bot:ProactiveTimeout", (string?)"00:00:00.2")
        );
        var messenger = channel.Host.Services.GetRequiredService<IProactiveMessenger>();
        Task<SendResult> Remind(string chat) => messenger.SendReminderAsync(Reference(chat), OutboundMessage.OfText("x"), Cancellation);
        var away = clock.GetUtcNow().AddMinutes(5);
        channel.Connector.FaultOf = _ => clock.GetUtcNow() < away ? ConnectorFault.Answer(status) : null;

        for (var minute = 0; minute < 5; minute++)
        {
            var postponed = new SendResult(SendOutcome.Postponed, null) { NotBefore = clock.GetUtcNow().AddMinutes(1) };
            (await Remind("chat")).ShouldBe(postponed);
            (await Remind("another chat")).ShouldBe(postponed);
            channel.Connector.Requests.Count.ShouldBe(minute + 1);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await Remind("chat")).Outcome.ShouldBe(SendOutcome.Sent);
        (await Remind("another chat")).Outcome.ShouldBe(SendOutcome.Sent);
    }

    [Fact]
    public async Task A_turn_is_answered_while_reminders_are_held_back()
    {
        Connector.FailNext(ConnectorFault.Answer(429, retryAfter: "40"));
        await RemindAsync();
        var turn = new ConnectorTarget(Payloads.ServiceUrl, _clock.GetUtcNow().AddSeconds(20)) { TenantId = "tenant" };

        var id = await _channel
            .Host.Services.GetRequiredService<ConnectorClient>()
            .SendAsync(turn, "chat", """{"type":"message"}"""u8.ToArray(), Cancellation);

        id.ShouldBe("sent-2");
    }

    [Fact]
    public async Task When_the_pause_is_over_a_postponed_reminder_goes_out()
    {
        Connector.FailNext(ConnectorFault.Answer(429, retryAfter: "40"));
        var postponed = await RemindAsync();

        _clock.Advance(postponed.NotBefore!.Value - _clock.GetUtcNow());
        var sent = await RemindAsync();

        sent.Outcome.ShouldBe(SendOutcome.Sent);
    }

    [Fact]
    public async Task An_update_waits_in_the_same_line()
    {
        Connector.FailNext(ConnectorFault.Answer(429, retryAfter: "40"));
        await RemindAsync();

        var refusal = await Should.ThrowAsync<ConnectorException>(() =>
            Messenger.UpdateAsync(Reference("chat"), "m1", OutboundMessage.OfText("x"), Cancellation)
        );

        refusal.Error.Code.ShouldBe(ConnectorError.NoRoom);
        refusal.IsAmbiguous.ShouldBeFalse();
    }

    [Fact(Timeout = 30_000)]
    public async Task Only_so_many_are_on_their_way_at_once()
    {
        var gate = new TaskCompletionSource();
        var underWay = 0;
        var most = 0;
        Connector.Gate = async () =>
        {
            var now = Interlocked.Increment(ref underWay);
            most = Math.Max(most, now);
            await gate.Task;
            Interlocked.Decrement(ref underWay);
        };

        var sending = Enumerable.Range(0, 20).Select(n => RemindAsync($"chat-{n}")).ToList();
        while (Volatile.Read(ref underWay) < 16)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        gate.SetResult();
        var results = await Task.WhenAll(sending);

        most.ShouldBe(16);
        results.ShouldAllBe(r => r.Outcome == SendOutcome.Sent);
    }

    [Theory]
    [InlineData("ConversationNotFound")]
    [InlineData("NotFound")]
    public async Task A_chat_that_was_deleted_is_created_anew_and_gets_the_message(string code)
    {
        Connector.FailNext(ConnectorFault.Code(404, code));

        var result = await RemindAsync();

        result.Outcome.ShouldBe(SendOutcome.Sent);
        Connector.Requests.Select(r => r.Operation).ShouldBe(["send", "create", "send"]);
        var created = Connector.Requests.ElementAt(1).Json;
        created.GetProperty("members")[0].GetProperty("id").GetString().ShouldBe("29:officer");
        created.GetProperty("bot").GetProperty("id").GetString().ShouldBe("28:bot");
        created.GetProperty("tenantId").GetString().ShouldBe("tenant");
        Connector.Requests.Last().ConversationId.ShouldBe("a:sent-2");
    }

    /// <summary>Of whom Teams has told nothing but the account: a chat is created by the object id, without a message.</summary>
    [Fact]
    public async Task A_first_chat_is_opened_by_the_object_id_of_the_account()
    {
        var opened = await Messenger.OpenAsync(Stranger(), Cancellation);

        var created = Connector.Requests.ShouldHaveSingleItem();
        created.Operation.ShouldBe("create");
        created.Json.GetProperty("members")[0].GetProperty("id").GetString().ShouldBe("account");
        created.Json.TryGetProperty("activity", out _).ShouldBeFalse();
        opened.ShouldNotBeNull().ConversationId.ShouldNotBeEmpty();
        opened.UserAadObjectId.ShouldBe("account");
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(404, "ConversationNotFound")]
    public async Task A_first_chat_that_is_refused_is_none_and_no_failure(int status, string code)
    {
        Connector.FaultOf = _ => ConnectorFault.Code(status, code);

        (await Messenger.OpenAsync(Stranger(), Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_chat_that_cannot_be_created_anew_is_not_found_and_nobody_is_called_unreachable_yet()
    {
        Connector.FaultOf = _ => ConnectorFault.Code(404, "ConversationNotFound");

        (await RemindAsync()).Outcome.ShouldBe(SendOutcome.NotFound);
    }

    [Fact]
    public async Task Whom_the_new_chat_is_refused_to_is_out_of_reach()
    {
        Connector.FailNext(ConnectorFault.Code(404, "ConversationNotFound"), ConnectorFault.Code(403, "ForbiddenOperationException"));

        (await RemindAsync()).Outcome.ShouldBe(SendOutcome.Unreachable);
    }

    private Task<SendResult> RemindAsync(string conversation = "chat") =>
        Messenger.SendReminderAsync(Reference(conversation), OutboundMessage.OfText("本日の対応事項"), Cancellation);

    private static StoredReference Reference(string conversation) =>
        new()
        {
            ServiceUrl = Payloads.ServiceUrl,
            ChannelId = "msteams",
            ConversationId = conversation,
            TenantId = "tenant",
            BotId = "28:bot",
            UserId = "29:officer",
        };

    private static StoredReference Stranger() =>
        new()
        {
            ServiceUrl = Payloads.ServiceUrl,
            ChannelId = "msteams",
            ConversationId = "",
            ConversationType = "personal",
            TenantId = "tenant",
            BotId = "28:bot",
            UserAadObjectId = "account",
        };
}
