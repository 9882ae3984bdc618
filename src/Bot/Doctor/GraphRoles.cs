using Azure.Core;
using KobanBot.Bot.Graph.Mail;
using Microsoft.IdentityModel.JsonWebTokens;

namespace KobanBot.Bot.Doctor;

/// <summary>The application permissions of Graph that the identity's token carries.</summary>
internal static class GraphRoles
{
    private static readonly TokenRequestContext Graph = new(["https://graph.microsoft.com/.default"]);

    public static async Task<IReadOnlyList<string>> OfAsync(MailCredential credential, CancellationToken cancellation)
    {
        var token = await credential.Create().GetTokenAsync(Graph, cancellation);
        return new JsonWebTokenHandler().CanReadToken(token.Token)
            ? [.. new JsonWebToken(token.Token).Claims.Where(c => c.Type == "roles").Select(c => c.Value)]
            : [];
    }
}
