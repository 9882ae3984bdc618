using Azure.Core;
using Azure.Storage;
using Azure.Storage.Blobs;

namespace KobanBot.Bot.Storage.Backup;

/// <summary>Reads where an export is to lie: a folder, or the address of a place in a blob container.</summary>
internal static class BackupPlace
{
    // The emulator's published account, the same on every machine.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <param name="place">
    /// A path, or <c>https://ACCOUNT.blob.core.windows.net/CONTAINER[/PLACE]</c>, or the same of an emulator on this machine by http.
    /// </param>
    /// <returns>Null for an address that is neither.</returns>
    public static IBackupFiles? Find(string place, TokenCredential credential)
    {
        if (!Uri.TryCreate(place, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return new FolderFiles(place);
        }

        var emulator = address is { Scheme: "http", IsLoopback: true };
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var account = emulator ? 1 : 0;
        if ((!emulator && address.Scheme != "https") || parts.Length <= account || address.Query.Length > 0)
        {
            return null;
        }

        var container = new Uri(address, "/" + string.Join('/', parts[..(account + 1)]));
        var options = new BlobClientOptions { Retry = { MaxRetries = 5, NetworkTimeout = TimeSpan.FromSeconds(60) } };
        var client = emulator
            ? new BlobContainerClient(container, new StorageSharedKeyCredential(EmulatorAccount, EmulatorKey), options)
            : new BlobContainerClient(container, credential, options);
        return new BlobFiles(client, string.Join('/', parts[(account + 1)..]));
    }
}
