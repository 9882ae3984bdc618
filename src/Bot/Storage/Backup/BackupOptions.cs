using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Storage.Backup;

/// <summary>Section <c>Backup</c> of the settings. Without a container nobody but the operator exports.</summary>
internal sealed class BackupOptions
{
    public const string Section = "Backup";

    /// <summary>Address of a blob container, in another account than the tables: <c>https://ACCOUNT.blob.core.windows.net/CONTAINER</c>.</summary>
    public Uri? Container { get; set; }

    /// <summary>Time of the day in Japan from which on the export of the day is made.</summary>
    public TimeOnly At { get; set; } = new(2, 30);
}

internal sealed class BackupOptionsValidator : IValidateOptions<BackupOptions>
{
    public ValidateOptionsResult Validate(string? name, BackupOptions options) =>
        options.Container is null || (options.Container.IsAbsoluteUri && options.Container.Segments.Length > 1)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Backup:Container is the address of a blob container.");
}
