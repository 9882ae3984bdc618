using System.Net;
using System.Text;
using KobanBot.Core.Organisation;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Conversations;
using Microsoft.Extensions.Configuration;

namespace KobanBot.Bot.Tests.Outlook;

/// <summary>The sign-in of the page where the bot has a registration: a token of Entra or nothing.</summary>
public sealed class PaneSignInTests : IAsyncLifetime
{
    private const string Pane = "00000000-1111-4222-8333-000000000003";
    private const string Account = "00000000-5555-4666-8777-000000000004";

    private readonly TestKey _key = new("entra-1");
    private FakeOpenId _entra = null!; // Set before any test.
    private BotUnderTest _bot = null!; // Set before any test.

    public async ValueTask InitializeAsync()
    {
        _entra = await FakeOpenId.StartAsync(_key);
        _bot = await BotUnderTest.StartAsync(builder =>
            builder.Configuration.AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Bot:AppId"] = TestTokens.AppId,
                    ["Bot:TenantId"] = TestTokens.TenantId,
                    ["Bot:ClientSecret"] = "not-a-secret",
                    ["Outlook:ClientId"] = Pane,
                    ["Outlook:OpenIdMetadata"] = _entra.MetadataUrl,
                }
            )
        );
        await _bot.Storage.PersonStore.TryLinkAsync(World.Lead.Id, Account, _bot.Clock.GetUtcNow(), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _entra.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task A_token_of_the_page_for_a_person_of_the_tenant_is_taken()
    {
        (await StatusOfAsync(Good)).ShouldBe(HttpStatusCode.OK);
        (
            await StatusOfAsync(Good with { Audience = $"api://{Pane}", Issuer = $"https://sts.windows.net/{TestTokens.TenantId}/" })
        ).ShouldBe(HttpStatusCode.OK);
        (await StatusOfAsync(Good with { More = With(("azp", null), ("appid", Pane)) })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_person_who_is_no_user_is_told_and_not_let_in() =>
        (await StatusOfAsync(Good with { More = With(("oid", "00000000-5555-4666-8777-00000000000f")) })).ShouldBe(
            HttpStatusCode.Forbidden
        );

    [Fact]
    public async Task Everything_else_is_refused()
    {
        var other = "00000000-9999-4999-8999-000000000009";
        using var forged = new TestKey("entra-forged");
        Dictionary<string, TestTokens> wrong = new()
        {
            ["audience: the bot's own"] = Good with { Audience = TestTokens.AppId },
            ["audience: Graph"] = Good with { Audience = "https://graph.microsoft.com" },
            ["audience: none"] = Good with { Audience = null },
            ["issuer: another tenant"] = Good with { Issuer = $"https://login.microsoftonline.com/{other}/v2.0" },
            ["issuer: the channel"] = Good with { Issuer = "https://api.botframework.com" },
            ["tenant: another"] = Good with { More = With(("tid", other)) },
            ["tenant: none"] = Good with { More = With(("tid", null)) },
            ["client: another app"] = Good with { More = With(("azp", other)) },
            ["permission: another"] = Good with { More = With(("scp", "User.Read")) },
            ["permission: none, an application"] = Good with { More = With(("scp", null), ("idtyp", "app")) },
            ["permission: only begins like it"] = Good with { More = With(("scp", "access_as_user_too")) },
            ["person: none"] = Good with { More = With(("oid", null)) },
            ["person: no id"] = Good with { More = With(("oid", "PartitionKey eq")) },
            ["time: over"] = Good with { Expires = _bot.Clock.GetUtcNow().AddMinutes(-6) },
            ["time: not yet"] = Good with { NotBefore = _bot.Clock.GetUtcNow().AddMinutes(6) },
            ["time: none"] = Good with { Expires = null },
            ["signature: none"] = Good with { Algorithm = "none" },
            ["signature: the public key as a secret"] = Good with { Algorithm = "HS256" },
            ["key: unknown"] = Good with { KeyId = "entra-2" },
            ["key: forged under the same name"] = Good with { Key = forged, KeyId = "entra-1" },
            ["key: not named"] = Good with { KeyId = null },
        };

        foreach (var (what, token) in wrong)
        {
            (await StatusOfAsync(token)).ShouldBe(HttpStatusCode.Unauthorized, what);
        }

        (await StatusOfAsync("not.a.token")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusOfAsync("")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusOfAsync((string?)null)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>What a developer's machine believes is believed nowhere else, though this bot too says that it is in Development.</summary>
    [Fact]
    public async Task A_named_account_is_not_believed_where_the_bot_has_a_registration()
    {
        using var answer = await new PaneCalls(_bot.Http, Account).PostAsync("open", Json());

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task While_the_keys_cannot_be_fetched_it_is_an_outage_and_not_a_bad_token()
    {
        _entra.IsDown = true;

        (await StatusOfAsync(Good)).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task The_page_learns_where_to_sign_in_and_no_secret()
    {
        var settings = await _bot.Http.GetStringAsync("/outlook/settings", TestContext.Current.CancellationToken);

        settings.ShouldContain($"\"clientId\":\"{Pane}\"");
        settings.ShouldContain($"\"scope\":\"api://{Pane}/access_as_user\"");
        settings.ShouldContain($"\"authority\":\"https://login.microsoftonline.com/{TestTokens.TenantId}\"");
        settings.ShouldContain("\"development\":false");
        settings.ShouldNotContain("not-a-secret");
    }

    /// <summary>The claims of a good token with some of them changed, or left out.</summary>
    private static Dictionary<string, string?> With(params (string Name, string? Value)[] changed)
    {
        var claims = new Dictionary<string, string?>
        {
            ["tid"] = TestTokens.TenantId,
            ["oid"] = Account,
            ["azp"] = Pane,
            ["scp"] = "access_as_user",
            ["ver"] = "2.0",
        };
        foreach (var (name, value) in changed)
        {
            claims[name] = value;
        }

        return claims;
    }

    private TestTokens Good =>
        new(_key, _bot.Clock.GetUtcNow())
        {
            Audience = Pane,
            Issuer = $"https://login.microsoftonline.com/{TestTokens.TenantId}/v2.0",
            ServiceUrl = null,
            More = With(),
        };

    private Task<HttpStatusCode> StatusOfAsync(TestTokens token) => StatusOfAsync(token.Create());

    private async Task<HttpStatusCode> StatusOfAsync(string? token)
    {
        using var answer = await new PaneCalls(_bot.Http, null).PostAsync("open", Json(), token);
        return answer.StatusCode;
    }

    private static StringContent Json() => new("{}", Encoding.UTF8, "application/json");
}
