using System.Text.Json.Nodes;
using KobanBot.Support.BotFramework;

namespace KobanBot.Bot.Tests.BotFramework;

public sealed class ChannelTokensTests : IAsyncLifetime
{
    private AuthenticatedChannel _channel = null!;

    public static TheoryData<string> WrongTokens => [.. Wrong.Keys];

    private static readonly Dictionary<string, Func<TestTokens, TestKey, string?>> Wrong = new(StringComparer.Ordinal)
    {
        ["none at all"] = (_, _) => null,
        ["garbage"] = (_, _) => "garbage",
        ["three parts of garbage"] = (_, _) => "a.b.c",
        ["five parts"] = (good, _) => good.Create() + ".e.f",
        ["alg none"] = (good, _) => (good with { Algorithm = "none" }).Create(),
        ["HS256 with the public key"] = (good, _) => (good with { Algorithm = "HS256" }).Create(),
        ["PS256"] = (good, _) => (good with { Algorithm = "PS256" }).Create(),
        ["wrong issuer"] = (good, _) => (good with { Issuer = "https://api.botframework.example" }).Create(),
        ["no issuer"] = (good, _) => (good with { Issuer = null }).Create(),
        ["an Emulator's issuer"] = (good, _) => (good with { Issuer = $"https://sts.windows.net/{TestTokens.TenantId}/" }).Create(),
        ["wrong audience"] = (good, _) => (good with { Audience = TestTokens.TenantId }).Create(),
        ["no audience"] = (good, _) => (good with { Audience = null }).Create(),
        ["expired by more than the grace"] = (good, _) => (good with { Expires = good.Now.AddMinutes(-5).AddSeconds(-1) }).Create(),
        ["without an end"] = (good, _) => (good with { Expires = null }).Create(),
        ["not yet valid"] = (good, _) => (good with { NotBefore = good.Now.AddMinutes(5).AddSeconds(1) }).Create(),
        ["signed by another key of the same name"] = (good, other) => (good with { Key = other, KeyId = "key-1" }).Create(),
        ["unknown key"] = (good, other) => (good with { Key = other, KeyId = "key-2" }).Create(),
        ["no key id"] = (good, _) => (good with { KeyId = null }).Create(),
        ["wrong service url"] = (good, _) => (good with { ServiceUrl = "https://smba.trafficmanager.net/emea/" }).Create(),
        ["no service url"] = (good, _) => (good with { ServiceUrl = null }).Create(),
        ["tampered"] = (good, _) => good.Create().Replace(".eyJ", ".eyK", StringComparison.Ordinal),
    };

