namespace KobanBot.Bot.Storage.Backup;

/// <summary>A folder of this machine whose files only their owner may read and write.</summary>
internal sealed class FolderFiles(string path) : IBackupFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Name => path;

    public Task BeginAsync(CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
        }

        return Task.CompletedTask;
    }

    public Task<bool> AnyAsync(CancellationToken cancellation) =>
        Task.FromResult(Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any());

    public Task<bool> HasAsync(string name, CancellationToken cancellation) => Task.FromResult(File.Exists(Of(name)));

    public Task<Stream> CreateAsync(string name, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // A file that is there already keeps its mode.
            File.Delete(Of(name));
            options.UnixCreateMode = Owner;
        }

        return Task.FromResult<Stream>(new FileStream(Of(name), options));
    }

    public Task<Stream> OpenAsync(string name, CancellationToken cancellation) => Task.FromResult<Stream>(File.OpenRead(Of(name)));

    public Task DeleteAsync(string name, CancellationToken cancellation)
    {
        File.Delete(Of(name));
        return Task.CompletedTask;
    }

    private string Of(string name) => Path.Combine(path, name);
}
