using KobanBot.Support.BotFramework;

namespace KobanBot.Bot.Tests.BotFramework;

public sealed class EmulatorTokensTests
{
    private const string EmulatorIssuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";

    [Theory]
    [InlineData("Development", TestTokens.AppId, 200)]
    [InlineData("Development", TestTokens.TenantId, 401)]
    [InlineData("Development", null, 401)]
    [InlineData("Production", TestTokens.AppId, 401)]
    public async Task An_emulators_token_is_taken_in_development_from_our_own_app_only(string environment, string? app, int expected)
    {
        using var key = new TestKey("emulator-key");
        await using var openId = await FakeOpenId.StartAsync(key);
        await using var host = await StartAsync(environment, openId);
        var token = Token(key, app);

        using var answer = await host.PostAsync(Payloads.Message(), TestContext.Current.CancellationToken, token.Create());

        ((int)answer.StatusCode).ShouldBe(expected);
    }

    [Fact]
    public async Task An_issuer_of_another_tenant_is_not_taken()
    {
        using var key = new TestKey("emulator-key");
        await using var openId = await FakeOpenId.StartAsync(key);
        await using var host = await StartAsync("Development", openId);
        var token = Token(key, TestTokens.AppId) with { Issuer = $"https://sts.windows.net/{TestTokens.AppId}/" };

        using var answer = await host.PostAsync(Payloads.Message(), TestContext.Current.CancellationToken, token.Create());

        ((int)answer.StatusCode).ShouldBe(401);
    }

    private static TestTokens Token(TestKey key, string? app) =>
        new(key, TimeProvider.System.GetUtcNow())
        {
            Issuer = EmulatorIssuer,
            ServiceUrl = null,
            CallerAppId = app,
        };

    private static Task<ProtocolHost> StartAsync(string environment, FakeOpenId openId) =>
        ProtocolHost.StartAsync(
            (_, _) => Task.CompletedTask,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Bot:AppId"] = TestTokens.AppId,
                ["Bot:TenantId"] = TestTokens.TenantId,
                ["Bot:ClientSecret"] = "not-a-secret",
                ["Bot:EmulatorTokens"] = "true",
                ["Bot:OpenIdMetadata"] = openId.MetadataUrl,
                ["Bot:EmulatorOpenIdMetadata"] = openId.MetadataUrl,
            },
            environment
        );
}
