using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Connector;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Doctor;

/// <summary>Whether the bot's identity gives a token for the Bot Connector. Without one it cannot say anything by itself.</summary>
internal sealed class IdentityCheck(ConnectorTokens tokens, IOptions<BotOptions> options) : IDoctorCheck
{
    public string Name => "ボットのID";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(options.Value.AppId))
        {
            return new Finding(
                Name,
                Verdict.Unused,
                "アプリIDがありません（開発環境の設定）。",
                "本番環境では Bot:AppId を設定してください。"
            );
        }

        try
        {
            _ = await tokens.GetAsync(refused: null, cancellation);
            return new Finding(Name, Verdict.Fine, "コネクターのトークンを取得できました。");
        }
        catch (Azure.Identity.AuthenticationFailedException)
        {
            return new Finding(
                Name,
                Verdict.Broken,
                "コネクターのトークンを取得できません。ボットから送信できません。",
                "Bot:AppId、Bot:TenantId と、IDがこのアプリに割り当てられていることを確認してください。"
            );
        }
    }
}
