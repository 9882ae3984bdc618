using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;

namespace KobanBot.Bot.BotFramework.Connector;

/// <summary>Turns the settings into the credential of Azure.Identity that they name.</summary>
internal static class Credentials
{
    private static readonly TokenRequestContext Exchange = new(["api://AzureADTokenExchange/.default"]);

    public static TokenCredential Create(BotOptions options) =>
        options.AppType switch
        {
            BotAppType.ClientSecret => new ClientSecretCredential(options.TenantId, options.AppId, options.ClientSecret),
            BotAppType.Certificate when options.CertificatePath is { Length: > 0 } path => new ClientCertificateCredential(
                options.TenantId,
                options.AppId,
                path
            ),
            BotAppType.Certificate => new ClientCertificateCredential(options.TenantId, options.AppId, FromStore(options)),
            BotAppType.ManagedIdentity => ManagedIdentity(options),
            BotAppType.FederatedCredential => Federated(options),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static ManagedIdentityCredential ManagedIdentity(BotOptions options) =>
        new(ManagedIdentityId.FromUserAssignedClientId(options.ManagedIdentityClientId ?? options.AppId));

    private static ClientAssertionCredential Federated(BotOptions options)
    {
        var identity = ManagedIdentity(options);
        return new ClientAssertionCredential(
            options.TenantId,
            options.AppId,
            async cancellation => (await identity.GetTokenAsync(Exchange, cancellation)).Token
        );
    }

    private static X509Certificate2 FromStore(BotOptions options)
    {
        foreach (var location in (ReadOnlySpan<StoreLocation>)[StoreLocation.CurrentUser, StoreLocation.LocalMachine])
        {
            using var store = new X509Store(StoreName.My, location);
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            var found = store.Certificates.Find(X509FindType.FindByThumbprint, options.CertificateThumbprint!, validOnly: false);
            if (found.Count > 0)
            {
                return found[0];
            }
        }

        throw new InvalidOperationException("The certificate that Bot:CertificateThumbprint names is in no certificate store.");
    }
}
