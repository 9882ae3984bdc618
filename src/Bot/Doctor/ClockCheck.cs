using System.Globalization;
using KobanBot.Bot.BotFramework;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Doctor;

/// <summary>Compares this machine's clock with the Date of an answer of the sign-in service: tokens and deadlines depend on it.</summary>
internal sealed class ClockCheck(IOptions<BotOptions> options, IHttpClientFactory clients, TimeProvider clock) : IDoctorCheck
{
    /// <summary>Tokens are taken with five minutes of tolerance (Microsoft.IdentityModel, ClockSkew).</summary>
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    public string Name => "時計";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        using var client = clients.CreateClient();
        DateTimeOffset? there;
        try
        {
            using var answer = await client.GetAsync(options.Value.OpenIdMetadata, HttpCompletionOption.ResponseHeadersRead, cancellation);
            there = answer.Headers.Date;
        }
        catch (HttpRequestException)
        {
            return new Finding(
                Name,
                Verdict.Watch,
                "サインインのサービスに接続できず、時計を確認できません。",
                "受信した要求の検証にも必要です。外向きの通信の制限を確認してください。"
            );
        }

        if (there is not { } date)
        {
            return new Finding(Name, Verdict.Watch, "相手の時刻が分からず、時計を確認できません。");
        }

        var off = (clock.GetUtcNow() - date).Duration();
        var seconds = Math.Round(off.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return off <= Most
            ? new Finding(Name, Verdict.Fine, $"差は{seconds}秒です。")
            : new Finding(Name, Verdict.Broken, $"時計が{seconds}秒ずれています。", "時刻の同期を直してください。トークンが拒否されます。");
    }
}
