using System.Text.Json;
using System.Text.Json.Serialization;

namespace KobanBot.Bot.Storage.Backup;

/// <summary>What an export holds. It is the last file that is written: a folder without it is no export.</summary>
/// <param name="Format">Number of the format of the files.</param>
/// <param name="At">When the export began, UTC.</param>
internal sealed record BackupManifest(int Format, DateTimeOffset At, IReadOnlyList<BackupTable> Tables)
{
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Null for what is no manifest of a format that this release reads.</summary>
    public static BackupManifest? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Options) is { Format: CurrentFormat, Tables: not null } read
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Name">Without the prefix of the installation; also the name of the file, with <c>.jsonl</c>.</param>
/// <param name="FileHash">SHA-256 of the file.</param>
/// <param name="RowsHash">By <see cref="RowsDigest"/>: of the rows in whatever order.</param>
/// <param name="ChangedMeanwhile">Rows that were written while the export ran: of their partitions it may hold half a change.</param>
internal sealed record BackupTable(string Name, long Rows, string FileHash, string RowsHash, long ChangedMeanwhile);
