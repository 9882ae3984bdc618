using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace KobanBot.Bot.Storage.Backup;

/// <summary>
/// A place in a blob container, for example <c>backups/2026-11-28</c>. A file becomes visible when its last block is committed, so a process that dies
/// leaves no half file. The container is made by the infrastructure's template.
/// </summary>
internal sealed class BlobFiles(BlobContainerClient container, string place) : IBackupFiles
{
    /// <summary>Bytes that are gathered before a block is sent; a blob takes 50,000 blocks.</summary>
    private const int BlockSize = 4 * 1024 * 1024;

    private readonly string _prefix = place.Length == 0 ? "" : place.TrimEnd('/') + "/";

    public string Name => $"{container.Uri.GetLeftPart(UriPartial.Path)}/{_prefix}";

    public Task BeginAsync(CancellationToken cancellation) => Task.CompletedTask;

    public async Task<bool> AnyAsync(CancellationToken cancellation)
    {
        var names = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, _prefix, cancellation);
        await foreach (var _ in names)
        {
            return true;
        }

        return false;
    }

    public async Task<bool> HasAsync(string name, CancellationToken cancellation) => await Of(name).ExistsAsync(cancellation);

    public Task<Stream> CreateAsync(string name, CancellationToken cancellation) =>
        Of(name).OpenWriteAsync(overwrite: true, new BlockBlobOpenWriteOptions { BufferSize = BlockSize }, cancellation);

    public Task<Stream> OpenAsync(string name, CancellationToken cancellation) =>
        Of(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = BlockSize }, cancellation);

    public Task DeleteAsync(string name, CancellationToken cancellation) => Of(name).DeleteIfExistsAsync(cancellationToken: cancellation);

    private BlockBlobClient Of(string name) => container.GetBlockBlobClient(_prefix + name);
}
