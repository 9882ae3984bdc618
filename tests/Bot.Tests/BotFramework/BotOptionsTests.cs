using KobanBot.Bot.BotFramework;
using KobanBot.Support.BotFramework;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Tests.BotFramework;

public sealed class BotOptionsTests
{
    [Theory]
    [InlineData("Bot:AppId", "not-a-guid", "Bot:AppId must be a GUID.")]
    [InlineData("Bot:TenantId", "", "Bot:TenantId is missing")]
    [InlineData("Bot:ClientSecret", "", "Bot:ClientSecret is missing")]
    [InlineData("Bot:AppType", "Certificate", "Bot:CertificatePath or Bot:CertificateThumbprint is missing")]
    [InlineData("Bot:OpenIdMetadata", "http://login.example/", "Bot:OpenIdMetadata must be an https address.")]
    [InlineData("Bot:MaxBodyBytes", "10", "Bot:MaxBodyBytes must lie")]
    [InlineData("Bot:MaxConcurrentTurns", "0", "Bot:MaxConcurrentTurns must be")]
    [InlineData("Bot:InvokeTimeout", "00:00:00", "every time limit must be positive")]
    [InlineData("Bot:SendsPerSecond", "51", "Bot:SendsPerSecond must lie between Bot:Replicas and 50")]
    [InlineData("Bot:SendsPerSecond", "0", "Bot:SendsPerSecond must lie between Bot:Replicas and 50")]
    [InlineData("Bot:Replicas", "0", "Bot:Replicas must lie between 1 and 7")]
    [InlineData("Bot:Replicas", "8", "Bot:Replicas must lie between 1 and 7")]
    public async Task A_wrong_setting_is_named_and_the_bot_does_not_start(string setting, string value, string sentence)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Bot:AppId"] = TestTokens.AppId,
            ["Bot:TenantId"] = TestTokens.TenantId,
            ["Bot:ClientSecret"] = "not-a-secret",
            [setting] = value,
        };

        var refusal = await Should.ThrowAsync<OptionsValidationException>(() =>
            ProtocolHost.StartAsync((_, _) => Task.CompletedTask, settings)
        );

        refusal.Message.ShouldContain(sentence);
    }

    [Theory]
    [InlineData("Bot:SendsPerSecond", "50")]
    [InlineData("Bot:SendsPerSecond", "1")]
    [InlineData("Bot:Replicas", "1")]
    [InlineData("Bot:Replicas", "7")]
    public async Task The_pace_may_be_set_up_to_its_edges(string setting, string value) =>
        await (
            await ProtocolHost.StartAnonymousAsync(
                (_, _) => Task.CompletedTask,
                settings: new KeyValuePair<string, string?>(setting, value)
            )
        ).DisposeAsync();

    [Fact]
    public async Task A_managed_identity_needs_a_tenant_to_let_in()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Bot:AppId"] = TestTokens.AppId,
            ["Bot:AppType"] = "ManagedIdentity",
        };

        var refusal = await Should.ThrowAsync<OptionsValidationException>(() =>
            ProtocolHost.StartAsync((_, _) => Task.CompletedTask, settings)
        );

        refusal.Message.ShouldContain("Bot:AllowedTenants");
    }

    [Fact]
    public void The_limits_stay_below_those_of_the_channel()
    {
        var options = new BotOptions();

        options.InvokeTimeout.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        options.MessageTurnTimeout.ShouldBeLessThan(TimeSpan.FromSeconds(13));
        options.MaxBodyBytes.ShouldBe(262_144);
        options.EffectiveChannels.ShouldBe(["msteams"]);
    }

    [Theory]
    [InlineData(null, "webchat", true)]
    [InlineData("", "webchat", false)]
    [InlineData("", "msteams", true)]
    [InlineData("webchat", "webchat", true)]
    public void Every_channel_must_be_endorsed_unless_a_setting_lists_which(string? listed, string channel, bool expected)
    {
        var options = new BotOptions { EndorsedChannels = listed?.Split(',', StringSplitOptions.RemoveEmptyEntries) };

        var isNeeded = options.NeedsEndorsement(channel);

        isNeeded.ShouldBe(expected);
    }
}
