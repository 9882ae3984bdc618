using Azure.Core;
using KobanBot.Bot.Graph.Mail;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace KobanBot.Bot.Doctor;

/// <summary>Whether the identity's token for Graph carries the permission to send mail. The scope on one mailbox is known to Exchange alone.</summary>
internal sealed class MailCheck(MailCredential credential, IOptions<MailOptions> options) : IDoctorCheck
{
    private const string Permission = "Mail.Send";
    private static readonly TokenRequestContext Graph = new(["https://graph.microsoft.com/.default"]);

    public string Name => "メール";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (!options.Value.IsOn)
        {
            return new Finding(Name, Verdict.Unused, "メールは使わない設定です。");
        }

        var token = await credential.Create().GetTokenAsync(Graph, cancellation);
        var roles = new JsonWebTokenHandler().CanReadToken(token.Token)
            ? new JsonWebToken(token.Token).Claims.Where(c => c.Type == "roles").Select(c => c.Value).ToList()
            : [];
        return roles.Contains(Permission)
            ? new Finding(Name, Verdict.Fine, $"{Permission} の権限があります。送信元の制限は Exchange Online で確認してください。")
            : new Finding(
                Name,
                Verdict.Broken,
                $"{Permission} の権限がありません。",
                "アプリケーションの権限を付与し、送信元のメールボックスに限定してください（docs/operations.md）。"
            );
    }
}
