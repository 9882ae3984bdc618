namespace KobanBot.Bot.Storage.Backup;

/// <summary>Where the files of one export lie: a folder (<see cref="FolderFiles"/>) or a place in a blob container (<see cref="BlobFiles"/>).</summary>
internal interface IBackupFiles
{
    /// <summary>What a person would type to name the place.</summary>
    string Name { get; }

    /// <summary>Makes the place where it can be made here.</summary>
    Task BeginAsync(CancellationToken cancellation);

    /// <summary>Something lies there, whatever it is.</summary>
    Task<bool> AnyAsync(CancellationToken cancellation);

    Task<bool> HasAsync(string name, CancellationToken cancellation);

    /// <summary>Replaces a file of the name. It is whole when the stream is closed.</summary>
    Task<Stream> CreateAsync(string name, CancellationToken cancellation);

    Task<Stream> OpenAsync(string name, CancellationToken cancellation);

    /// <summary>Does nothing where there is none.</summary>
    Task DeleteAsync(string name, CancellationToken cancellation);
}
