using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Support.BotFramework;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.BotFramework;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private static readonly byte[] Hello = """{"type":"message","text":"こんにちは"}"""u8.ToArray();

    // Waits below 9 s are skipped; the limit of one try is 10 s.
    private readonly SkippingClock _clock = new(AuthenticatedChannel.Now, TimeSpan.FromSeconds(9));
    private AuthenticatedChannel _channel = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FakeConnector Connector => _channel.Connector;

    private ConnectorClient Client => _channel.Host.Services.GetRequiredService<ConnectorClient>();

    private IProactiveMessenger Messenger => _channel.Host.Services.GetRequiredService<IProactiveMessenger>();

    private ConnectorTarget Target => new(Payloads.ServiceUrl, _clock.GetUtcNow().AddSeconds(60));

    private static StoredReference Reference =>
        new()
        {
            ServiceUrl = Payloads.ServiceUrl,
            ChannelId = "msteams",
            ConversationId = Payloads.Conversation,
            BotId = "28:bot",
            UserId = "29:officer",
        };

    public static TheoryData<int, string?> WaitingAnswers =>
        new()
        {
            { 429, "2" },
            { 429, null },
            { 429, "soon" },
            { 412, null },
        };

    public async ValueTask InitializeAsync() => _channel = await AuthenticatedChannel.StartAsync(clock: _clock);

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    [Fact]
    public async Task Every_id_in_a_path_is_encoded_and_the_headers_are_set()
    {
        await Client.ReplyAsync(Target, "19:x@thread.tacv2;messageid=1/2", "f:a b?#", Hello, Cancellation);

        var request = Connector.Requests.ShouldHaveSingleItem();
        request.RawPath.ShouldBe("/jp/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D1%2F2/activities/f%3Aa%20b%3F%23");
        request.Authorization.ShouldBe("Bearer token-1");
        request.UserAgent.ShouldStartWith("KobanBot/");
        request.Text.ShouldBe("こんにちは");
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_climb_to_another_route_is_refused(string id)
    {
        await Should.ThrowAsync<ArgumentException>(() => Client.DeleteAsync(Target, Payloads.Conversation, id, Cancellation));

        Connector.Requests.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(WaitingAnswers))]
    public async Task A_throttled_or_colliding_send_is_repeated(int status, string? retryAfter)
    {
        Connector.FailNext(ConnectorFault.Answer(status, retryAfter: retryAfter), ConnectorFault.Answer(status, retryAfter: retryAfter));

        var id = await Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation);

        id.ShouldBe("sent-3");
        Connector.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Retry_after_is_honoured()
    {
        Connector.FailNext(ConnectorFault.Answer(429, retryAfter: "7"));

        await Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation);

        _clock.Waits.ShouldHaveSingleItem().ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_wait_beyond_the_deadline_is_not_begun()
    {
        Connector.FailNext(ConnectorFault.Answer(429, retryAfter: "61"));

        var refusal = await Should.ThrowAsync<ConnectorException>(() =>
            Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation)
        );

        refusal.Error.Status.ShouldBe(429);
        refusal.IsAmbiguous.ShouldBeFalse();
        _clock.Waits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task An_ambiguous_send_is_never_repeated(int status)
    {
        Connector.FailNext(status == 0 ? ConnectorFault.Reset : ConnectorFault.Answer(status));

        var refusal = await Should.ThrowAsync<ConnectorException>(() =>
            Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation)
        );

        refusal.IsAmbiguous.ShouldBeTrue();
        refusal.Error.Status.ShouldBe(status);
        Connector.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task An_update_is_repeated_until_it_succeeds(int status)
    {
        var fault = status == 0 ? ConnectorFault.Reset : ConnectorFault.Answer(status);
        Connector.FailNext(fault, fault, fault, fault);

        var isFound = await Client.UpdateAsync(Target, Payloads.Conversation, "m1", Hello, Cancellation);

        isFound.ShouldBeTrue();
        Connector.Requests.Count.ShouldBe(5);
        _clock.Waits.Count.ShouldBe(4);
    }

    [Fact]
    public async Task An_update_is_given_up_after_five_tries()
    {
        Connector.FaultOf = _ => ConnectorFault.Answer(503);

        var refusal = await Should.ThrowAsync<ConnectorException>(() =>
            Client.UpdateAsync(Target, Payloads.Conversation, "m1", Hello, Cancellation)
        );

        refusal.Error.Status.ShouldBe(503);
        Connector.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_connector_that_cannot_be_connected_to_got_nothing_so_a_send_is_repeated_and_unambiguous()
    {
        await Connector.DisposeAsync();

        var refusal = await Should.ThrowAsync<ConnectorException>(() =>
            Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation)
        );

        refusal.IsAmbiguous.ShouldBeFalse();
        _clock.Waits.Count.ShouldBe(4);
    }

    [Fact]
    public async Task An_empty_or_broken_answer_to_a_send_is_a_success_without_id()
    {
        Connector.FailNext(ConnectorFault.EmptyAnswer, ConnectorFault.Answer(202, "not json"), ConnectorFault.PartialAnswer);

        string?[] ids =
        [
            await Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation),
            await Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation),
            await Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation),
        ];

        ids.ShouldBe([null, null, null]);
        Connector.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_broken_answer_to_a_read_is_read_again()
    {
        Connector.SetMembers(Payloads.Conversation, """{"id":"29:a"}""");
        Connector.FailNext(ConnectorFault.PartialAnswer);

        var member = await Client.FindMemberAsync(Target, Payloads.Conversation, "29:a", Cancellation);

        member.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_message_that_is_gone_is_not_found()
    {
        Connector.FailNext(ConnectorFault.Code(404, "ActivityNotFoundInConversation"), ConnectorFault.Code(404, "ConversationNotFound"));

        var isUpdated = await Client.UpdateAsync(Target, Payloads.Conversation, "m1", Hello, Cancellation);
        var isDeleted = await Client.DeleteAsync(Target, Payloads.Conversation, "m1", Cancellation);

        isUpdated.ShouldBeFalse();
        isDeleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_the_call_sent_again()
    {
        Connector.FailNext(ConnectorFault.Answer(401, """{"message":"Authorization has been denied for this request."}"""));

        var id = await Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation);

        id.ShouldNotBeNull();
        Connector.Requests.Select(request => request.Authorization).ShouldBe(["Bearer token-1", "Bearer token-2"]);
    }

    [Fact]
    public async Task A_second_refusal_of_the_token_is_final()
    {
        Connector.FaultOf = _ => ConnectorFault.Code(401, "BotNotRegistered");

        var refusal = await Should.ThrowAsync<ConnectorException>(() =>
            Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation)
        );

        refusal.Error.ShouldBe(new ConnectorError(401, "BotNotRegistered"));
        Connector.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_is_kept_until_five_minutes_before_its_end()
    {
        await Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation);
        _clock.Advance(TimeSpan.FromMinutes(55) - TimeSpan.FromSeconds(1));
        await Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation);
        var before = _channel.Credential.Issued;
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation);

        before.ShouldBe(1);
        _channel.Credential.Issued.ShouldBe(2);
    }

    [Theory]
    [InlineData("http://smba.trafficmanager.net/jp/")]
    [InlineData("https://evil-botframework.com/")]
    [InlineData("https://botframework.com.evil.example/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("not a url")]
    public async Task The_token_goes_to_trusted_hosts_only(string serviceUrl)
    {
        var refusal = await Should.ThrowAsync<ConnectorException>(() =>
            Client.SendAsync(Target with { ServiceUrl = serviceUrl }, Payloads.Conversation, Hello, Cancellation)
        );

        refusal.Error.Code.ShouldBe("UntrustedServiceUrl");
        Connector.Requests.ShouldBeEmpty();
        _channel.Credential.Issued.ShouldBe(0);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/jp")]
    [InlineData("https://SMBA.TRAFFICMANAGER.NET/jp/")]
    [InlineData("https://europe.botframework.com/")]
    public async Task A_trusted_host_and_what_lies_under_it_get_the_token(string serviceUrl)
    {
        await Client.SendAsync(Target with { ServiceUrl = serviceUrl }, Payloads.Conversation, Hello, Cancellation);

        Connector.Requests.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer token-1");
    }

    [Fact]
    public async Task A_redirect_is_a_refusal()
    {
        Connector.FailNext(ConnectorFault.Answer(307));

        var refusal = await Should.ThrowAsync<ConnectorException>(() =>
            Client.SendAsync(Target, Payloads.Conversation, Hello, Cancellation)
        );

        refusal.Error.Status.ShouldBe(307);
    }

    [Fact]
    public async Task A_member_is_read_with_either_name_of_the_object_id()
    {
        Connector.SetMembers(
            Payloads.Conversation,
            """{"id":"29:a","name":"架空 一郎","userPrincipalName":"a@example.jp","aadObjectId":"o1","tenantId":"t1"}""",
            """{"id":"29:b","objectId":"o2","givenName":null}"""
        );

        var first = await Client.FindMemberAsync(Target, Payloads.Conversation, "29:a", Cancellation);
        var second = await Client.FindMemberAsync(Target, Payloads.Conversation, "29:b", Cancellation);

        first.ShouldBe(new ConversationMember("29:a", "架空 一郎", "a@example.jp", "o1", "t1"));
        second!.AadObjectId.ShouldBe("o2");
    }

    [Fact]
    public async Task Where_single_members_and_pages_are_not_known_all_members_are_asked_for()
    {
        Connector.HasMemberRoutes = false;
        Connector.SetMembers(Payloads.Conversation, """{"id":"29:a"}""", """{"id":"29:b","name":"b"}""");

        var member = await Client.FindMemberAsync(Target, Payloads.Conversation, "29:b", Cancellation);

        member!.Name.ShouldBe("b");
        Connector.Requests.Select(request => request.Operation).ShouldBe(["member", "pagedmembers", "members"]);
    }

    [Fact]
    public async Task Members_are_read_page_by_page()
    {
        Connector.MembersPerPage = 2;
        Connector.SetMembers(Payloads.Conversation, [.. Enumerable.Range(1, 5).Select(n => $$"""{"id":"29:{{n}}"}""")]);

        var members = await Client.GetMembersAsync(Target, Payloads.Conversation, Cancellation);

        members.Select(member => member.Id).ShouldBe(["29:1", "29:2", "29:3", "29:4", "29:5"]);
    }

    [Fact]
    public async Task A_conversation_is_created()
    {
        var created = await Client.CreateConversationAsync(Target, """{"isGroup":false}"""u8.ToArray(), Cancellation);

        created.Id.ShouldBe("a:sent-1");
    }

    [Theory]
    [InlineData("MessageWritesBlocked", nameof(SendOutcome.Unreachable))]
    [InlineData("ConversationBlockedByUser", nameof(SendOutcome.Unreachable))]
    [InlineData("BotNotInConversationRoster", nameof(SendOutcome.Unreachable))]
    [InlineData("ForbiddenOperationException", nameof(SendOutcome.Unreachable))]
    [InlineData("NotEnoughPermissions", nameof(SendOutcome.Failed))]
    [InlineData("NobodyKnowsThisOne", nameof(SendOutcome.Failed))]
    public async Task A_403_says_whether_the_person_can_be_reached(string code, string expected)
    {
        Connector.FailNext(ConnectorFault.Code(403, code));

        var result = await Messenger.SendAsync(Reference, OutboundMessage.OfText("x"), Cancellation);

        var outcome = Enum.Parse<SendOutcome>(expected);
        result.ShouldBe(new SendResult(outcome, null) { Refusal = outcome == SendOutcome.Failed ? $"403 {code}" : null });
    }

    [Fact]
    public async Task A_bot_that_the_tenant_has_switched_off_is_nobodys_unreachability()
    {
        Connector.FailNext(ConnectorFault.Code(403, "BotDisabledByAdmin"));
        var now = _channel.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow();

        var result = await Messenger.SendAsync(Reference, OutboundMessage.OfText("x"), Cancellation);

        result.ShouldBe(new SendResult(SendOutcome.Postponed, null) { NotBefore = now.AddMinutes(30) });
        (await Messenger.SendAsync(Reference, OutboundMessage.OfText("x"), Cancellation)).Outcome.ShouldBe(SendOutcome.Sent);
    }

    [Fact]
    public async Task Without_a_token_a_proactive_send_fails_and_certainly_did_not_arrive()
    {
        _channel.Credential.IsAway = true;

        var result = await Messenger.SendAsync(Reference, OutboundMessage.OfText("x"), Cancellation);
        _channel.Credential.IsAway = false;

        result.ShouldBe(new SendResult(SendOutcome.Failed, null));
        Connector.Requests.ShouldBeEmpty();
        (await Messenger.SendAsync(Reference, OutboundMessage.OfText("x"), Cancellation)).Outcome.ShouldBe(SendOutcome.Sent);
    }

    [Fact]
    public async Task A_proactive_send_reports_its_ambiguity_and_its_success()
    {
        Connector.FailNext(ConnectorFault.Reset);

        var ambiguous = await Messenger.SendAsync(Reference, OutboundMessage.OfText("x"), Cancellation);
        var sent = await Messenger.SendAsync(Reference, OutboundMessage.OfCard("""{"type":"AdaptiveCard"}""", "通知"), Cancellation);

        ambiguous.Outcome.ShouldBe(SendOutcome.Ambiguous);
        sent.ShouldBe(new SendResult(SendOutcome.Sent, "sent-2"));
        Connector.Requests.Last().Card.GetProperty("type").GetString().ShouldBe("AdaptiveCard");
        Connector.Requests.Last().Json.GetProperty("summary").GetString().ShouldBe("通知");
    }
}
