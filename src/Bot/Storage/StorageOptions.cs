using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Storage;

/// <summary>Section <c>Storage</c> of the settings: one of <see cref="ConnectionString"/> (a desk) and <see cref="AccountUri"/> (the cloud).</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    public string? ConnectionString { get; set; }

    /// <summary>Address of the table service, for example <c>https://ACCOUNT.table.core.windows.net</c>; rights by managed identity.</summary>
    public Uri? AccountUri { get; set; }

    /// <summary>Client id of a user-assigned managed identity; without one, whatever identity the environment offers.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>Create missing tables at start. False where the infrastructure's template makes them.</summary>
    public bool CreateTables { get; set; } = true;

    /// <summary>Put before the names of the tables, so that several can use one account. Letters and digits, a letter first.</summary>
    public string TablePrefix { get; set; } = "";
}

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        List<string> failures = [];
        if (string.IsNullOrWhiteSpace(options.ConnectionString) == options.AccountUri is null)
        {
            failures.Add("Set exactly one of Storage:ConnectionString and Storage:AccountUri.");
        }

        if (options.AccountUri is { } uri && !(uri.IsAbsoluteUri && uri.Scheme == Uri.UriSchemeHttps))
        {
            failures.Add("Storage:AccountUri is an https address.");
        }

        if (options.TablePrefix is { Length: > 0 } prefix && !(char.IsAsciiLetter(prefix[0]) && prefix.All(char.IsAsciiLetterOrDigit)))
        {
            failures.Add("Storage:TablePrefix holds letters and digits, a letter first.");
        }

        if (options.TablePrefix.Length > 40)
        {
            failures.Add("Storage:TablePrefix has at most 40 characters.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