    public async ValueTask InitializeAsync() => _channel = await AuthenticatedChannel.StartAsync();

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task A_wrong_token_is_401_without_a_turn(string kind)
    {
        using var other = new TestKey("key-2", "msteams");
        var token = Wrong[kind](_channel.Token, other);

        var status = await _channel.StatusOfAsync(token);

        status.ShouldBe(401);
        _channel.Turns.ShouldBe(0);
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task A_right_token_of_each_allowed_algorithm_passes(string algorithm)
    {
        var token = (_channel.Token with { Algorithm = algorithm }).Create();

        var status = await _channel.StatusOfAsync(token);

        status.ShouldBe(200);
        _channel.Turns.ShouldBe(1);
    }

    [Fact]
    public async Task Five_minutes_of_grace_count_on_both_sides()
    {
        var early = _channel.Token with { NotBefore = _channel.Token.Now.AddMinutes(5) };
        var late = _channel.Token with { NotBefore = null, Expires = _channel.Token.Now.AddMinutes(-5) };

        var statuses = new[] { await _channel.StatusOfAsync(early.Create()), await _channel.StatusOfAsync(late.Create()) };

        statuses.ShouldBe([200, 200]);
    }

    [Fact]
    public async Task A_token_that_passed_once_does_not_outlive_its_end()
    {
        var token = (_channel.Token with { Expires = _channel.Token.Now.AddMinutes(-4) }).Create();
        var before = await _channel.StatusOfAsync(token);

        _channel.Clock.Advance(TimeSpan.FromSeconds(61));
        var after = await _channel.StatusOfAsync(token);

        before.ShouldBe(200);
        after.ShouldBe(401);
    }

    [Theory]
    [InlineData("https://SMBA.trafficmanager.net/jp")]
    [InlineData("https://smba.trafficmanager.net/jp/")]
    public async Task The_service_url_is_compared_without_case_and_trailing_slash(string claimed)
    {
        var token = (_channel.Token with { ServiceUrl = claimed }).Create();

        var status = await _channel.StatusOfAsync(token);

        status.ShouldBe(200);
    }

    [Fact]
    public async Task A_key_that_is_not_endorsed_for_the_channel_is_403()
    {
        using var unendorsed = new TestKey("key-3", "webchat");
        _channel.OpenId.Keys = [_channel.Key, unendorsed];
        var token = (_channel.Token with { Key = unendorsed, KeyId = "key-3" }).Create();

        var status = await _channel.StatusOfAsync(token);

        status.ShouldBe(403);
        _channel.Turns.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("webchat")]
    [InlineData("MSTEAMS")]
    public async Task An_empty_or_unconfigured_channel_is_403(string channelId)
    {
        var body = Payloads.Message(change: activity => activity["channelId"] = channelId);

        var status = await _channel.StatusOfAsync(_channel.Token.Create(), body);

        status.ShouldBe(403);
    }

    [Fact]
    public async Task A_tenant_that_is_not_allowed_is_403()
    {
        var other = Payloads.Message(change: activity => activity["conversation"]!["tenantId"] = TestTokens.AppId);
        var none = Payloads.Message(change: WithoutTenant);

        var statuses = new[]
        {
            await _channel.StatusOfAsync(_channel.Token.Create(), other),
            await _channel.StatusOfAsync(_channel.Token.Create(), none),
        };

        statuses.ShouldBe([403, 403]);
        _channel.Turns.ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tenant_in_the_channel_data_is_enough(bool isEmptyInTheConversation)
    {
        var body = Payloads.Message(change: activity =>
        {
            activity["conversation"]!.AsObject().Remove("tenantId");
            if (isEmptyInTheConversation)
            {
                activity["conversation"]!["tenantId"] = "";
            }
        });

        var status = await _channel.StatusOfAsync(_channel.Token.Create(), body);

        status.ShouldBe(200);
    }

    [Fact]
    public async Task A_new_key_of_the_channel_is_found_by_one_more_fetch()
    {
        await _channel.StatusOfAsync(_channel.Token.Create());
        using var rolled = new TestKey("key-9", "msteams");
        _channel.OpenId.Keys = [rolled];

        var status = await _channel.StatusOfAsync((_channel.Token with { Key = rolled, KeyId = "key-9" }).Create());

        status.ShouldBe(200);
        _channel.OpenId.KeyFetches.ShouldBe(2);
    }

    [Fact]
    public async Task Invented_keys_cause_one_fetch_a_minute_at_most()
    {
        using var invented = new TestKey("invented");
        for (var i = 0; i < 20; i++)
        {
            await _channel.StatusOfAsync((_channel.Token with { Key = invented, KeyId = $"invented-{i}" }).Create());
        }

        var within = _channel.OpenId.KeyFetches;
        _channel.Clock.Advance(TimeSpan.FromMinutes(1));
        await _channel.StatusOfAsync((_channel.Token with { Key = invented, KeyId = "invented-next" }).Create());

        within.ShouldBe(2);
        _channel.OpenId.KeyFetches.ShouldBe(3);
    }

    [Fact]
    public async Task Keys_that_cannot_be_fetched_are_an_outage_and_not_a_bad_token()
    {
        _channel.OpenId.IsDown = true;
        var during = await _channel.StatusOfAsync(_channel.Token.Create());

        _channel.OpenId.IsDown = false;
        _channel.Clock.Advance(TimeSpan.FromSeconds(5));
        var after = await _channel.StatusOfAsync(_channel.Token.Create());

        during.ShouldBe(503);
        after.ShouldBe(200);
    }

    [Fact]
    public async Task Known_keys_go_on_working_while_the_channel_is_down()
    {
        await _channel.StatusOfAsync(_channel.Token.Create());
        _channel.OpenId.IsDown = true;
        _channel.Clock.Advance(TimeSpan.FromHours(13));

        var status = await _channel.StatusOfAsync(_channel.Token.Create());

        status.ShouldBe(200);
    }

    [Fact]
    public async Task A_replayed_delivery_has_one_effect()
    {
        var token = _channel.Token.Create();
        await _channel.StatusOfAsync(token);

        var replayed = await _channel.StatusOfAsync(token);

        replayed.ShouldBe(200);
        _channel.Turns.ShouldBe(1);
    }

    [Fact]
    public async Task No_token_or_text_reaches_the_log()
    {
        var good = _channel.Token.Create();
        await _channel.StatusOfAsync(good);
        await _channel.StatusOfAsync((_channel.Token with { Issuer = "wrong" }).Create());

        _channel.Host.Logs.Lines.ShouldContain(line => line.Contains("refused with 401"));
        _channel.Host.Logs.Lines.ShouldNotContain(line => line.Contains("eyJ") || line.Contains("記録") || line.Contains("花子"));
    }

    private static void WithoutTenant(JsonObject activity)
    {
        activity["conversation"]!.AsObject().Remove("tenantId");
        activity.Remove("channelData");
    }
}
